import { JavaObject, type JavaValue } from './java-object';

export type NumberKind = 'Byte' | 'Short' | 'Long' | 'Float' | 'Double' | 'BigInteger' | 'BigDecimal';

/**
 * A number that is not an Integer (those are JavaScript numbers). Subclasses carry the digits; this is what they share.
 */
export abstract class JavaNumber extends JavaObject {
  abstract readonly kind: NumberKind;

  get className(): string {
    return this.kind.startsWith('Big') ? `java.math.${this.kind}` : `java.lang.${this.kind}`;
  }

  /** The value without its fraction, not cut to any width. Infinity and NaN have none: 0. */
  abstract toBigInt(): bigint;
  abstract doubleValue(): number;
  abstract override toJavaString(): string;

  override equals(other: JavaValue): boolean {
    return (
      other instanceof JavaNumber && other.kind === this.kind && other.toJavaString() === this.toJavaString()
    );
  }
}
