import { bigIntegerHash } from './big-integer-hash';
import { JavaException } from '../java-regex/java-exception';
import { JavaNumber } from './java-number';

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?$/;

/** `java.math.BigDecimal`: `unscaled` × 10^-`scale`. */
export class JavaBigDecimal extends JavaNumber {
  readonly kind = 'BigDecimal';
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    super();
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** `new BigDecimal(String)`: keeps the digits as written, trailing zeros too. */
  static parse(text: string): JavaBigDecimal {
    const match = pattern.exec(text);
    const whole = match?.[2] ?? '';
    const fraction = match?.[3] ?? '';
    if (!match || whole + fraction === '') throw new JavaException('java.lang.NumberFormatException', text);
    const scale = fraction.length - Number(match[4] ?? '0');
    if (Math.abs(scale) > 0x7fffffff) throw new JavaException('java.lang.NumberFormatException', text);
    const unscaled = BigInt(whole + fraction);
    return new JavaBigDecimal(match[1] === '-' ? -unscaled : unscaled, scale);
  }

  /** `new BigDecimal(double)`: the exact binary value, all its digits. */
  static ofDouble(value: number): JavaBigDecimal {
    if (!Number.isFinite(value)) {
      throw new JavaException('java.lang.NumberFormatException', 'Infinite or NaN');
    }
    let scale = 0;
    let rest = value;
    // A double is a whole number over a power of two: doubling until whole loses nothing.
    while (!Number.isInteger(rest)) {
      rest *= 2;
      scale++;
    }
    return new JavaBigDecimal(BigInt(rest) * 5n ** BigInt(scale), scale);
  }

  /** The unscaled value at another, larger scale. */
  unscaledAt(scale: number): bigint {
    return this.unscaled * tenTo(scale - this.scale);
  }

  override toBigInt(): bigint {
    if (this.unscaled === 0n) return 0n;
    return this.scale <= 0
      ? this.unscaledAt(0)
      : this.unscaled / tenTo(Math.min(this.scale, this.digits().length));
  }

  override doubleValue(): number {
    return Number(`${this.unscaled}e${-this.scale}`);
  }

  /** The digits without the sign. */
  digits(): string {
    return (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
  }

  /** Java's canonical form: plain when the scale is not negative and the exponent is at least -6, else `1.5E+7`. */
  override toJavaString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = this.digits();
    if (this.scale === 0) return sign + digits;
    const exponent = digits.length - 1 - this.scale;
    if (this.scale > 0 && exponent >= -6) {
      const padded = digits.padStart(this.scale + 1, '0');
      return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
    }
    const mantissa = digits.length > 1 ? `${digits[0] ?? ''}.${digits.slice(1)}` : digits;
    return `${sign}${mantissa}${exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`}`;
  }

  override hashCode(): number {
    return (Math.imul(31, bigIntegerHash(this.unscaled)) + this.scale) | 0;
  }
}

function tenTo(power: number): bigint {
  if (power > 100_000)
    throw new JavaException('java.lang.ArithmeticException', 'BigInteger would overflow supported range');
  return 10n ** BigInt(power);
}
