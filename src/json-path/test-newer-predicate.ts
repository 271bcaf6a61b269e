import {
  isNumber,
  JavaBigDecimal,
  JavaList,
  JavaMap,
  JavaNumber,
  JavaPattern,
  toJavaString,
  type JavaValue,
} from '../java';
import { compareNumbers } from './compare';
import { PathReader, type Reading } from './path-reader';
import type { NewerOperand, NewerOperator, Predicate } from './predicate';

type Value = JavaValue | JavaPattern | undefined;

/** A criterion as Jayway's versions after 2.0.0 test it; only for filters that 2.0.0 cannot read. */
export function testNewer(
  { left, operator, right }: Predicate & { kind: 'newer' },
  element: JavaValue,
  reading: Reading,
): boolean {
  const actual = valueOf(left, element, reading);
  if (operator === undefined) return actual !== undefined;
  const expected = right && valueOf(right, element, reading);
  return holds(actual, operator, expected, reading);
}

function valueOf(operand: NewerOperand, element: JavaValue, reading: Reading): Value {
  if (operand.kind === 'literal') return operand.value;
  if (operand.kind === 'pattern') return operand.pattern;
  const { path } = operand;
  const reader = new PathReader(path, reading, false);
  if (!reader.step(0, path.fromRoot ? reading.document : element)) return undefined;
  return path.definite ? reader.results[0] : new JavaList(reader.results, 'JSONArray');
}

function holds(left: Value, operator: NewerOperator, right: Value, reading: Reading): boolean {
  switch (operator) {
    case '==':
      return same(left, right, reading);
    case '!=':
      return !same(left, right, reading);
    case '<':
      return ordered(left, right, (order) => order < 0);
    case '<=':
      return ordered(left, right, (order) => order <= 0);
    case '>':
      return ordered(left, right, (order) => order > 0);
    case '>=':
      return ordered(left, right, (order) => order >= 0);
    case '=~':
      return matches(left, right, reading);
    case 'in':
      return elements(right)?.some((item) => same(left, item, reading)) ?? false;
    case 'nin':
      return elements(right)?.every((item) => !same(left, item, reading)) ?? false;
    case 'contains':
      if (typeof left === 'string') return typeof right === 'string' && left.includes(right);
      return elements(left)?.some((item) => same(item, right, reading)) ?? false;
    case 'size':
      return (
        typeof right === 'number' &&
        (typeof left === 'string' ? left.length : elements(left)?.length) === right
      );
    case 'empty':
      return typeof right === 'boolean' && isEmpty(left) === right;
    case 'all':
      return within(right, left, reading);
    case 'subsetof':
      return within(left, right, reading);
    case 'anyof':
      return elements(left)?.some((item) => contains(right, item, reading)) ?? false;
    case 'noneof':
      return elements(left)?.every((item) => !contains(right, item, reading)) ?? false;
  }
}

function elements(value: Value): readonly JavaValue[] | undefined {
  return value instanceof JavaList ? value.items : undefined;
}

function contains(list: Value, wanted: JavaValue, reading: Reading): boolean {
  return elements(list)?.some((item) => same(item, wanted, reading)) ?? false;
}

function within(part: Value, whole: Value, reading: Reading): boolean {
  return (
    elements(whole) !== undefined &&
    (elements(part)?.every((item) => contains(whole, item, reading)) ?? false)
  );
}

function isEmpty(value: Value): boolean | undefined {
  if (typeof value === 'string') return value === '';
  if (value instanceof JavaMap) return value.size === 0;
  return elements(value)?.length === undefined ? undefined : elements(value)?.length === 0;
}

/** Numbers by value, and against text that is a number too; collections by what they hold. */
function same(left: Value, right: Value, reading: Reading): boolean {
  reading.meter.spend(1);
  if (
    left === undefined ||
    right === undefined ||
    left instanceof JavaPattern ||
    right instanceof JavaPattern
  ) {
    return false;
  }
  if (isNumber(left) || isNumber(right)) {
    const pair = [asNumber(left), asNumber(right)] as const;
    return pair[0] !== undefined && pair[1] !== undefined && compareNumbers(pair[0], pair[1]) === 0;
  }
  if (left instanceof JavaList) {
    return (
      right instanceof JavaList &&
      left.items.length === right.items.length &&
      left.items.every((item, index) => same(item, right.items[index], reading))
    );
  }
  if (left instanceof JavaMap) {
    if (!(right instanceof JavaMap) || left.size !== right.size) return false;
    return [...left.entries()].every(([key, value]) => same(value, right.get(key), reading));
  }
  return left === right;
}

function asNumber(value: JavaValue): number | JavaNumber | undefined {
  if (isNumber(value)) return value;
  const isText = typeof value === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,9})?$/.test(value);
  return isText ? JavaBigDecimal.parse(value) : undefined;
}

function ordered(left: Value, right: Value, holdsFor: (order: number) => boolean): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    return holdsFor(left < right ? -1 : Number(left > right));
  const isPair = (typeof left === 'number' || left instanceof JavaNumber) && right !== undefined;
  return (
    isPair &&
    (typeof right === 'number' || right instanceof JavaNumber) &&
    holdsFor(compareNumbers(left, right))
  );
}

function matches(left: Value, right: Value, { meter }: Reading): boolean {
  if (!(right instanceof JavaPattern) || left === undefined || left === null || left instanceof JavaPattern)
    return false;
  return right.matches(toJavaString(left, meter), meter);
}
