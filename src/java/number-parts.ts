import { JavaBigDecimal } from './java-big-decimal';
import { JavaException } from '../java-regex/java-exception';
import { JavaDouble, JavaFloat } from './floating-numbers';
import { JavaNumber } from './java-number';
import type { JavaValue } from './java-object';

/** Any Java number: an Integer is a JavaScript number. */
export type AnyNumber = number | JavaNumber;

export function isNumber(value: JavaValue): value is AnyNumber {
  return typeof value === 'number' || value instanceof JavaNumber;
}

export function bigIntOf(value: AnyNumber): bigint {
  return typeof value === 'number' ? BigInt(value) : value.toBigInt();
}

export function doubleOf(value: AnyNumber): number {
  return typeof value === 'number' ? value : value.doubleValue();
}

/** Java's cast to a whole number of so many bits: floating values saturate, others lose their high bits. */
export function toWhole(value: AnyNumber, bits: 8 | 16 | 32 | 64): bigint {
  if (value instanceof JavaDouble || value instanceof JavaFloat) {
    // The cast goes by way of int for the narrow types.
    const width = bits === 64 ? 64n : 32n;
    const bound = 1n << (width - 1n);
    const whole = Number.isFinite(value.value)
      ? value.toBigInt()
      : value.value > 0
        ? bound
        : value.value < 0
          ? -bound
          : 0n;
    return BigInt.asIntN(bits, whole >= bound ? bound - 1n : whole < -bound ? -bound : whole);
  }
  return BigInt.asIntN(bits, bigIntOf(value));
}

/** `Integer.parseInt` and its kin. */
export function parseWhole(text: string, radix: number, bits: 8 | 16 | 32 | 64): bigint {
  const match = /^([+-]?)([0-9a-z]+)$/i.exec(text);
  const digits = match?.[2] ?? '';
  let value = 0n;
  if (digits === '' || radix < 2 || radix > 36 || digits.length > 100) fail(text);
  for (const digit of digits) {
    const number = Number.parseInt(digit, 36);
    if (number >= radix) fail(text);
    value = value * BigInt(radix) + BigInt(number);
  }
  if (match?.[1] === '-') value = -value;
  if (BigInt.asIntN(bits, value) !== value) fail(text);
  return value;
}

/** `Double.parseDouble`: decimal and hexadecimal forms, an `f` or `d` at the end, blanks around it. */
export function parseDouble(text: string): number {
  // eslint-disable-next-line no-control-regex -- Java trims every character up to the blank
  const trimmed = text.replace(/^[\u0000- ]+|[\u0000- ]+$/g, '');
  if (/^[+-]?NaN$/.test(trimmed)) return Number.NaN;
  if (/^[+-]?Infinity$/.test(trimmed)) return trimmed.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?$/.test(trimmed))
    return Number(trimmed.replace(/[fFdD]$/, ''));
  return fail(text);
}

function fail(text: string): never {
  throw new JavaException(
    'java.lang.NumberFormatException',
    text === '' ? 'empty String' : `For input string: "${text}"`,
  );
}

/** The sign of `left - right`, exactly, whatever the kinds. */
export function compareExactly(left: AnyNumber, right: AnyNumber): number {
  const scale = Math.max(scaleOf(left), scaleOf(right));
  const difference = decimalOf(left).unscaledAt(scale) - decimalOf(right).unscaledAt(scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function scaleOf(value: AnyNumber): number {
  return decimalOf(value).scale;
}

/** The value as a BigDecimal: of a double its exact binary value. */
export function decimalOf(value: AnyNumber): JavaBigDecimal {
  if (value instanceof JavaBigDecimal) return value;
  if (value instanceof JavaDouble || value instanceof JavaFloat) return JavaBigDecimal.ofDouble(value.value);
  return new JavaBigDecimal(bigIntOf(value), 0);
}
