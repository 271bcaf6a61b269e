import { omit } from 'lodash';
import { findConditionOperator } from '../condition-operators';
import { hasVariables, parsePattern } from '../pattern';
import { isRecord } from '../../template/properties';
import { Unresolved } from './intrinsics';

export interface WorstCase {
  policy: unknown;
  /** what had to be assumed, each with its place */
  assumed: string[];
}

/**
 * The most that a policy could let in, whatever its unknown values turn out to be: an Allow is taken to reach as
 * far as it might, a Deny only as far as it must. What is proven of this policy holds for every value.
 */
export function worstCase(policy: unknown): WorstCase {
  const assumed: string[] = [];
  if (!isRecord(policy) || !('Statement' in policy)) return { policy, assumed };
  const variables = policy['Version'] === '2012-10-17';
  const listed = Array.isArray(policy['Statement']);
  const statements = listed ? (policy['Statement'] as unknown[]) : [policy['Statement']];
  const worst = statements.map((statement, index) => {
    const note = (place: string, what: string) =>
      assumed.push(`${what} (Statement${listed ? `[${index}]` : ''}${place})`);
    if (!isRecord(statement)) {
      if (statement instanceof Unresolved) note('', statement.intrinsic);
      return statement instanceof Unresolved ? anything('Allow') : statement;
    }
    return worstStatement(statement, variables, note);
  });
  return { policy: { ...policy, Statement: worst }, assumed };
}

type Note = (place: string, what: string) => void;

function anything(effect: 'Allow' | 'Deny') {
  return { Effect: effect, Principal: '*', Action: '*', Resource: '*' };
}

/** A statement that never applies, in place of one that need not: the others keep their numbers. */
const nothing = { ...anything('Deny'), Condition: { StringEquals: { 'aws:SourceVpce': [] } } };

function worstStatement(statement: Record<string, unknown>, variables: boolean, note: Note): unknown {
  if (statement['Effect'] instanceof Unresolved) {
    note('.Effect', statement['Effect'].intrinsic);
    return anything('Allow');
  }
  const allows = statement['Effect'] === 'Allow';
  const unknown = (value: unknown): string | undefined => unknownText(value, variables);
  const result: Record<string, unknown> = { ...statement };
  for (const key of ['Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource']) {
    if (statement[key] === undefined) continue;
    const { known, unknowns } = sift(statement[key], unknown);
    if (unknowns.length === 0) continue;
    unknowns.forEach((what) => note(`.${key}`, what));
    const negated = key.startsWith('Not');
    if (allows && !negated) {
      result[key] = '*';
    } else if (!isEmpty(known) && allows === negated) {
      result[key] = known;
    } else if (allows) {
      return anything('Allow');
    } else {
      return nothing;
    }
  }
  const condition = statement['Condition'];
  if (condition === undefined) return result;
  if (!isRecord(condition)) {
    if (!(condition instanceof Unresolved)) return result;
    note('.Condition', condition.intrinsic);
    return allows ? omit(result, 'Condition') : nothing;
  }
  const worst = worstConditions(condition, allows, unknown, note);
  return worst === undefined ? nothing : { ...result, Condition: worst };
}

function worstConditions(
  condition: Record<string, unknown>,
  allows: boolean,
  unknown: (value: unknown) => string | undefined,
  note: Note,
): Record<string, unknown> | undefined {
  const worst: Record<string, Record<string, unknown>> = {};
  const put = (operator: string, key: string, value: unknown) => {
    worst[operator] = { ...worst[operator], [key]: value };
  };
  const absent: Record<string, string> = {};
  // AWS does not say what a lone wildcard matches where an ARN is expected.
  const unknownArn = (value: unknown): string | undefined =>
    value === '*' ? 'the lone "*" of an ARN operator' : unknown(value);
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isRecord(keys)) {
      if (!(keys instanceof Unresolved)) return condition;
      note(`.Condition.${operator}`, keys.intrinsic);
      if (!allows) return undefined;
      continue;
    }
    const isArn = /^arn/i.test(operator.replace(/^For(AllValues|AnyValue):/i, ''));
    for (const [key, value] of Object.entries(keys)) {
      const { known, unknowns } = sift(value, isArn ? unknownArn : unknown);
      unknowns.forEach((what) => note(`.Condition.${operator}.${key}`, what));
      if (unknowns.length === 0) {
        put(operator, key, value);
        continue;
      }
      const simple = findConditionOperator(operator);
      const negated = simple?.negated === true;
      if (simple === undefined) {
        // Under a qualifier or …IfExists: an Allow may hold, a Deny need not.
        if (!allows) return undefined;
      } else if (allows) {
        if (negated && !isEmpty(known)) put(operator, key, known);
      } else if (negated) {
        // Any value may be the unknown one; only an absent key is surely none of them.
        absent[key] = 'true';
      } else if (isEmpty(known)) {
        return undefined;
      } else {
        put(operator, key, known);
      }
    }
  }
  // Beside what the policy itself says of presence: operators are found whatever their case.
  return Object.keys(absent).length === 0 ? worst : { ...worst, [unusedSpelling(condition)]: absent };
}

function unusedSpelling(condition: Record<string, unknown>): string {
  return ['Null', 'null', 'NULL', 'nULL', 'NUll'].find((name) => !(name in condition)) ?? 'NuLl';
}

function sift(
  value: unknown,
  unknown: (value: unknown) => string | undefined,
): { known: unknown; unknowns: string[] } {
  if (Array.isArray(value)) {
    const texts = value.map((element: unknown) => ({ element, what: unknown(element) }));
    return {
      known: texts.filter(({ what }) => what === undefined).map(({ element }) => element),
      unknowns: texts.flatMap(({ what }) => what ?? []),
    };
  }
  if (isRecord(value) && !(value instanceof Unresolved)) {
    const sifted = Object.entries(value).map(([key, child]) => ({ key, ...sift(child, unknown) }));
    return {
      known: Object.fromEntries(sifted.flatMap(({ key, known }) => (isEmpty(known) ? [] : [[key, known]]))),
      unknowns: sifted.flatMap(({ unknowns }) => unknowns),
    };
  }
  const what = unknown(value);
  return what === undefined ? { known: value, unknowns: [] } : { known: [], unknowns: [what] };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}

/** What is unknown about a value: an intrinsic, or a policy variable, which each request fills anew. */
function unknownText(value: unknown, variables: boolean): string | undefined {
  if (value instanceof Unresolved) return value.intrinsic;
  if (!variables || typeof value !== 'string') return undefined;
  const pattern = parsePattern(value, { wildcards: false, variables: true });
  return typeof pattern !== 'string' && hasVariables(pattern)
    ? `the policy variable in "${value}"`
    : undefined;
}
