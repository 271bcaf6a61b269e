import { JavaNumber } from './java-number';
import type { JavaValue } from './java-object';
import { printDouble } from './print-double';

const bits = new DataView(new ArrayBuffer(8));

function truncated(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
}

/** `java.lang.Double`. Prints as Java: `1.0`, `1.0E10`, `-0.0`. */
export class JavaDouble extends JavaNumber {
  readonly kind = 'Double';
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }

  override toBigInt(): bigint {
    return truncated(this.value);
  }

  override doubleValue(): number {
    return this.value;
  }

  override toJavaString(): string {
    return printDouble(this.value);
  }

  /** Java compares bits: NaN equals itself, 0.0 is not -0.0. */
  override equals(other: JavaValue): boolean {
    return other instanceof JavaDouble && Object.is(other.value, this.value);
  }

  override hashCode(): number {
    bits.setFloat64(0, this.value);
    return bits.getInt32(0) ^ bits.getInt32(4);
  }
}

/** `java.lang.Float`; the carrier is rounded to 32 bits. */
export class JavaFloat extends JavaNumber {
  readonly kind = 'Float';
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = Math.fround(value);
  }

  override toBigInt(): bigint {
    return truncated(this.value);
  }

  override doubleValue(): number {
    return this.value;
  }

  override toJavaString(): string {
    return printDouble(this.value, Math.fround);
  }

  override equals(other: JavaValue): boolean {
    return other instanceof JavaFloat && Object.is(other.value, this.value);
  }

  override hashCode(): number {
    bits.setFloat32(0, this.value);
    return bits.getInt32(0);
  }
}
