import { bigIntegerHash } from './big-integer-hash';
import { JavaNumber } from './java-number';

abstract class WholeNumber extends JavaNumber {
  readonly value: bigint;

  constructor(value: bigint) {
    super();
    this.value = value;
  }

  override toBigInt(): bigint {
    return this.value;
  }

  override doubleValue(): number {
    return Number(this.value);
  }

  override toJavaString(): string {
    return this.value.toString();
  }
}

/** `java.lang.Long`: 64 bits. */
export class JavaLong extends WholeNumber {
  readonly kind = 'Long';

  override hashCode(): number {
    return Number(BigInt.asIntN(32, this.value ^ (this.value >> 32n)));
  }
}

/** `java.lang.Short`: 16 bits. */
export class JavaShort extends WholeNumber {
  readonly kind = 'Short';

  override hashCode(): number {
    return Number(this.value);
  }
}

/** `java.lang.Byte`: 8 bits. */
export class JavaByte extends WholeNumber {
  readonly kind = 'Byte';

  override hashCode(): number {
    return Number(this.value);
  }
}

/** `java.math.BigInteger`: any number of digits. */
export class JavaBigInteger extends WholeNumber {
  readonly kind = 'BigInteger';

  override hashCode(): number {
    return bigIntegerHash(this.value);
  }
}

/** The narrowest of Integer, Long and BigInteger that holds the value, as a JSON reader chooses. */
export function wholeNumber(value: bigint): number | JavaLong | JavaBigInteger {
  if (BigInt.asIntN(32, value) === value) return Number(value);
  return BigInt.asIntN(64, value) === value ? new JavaLong(value) : new JavaBigInteger(value);
}
