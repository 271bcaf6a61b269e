import { range, uniq } from 'lodash';
import { isIntrinsic } from '../template/intrinsics';
import type { Problem } from './problem';

/** More conditions in one list than anyone writes: each doubles the cases. */
const mostConditions = 12;

/**
 * Whether a list has no element in some case of its conditions: `Fn::If` may choose `AWS::NoValue` or an empty list.
 * A policy that names no one is not what was meant, and a condition key without values is refused or matches nothing.
 */
export function emptyListProblems(list: unknown, code: Problem['code'], path: string): Problem[] {
  if (list === undefined) return [];
  const conditions = uniq(conditionsOf(list)).slice(0, mostConditions);
  const empty = range(2 ** conditions.length).find((bits) =>
    isEmptyIn(list, (name) => ((bits >> conditions.indexOf(name)) & 1) === 1),
  );
  if (empty === undefined) return [];
  if (conditions.length === 0) return [nothing(code, path, list)];
  const cases = conditions.map((name, index) => `${name} is ${String(((empty >> index) & 1) === 1)}`);
  return [
    {
      code,
      path,
      message: `The list is empty where ${cases.join(' and ')}.`,
      given: list,
      fix: 'Name one that is always there, or write both branches of one Fn::If.',
    },
  ];
}

function nothing(code: Problem['code'], path: string, given: unknown): Problem {
  return {
    code,
    path,
    message: 'This list is empty.',
    given,
    fix: 'List at least one, or remove the setting.',
  };
}

function conditionsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionsOf);
  if (!isIntrinsic(value) || !('Fn::If' in value)) return [];
  const [condition, ...branches] = value['Fn::If'] as readonly unknown[];
  return [...(typeof condition === 'string' ? [condition] : []), ...branches.flatMap(conditionsOf)];
}

function isEmptyIn(value: unknown, isTrue: (condition: string) => boolean): boolean {
  if (Array.isArray(value)) return value.every((element) => isEmptyIn(element, isTrue));
  if (!isIntrinsic(value)) return false;
  if ('Fn::If' in value) {
    const [condition, then, otherwise] = value['Fn::If'] as readonly unknown[];
    return isEmptyIn(isTrue(String(condition)) ? then : otherwise, isTrue);
  }
  return 'Ref' in value && value.Ref === 'AWS::NoValue';
}
