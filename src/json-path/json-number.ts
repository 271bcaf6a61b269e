import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaDouble,
  JavaException,
  type JavaNumber,
  wholeNumber,
} from '../java';

/** As many characters as every Integer has room for: no need to look closer. */
const plainLength = 9;
/** The digits of the longest long. */
const longLength = 19;
/** json-smart reads a fraction of more characters as BigDecimal, which keeps them all. */
const doubleLength = 18;

/** A whole number as json-smart reads it: Integer, Long, or BigInteger; leading zeros count for the length. */
export function readWholeNumber(text: string): number | JavaNumber {
  // A lone sign is zero, and so is minus zero: an Integer has no sign of its own there.
  if (text === '-') return 0;
  if (text.length <= plainLength) return Number(text) | 0;
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
