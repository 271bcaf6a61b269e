import { JavaException, JavaPattern, toJavaString, type JavaValue } from '../java';
import { compare, incomparable } from './compare';
import type { JsonPath } from './json-path';
import { PathReader, type Reading } from './path-reader';
import { testNewer } from './test-newer-predicate';
import type { ComparisonOperator, Operand, Predicate } from './predicate';

/** Whether an element passes a filter. */
export function test(predicate: Predicate, element: JavaValue, reading: Reading): boolean {
  reading.meter.spend(1);
  switch (predicate.kind) {
    case 'and':
      return predicate.parts.every((part) => test(part, element, reading));
    case 'or':
      return predicate.parts.some((part) => test(part, element, reading));
    case 'not':
      return !test(predicate.part, element, reading);
    case 'newer':
      return testNewer(predicate, element, reading);
    case 'exists': {
      // A null is there, and does not exist. Even a path that begins with `$` starts at the element here.
      const found = first(predicate.path, element, reading, true);
      if (found === null) reading.disagree('a filter asks whether a null exists: it does in newer versions');
      return ((found ?? null) !== null) !== predicate.negated;
    }
    case 'comparison': {
      const left = value(predicate.left, element, reading);
      if (left === undefined) return false;
      const right = value(predicate.right, element, reading);
      if (right === undefined) return false;
      return holds(left, predicate.operator, right, reading);
    }
  }
}

/** The value of an operand; `undefined` where its path finds nothing. */
function value(operand: Operand, element: JavaValue, reading: Reading): JavaValue | JavaPattern | undefined {
  switch (operand.kind) {
    case 'text':
      return operand.text;
    case 'pattern':
      return operand.pattern;
    case 'path':
      return read(operand.path, element, reading);
  }
}

function read(path: JsonPath, element: JavaValue, reading: Reading): JavaValue | undefined {
  if (!path.fromRoot) return first(path, element, reading, false);
  const known = reading.rootValues.get(path);
  if (known !== undefined) return known;
  const found = first(path, reading.document, reading, false);
  if (found !== undefined) reading.rootValues.set(path, found);
  return found;
}

/** The value at a definite path of a filter; `undefined` where there is none. */
function first(path: JsonPath, start: JavaValue, reading: Reading, strict: boolean): JavaValue | undefined {
  const reader = new PathReader(path, reading, strict);
  return reader.step(0, start) ? reader.results[0] : undefined;
}

type Compared = JavaValue | JavaPattern;

function holds(left: Compared, operator: ComparisonOperator, right: Compared, reading: Reading): boolean {
  if (operator === '=~') return matches(left, right, reading);
  const isEquality = operator === '==' || operator === '!=';
  if (!isEquality && (left === null) !== (right === null)) return false;
  const order = compare(right, left);
  if (order === incomparable) return false;
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order > 0;
    case '<=':
      return order >= 0;
    case '>':
      return order < 0;
    case '>=':
      return order <= 0;
  }
}

/** Either side may be the pattern; it has to match the whole text of the other. */
function matches(left: Compared, right: Compared, { meter }: Reading): boolean {
  const [pattern, target] = left instanceof JavaPattern ? [left, right] : [right, left];
  if (pattern === null && target === null) return false;
  if (!(pattern instanceof JavaPattern)) {
    throw new JavaException('java.lang.ClassCastException', 'the right side of =~ is no /pattern/');
  }
  if (target === null) return false;
  return pattern.matches(target instanceof JavaPattern ? target.source : toJavaString(target, meter), meter);
}
