import { isNumber, JavaBigDecimal, JavaPattern, type AnyNumber, type JavaValue } from '../java';

/** Two values of kinds that Jayway does not compare: the criterion is false, whatever its operator. */
export const incomparable = Symbol('incomparable');

/**
 * Java's order of `expected` and `actual` as Jayway 2.0.0 compares them: text against a number is read as one (and
 * fails the whole path where it is none), the text `null` is null.
 */
export function compare(
  expected: JavaValue | JavaPattern,
  actual: JavaValue | JavaPattern,
): number | typeof incomparable {
  // A pattern of a filter equals no other, though equal ones may share an object here.
  if (expected === actual && !(expected instanceof JavaPattern)) return 0;
  const expectedNull = expected === null || expected === 'null';
  const actualNull = actual === null || actual === 'null';
  if (expectedNull || actualNull) return Number(actualNull) - Number(expectedNull);
  if (typeof expected === 'string') {
    if (typeof actual === 'string') return order(expected.replaceAll("\\'", "'"), actual);
    if (isNumeric(actual)) return compareNumbers(expected, actual);
    if (typeof actual === 'boolean') return Number(expected.toLowerCase() === 'true') - Number(actual);
  }
  if (isNumeric(expected) && isNumeric(actual)) return compareNumbers(expected, actual);
  if (typeof expected === 'boolean' && typeof actual === 'boolean') return Number(expected) - Number(actual);
  return incomparable;
}

function isNumeric(value: JavaValue | JavaPattern): value is AnyNumber {
  return isNumber(value as JavaValue);
}

/** Through `BigDecimal(String)`, which refuses what is no number: a filter on mixed data fails there. */
export function compareNumbers(expected: string | AnyNumber, actual: AnyNumber): number {
  const left = decimal(expected);
  const right = decimal(actual);
  const sign = signOf(left) - signOf(right);
  if (sign !== 0 || left.unscaled === 0n) return sign;
  return signOf(left) * compareMagnitudes(left, right);
}

/** By the power of ten first: what a document costs does not grow with the exponents that it holds. */
function compareMagnitudes(left: JavaBigDecimal, right: JavaBigDecimal): number {
  const leftDigits = left.digits();
  const rightDigits = right.digits();
  const exponent = leftDigits.length - left.scale - (rightDigits.length - right.scale);
  if (exponent !== 0) return exponent;
  const length = Math.max(leftDigits.length, rightDigits.length);
  return order(leftDigits.padEnd(length, '0'), rightDigits.padEnd(length, '0'));
}

function signOf(value: JavaBigDecimal): number {
  return Number(value.unscaled > 0n) - Number(value.unscaled < 0n);
}

function decimal(value: string | AnyNumber): JavaBigDecimal {
  return JavaBigDecimal.parse(typeof value === 'object' ? value.toJavaString() : String(value));
}

function order(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
