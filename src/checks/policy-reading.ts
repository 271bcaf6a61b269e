import { findConditionOperator } from '../policy/condition-operators';
import type { RestApi } from './model/rest-api';
import { asList, isObject, type JsonObject } from './model/value';

/** A statement of a resource policy as the template has it. */
export interface PlacedStatement {
  path: string;
  statement: JsonObject;
}

export function statementsOf(api: RestApi): PlacedStatement[] {
  const policy = api.policy;
  if (policy === undefined || !isObject(policy.value)) return [];
  const { Statement } = policy.value;
  const listed = Array.isArray(Statement);
  return (listed ? asList(Statement) : [Statement]).flatMap((statement, index) =>
    isObject(statement) ? [{ path: `${policy.path}.Statement${listed ? `[${index}]` : ''}`, statement }] : [],
  );
}

export interface PlacedCondition {
  path: string;
  operator: string;
  /** the operator without qualifier and suffix holds where its values do not match */
  negated: boolean;
  ifExists: boolean;
  key: string;
  /** as the template has them: a value may be an intrinsic */
  values: readonly unknown[];
}

export function conditionsOf({ path, statement }: PlacedStatement): PlacedCondition[] {
  const condition = statement['Condition'];
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (!isObject(keys)) return [];
    const plain = operator.replace(/^For(AnyValue|AllValues):/i, '');
    const ifExists = /IfExists$/i.test(plain);
    const negated = findConditionOperator(plain.replace(/IfExists$/i, ''))?.negated === true;
    return Object.entries(keys).map(([key, value]) => ({
      path: `${path}.Condition.${operator}.${key}`,
      operator,
      negated,
      ifExists,
      key: key.toLowerCase(),
      values: Array.isArray(value) ? (value as unknown[]) : [value],
    }));
  });
}

/** The values that a policy names for a key, wherever it does. */
export function namedValues(api: RestApi, key: string): unknown[] {
  return statementsOf(api)
    .flatMap(conditionsOf)
    .filter(
      (condition) =>
        condition.key === key && /^(For\w+:)?String(Not)?Equals(IfExists)?$/i.test(condition.operator),
    )
    .flatMap(({ values }) => values);
}

/** Whether an element names principals other than everyone; undefined where it is not known. */
export function namesSomeone(principal: unknown): boolean | undefined {
  if (principal === '*') return false;
  if (!isObject(principal)) return undefined;
  const aws = principal['AWS'];
  return ![aws].flat().includes('*');
}
