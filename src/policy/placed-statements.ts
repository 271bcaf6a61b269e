import { asList, isRecord, type Properties } from '../template/properties';
import type { PlacedValue } from '../template/rest-api';
import { findConditionOperator } from './condition-operators';
import { readPolicy } from './read-policy';

/** A statement of a resource policy, with its place in the template. */
export interface PlacedStatement {
  path: string;
  /** intrinsics worked out */
  statement: Properties;
}

/** The statements of a policy: one, or a list of them. Those that only CloudFormation knows are left out. */
export function statementsOf({ path, value }: Pick<PlacedValue, 'path' | 'value'>): PlacedStatement[] {
  const policy = readPolicy(value);
  if (typeof policy === 'string') return [];
  const { Statement } = policy as { Statement?: unknown };
  const listed = Array.isArray(Statement);
  return asList(Statement).flatMap((statement, index) =>
    isRecord(statement) ? [{ path: `${path}.Statement${listed ? `[${index}]` : ''}`, statement }] : [],
  );
}

export interface PlacedCondition {
  path: string;
  operator: string;
  /** the operator without qualifier and suffix holds where its values do not match */
  negated: boolean;
  ifExists: boolean;
  key: string;
  /** what only CloudFormation knows is a mark */
  values: readonly unknown[];
}

export function conditionsOf({ path, statement }: PlacedStatement): PlacedCondition[] {
  const condition = statement['Condition'];
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    if (!isRecord(keys)) return [];
    const plain = operator.replace(/^For(AnyValue|AllValues):/i, '');
    const ifExists = /IfExists$/i.test(plain);
    const negated = findConditionOperator(plain.replace(/IfExists$/i, ''))?.negated === true;
    return Object.entries(keys).map(([key, value]) => ({
      path: `${path}.Condition.${operator}.${key}`,
      operator,
      negated,
      ifExists,
      key: key.toLowerCase(),
      values: asList(value),
    }));
  });
}

/** The values that a policy names for a key, wherever it does. */
export function namedValues(policies: readonly PlacedValue[], key: string): unknown[] {
  return policies
    .flatMap(statementsOf)
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
  if (!isRecord(principal)) return undefined;
  const aws = principal['AWS'];
  return ![aws].flat().includes('*');
}
