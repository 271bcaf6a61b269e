import {
  bigIntOf,
  decimalOf,
  doubleOf,
  JavaBigDecimal,
  JavaBigInteger,
  JavaByte,
  JavaDouble,
  JavaException,
  JavaFloat,
  JavaLong,
  JavaShort,
  rescale,
  type AnyNumber,
} from '../java';

export type ArithmeticOperator = 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo';

type Base = 'long' | 'bigInteger' | 'float' | 'double' | 'bigDecimal';

function isWhole(value: AnyNumber): boolean {
  return !(value instanceof JavaDouble || value instanceof JavaFloat || value instanceof JavaBigDecimal);
}

/** The type in which two numbers meet. */
function baseOf(left: AnyNumber, right: AnyNumber): Base {
  if (left instanceof JavaBigDecimal || right instanceof JavaBigDecimal) return 'bigDecimal';
  const big = left instanceof JavaBigInteger || right instanceof JavaBigInteger;
  if (isWhole(left) && isWhole(right)) return big ? 'bigInteger' : 'long';
  if (big) return 'bigDecimal';
  return left instanceof JavaDouble || right instanceof JavaDouble ? 'double' : 'float';
}

/** Exact up to here, so products and sums of Integers need no big arithmetic. */
function isSafe(value: number): boolean {
  return value >= -0x1fffffffffffff && value <= 0x1fffffffffffff;
}

/**
 * Velocity's arithmetic: two Integers give an Integer, or the next wider type that holds the result; a division by
 * zero gives nothing (`undefined`).
 * @throws JavaException where BigDecimal has no answer
 */
export function calculate(
  operator: ArithmeticOperator,
  left: AnyNumber,
  right: AnyNumber,
): AnyNumber | undefined {
  if ((operator === 'divide' || operator === 'modulo') && isZero(right)) return undefined;
  if (typeof left === 'number' && typeof right === 'number') {
    const result = integers(operator, left, right);
    if (isSafe(result)) return result === (result | 0) ? result | 0 : new JavaLong(BigInt(result));
  }
  const base = baseOf(left, right);
  switch (base) {
    case 'long':
    case 'bigInteger':
      return whole(operator, left, right, base);
    case 'float':
      return new JavaFloat(floating(operator, doubleOf(left), doubleOf(right)));
    case 'double':
      return new JavaDouble(floating(operator, doubleOf(left), doubleOf(right)));
    case 'bigDecimal':
      return decimal(operator, asDecimal(left), asDecimal(right));
  }
}

function isZero(value: AnyNumber): boolean {
  return value instanceof JavaBigDecimal ? value.unscaled === 0n : doubleOf(value) === 0;
}

function integers(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return Math.trunc(left / right);
    case 'modulo':
      return left % right;
  }
}

function floating(operator: ArithmeticOperator, left: number, right: number): number {
  return operator === 'divide' ? left / right : integers(operator, left, right);
}

function whole(
  operator: ArithmeticOperator,
  left: AnyNumber,
  right: AnyNumber,
  base: 'long' | 'bigInteger',
): AnyNumber {
  const divisor = bigIntOf(right);
  if (operator === 'modulo' && base === 'bigInteger' && divisor < 0n) {
    throw new JavaException('java.lang.ArithmeticException', 'BigInteger: modulus not positive');
  }
  let result = bigInts(operator, bigIntOf(left), divisor);
  // BigInteger.mod is never negative.
  if (operator === 'modulo' && base === 'bigInteger' && result < 0n) result += divisor;
  if (base === 'bigInteger') return checkedBigInteger(result);
  // Sums, differences and products beyond a Long become a BigInteger; Java's division overflows in one case.
  if (BigInt.asIntN(64, result) !== result) {
    return operator === 'divide' ? new JavaLong(BigInt.asIntN(64, result)) : new JavaBigInteger(result);
  }
  return wrap(result, Math.max(rank(left), rank(right)));
}

function bigInts(operator: ArithmeticOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return left / right;
    case 'modulo':
      return left % right;
  }
}

function checkedBigInteger(value: bigint): JavaBigInteger {
  if ((value < 0n ? -value : value) >> 400_000n > 0n) tooLarge();
  return new JavaBigInteger(value);
}

function tooLarge(): never {
  throw new JavaException('java.lang.ArithmeticException', 'BigInteger would overflow supported range');
}

function rank(value: AnyNumber): number {
  if (value instanceof JavaByte) return 0;
  if (value instanceof JavaShort) return 1;
  return typeof value === 'number' ? 2 : 3;
}

/** The narrowest type from this rank on that holds the value. */
function wrap(value: bigint, from: number): AnyNumber {
  if (from <= 0 && BigInt.asIntN(8, value) === value) return new JavaByte(value);
  if (from <= 1 && BigInt.asIntN(16, value) === value) return new JavaShort(value);
  return from <= 2 && BigInt.asIntN(32, value) === value ? Number(value) : new JavaLong(value);
}

function asDecimal(value: AnyNumber): JavaBigDecimal {
  return decimalOf(value);
}

function decimal(operator: ArithmeticOperator, left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  const scale = Math.max(left.scale, right.scale);
  switch (operator) {
    case 'add':
      return new JavaBigDecimal(left.unscaledAt(scale) + right.unscaledAt(scale), scale);
    case 'subtract':
      return new JavaBigDecimal(left.unscaledAt(scale) - right.unscaledAt(scale), scale);
    case 'multiply':
      if (left.digits().length + right.digits().length > 100_000) tooLarge();
      return new JavaBigDecimal(left.unscaled * right.unscaled, left.scale + right.scale);
    case 'divide':
      return quotient(left, right);
    case 'modulo':
      throw new JavaException('java.lang.ArithmeticException', 'Cannot calculate the modulo of BigDecimals.');
  }
}

/** At the scale of the dividend, rounded half down. */
function quotient(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  // One digit more than the result has, and whether anything is left, decide the rounding.
  const shift = left.scale + 1 - (left.scale - right.scale);
  const numerator = shift >= 0 ? left.unscaled * 10n ** BigInt(shift) : left.unscaled;
  const denominator = shift >= 0 ? right.unscaled : right.unscaled * 10n ** BigInt(-shift);
  const digits = numerator / denominator;
  const exact = numerator % denominator === 0n;
  const sticky = exact ? digits * 10n : digits * 10n + (numerator < 0n === denominator < 0n ? 1n : -1n);
  return rescale(new JavaBigDecimal(sticky, left.scale + 2), left.scale, 'HALF_DOWN');
}
