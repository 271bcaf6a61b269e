import type { StatementVerdict } from './evaluate-statement';
import { resolvePattern, type VariableLookup } from './pattern';
import type { ConditionEntry, ConditionEntryValue } from './statement';

/** A request's context keys. Their names are not case-sensitive (reference_policies_elements_condition.html). */
export interface RequestContext {
  values(key: string): readonly string[] | undefined;
  variable: VariableLookup;
}

export function requestContext(
  given: Readonly<Record<string, string | readonly string[] | undefined>>,
): RequestContext {
  const byKey = new Map<string, string[]>();
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const lower = key.toLowerCase();
    byKey.set(lower, [...(byKey.get(lower) ?? []), ...(typeof value === 'string' ? [value] : value)]);
  }
  return {
    values: (key) => {
      const values = byKey.get(key.toLowerCase());
      return values === undefined || values.length === 0 ? undefined : values;
    },
    // A key with several values cannot stand as a variable.
    variable: (key) => {
      const values = byKey.get(key.toLowerCase());
      return values?.length === 1 ? values[0] : undefined;
    },
  };
}

/** Whether one condition holds, by reference_policies_elements_condition_operators.html and …_multi-value-conditions.html. */
export function evaluateCondition(entry: ConditionEntry, context: RequestContext): StatementVerdict {
  const actual = context.values(entry.key);
  const matches = conditionHolds(entry, actual, context.variable);
  const given = actual === undefined ? 'absent' : actual.map((value) => `"${value}"`).join(', ');
  const wanted = entry.values.map(({ text }) => `"${text}"`).join(', ');
  return {
    matches,
    why: `${entry.operatorText} ${entry.key} ${wanted} ${matches ? 'holds' : 'does not hold'}: the key is ${given}`,
  };
}

export function conditionHolds(
  entry: ConditionEntry,
  actual: readonly string[] | undefined,
  lookup: VariableLookup,
): boolean {
  const { operator, qualifier } = entry;
  if (operator.family === 'null') {
    return entry.values.some(({ test }) => test?.(actual === undefined ? 'true' : 'false') === true);
  }
  if (actual === undefined) {
    if (entry.ifExists || qualifier === 'ForAllValues') return true;
    return operator.negated && qualifier !== 'ForAnyValue';
  }
  const values = entry.values.map((value) => resolved(entry, value, lookup));
  // A negated comparison with a variable that has no value says nothing: the statement is void.
  if (operator.negated && values.includes(undefined)) return entry.ifExists;
  const one = (text: string): boolean => values.some((test) => test?.(text) === true) !== operator.negated;
  switch (qualifier) {
    case 'ForAllValues':
      return isNullDataSet(actual) || actual.every(one);
    case 'ForAnyValue':
      return !isNullDataSet(actual) && actual.some(one);
    default:
      return operator.negated ? actual.every(one) : actual.some(one);
  }
}

/** "a null data set, such as an empty string" counts as no value for the two set operators. */
function isNullDataSet(actual: readonly string[]): boolean {
  return actual.every((value) => value === '');
}

function resolved({ operator }: ConditionEntry, value: ConditionEntryValue, lookup: VariableLookup) {
  if (value.pattern === undefined) return value.test;
  const glob = resolvePattern(value.pattern, lookup);
  return glob === undefined ? undefined : operator.pattern?.(glob);
}
