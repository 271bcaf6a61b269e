import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaDouble,
  JavaException,
  JavaLong,
  type JavaNumber,
  wholeNumber,
} from '../java';

/** So many digits a JavaScript number holds exactly; so it does the power of ten behind so many. */
export const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, power) => 10 ** power);

/** The digits of the longest long. */
const longLength = 19;
/** json-smart reads a fraction of more characters as BigDecimal, which keeps them all. */
const doubleLength = 18;

/** `readWholeNumber` of few digits. */
export function wholeOf(value: number): number | JavaLong {
  const integer = value | 0;
  return integer === value ? integer : new JavaLong(BigInt(value));
}

/** `readFraction` of few digits, so many of them behind the dot: of two exact numbers the quotient is the closest. */
export function fractionOf(value: number, scale: number): JavaDouble {
  return new JavaDouble(value / (powersOfTen[scale] ?? 1));
}

/** A whole number as json-smart reads it: Integer, Long, or BigInteger; leading zeros count for the length. */
export function readWholeNumber(text: string): number | JavaNumber {
  // A lone sign is zero, and so is minus zero: an Integer has no sign of its own there.
  if (text === '-') return 0;
  const value = BigInt(text);
  return text.length > (text.startsWith('-') ? longLength + 1 : longLength)
    ? new JavaBigInteger(value)
    : wholeNumber(value);
}

/** A number with a fraction or an exponent: Double, or BigDecimal where it is written with more than 18 characters. */
export function readFraction(text: string): JavaNumber {
  if (text.length > doubleLength) return JavaBigDecimal.parse(text);
  const value = Number(text);
  if (Number.isNaN(value)) {
    throw new JavaException('java.lang.NumberFormatException', `For input string: "${text}"`);
  }
  return new JavaDouble(value);
}
