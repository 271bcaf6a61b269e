import { JavaBigDecimal } from './java-big-decimal';
import { JavaException } from '../java-regex/java-exception';
import type { JavaNumber } from './java-number';
import type { Meter } from '../meter';
import { methodTable, type MethodTable } from './method-table';
import { compareExactly } from './number-parts';
import { roundingModes, rescale } from './rescale';
import { JavaBigInteger } from './whole-numbers';

function arithmetic(message: string): never {
  throw new JavaException('java.lang.ArithmeticException', message);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function power(base: bigint, exponent: number, meter: Meter): bigint {
  if (exponent < 0) arithmetic('Negative exponent');
  // The digits of the result, about: what it costs to make them.
  const digits = abs(base).toString().length * exponent;
  meter.spend(digits);
  if (digits > 100_000 && abs(base) > 1n) arithmetic('BigInteger would overflow supported range');
  return base ** BigInt(exponent);
}

function nonZero(value: bigint): bigint {
  return value === 0n ? arithmetic('BigInteger divide by zero') : value;
}

function integer(value: bigint): JavaBigInteger {
  if (abs(value) >> 400_000n > 0n) arithmetic('BigInteger would overflow supported range');
  return new JavaBigInteger(value);
}

/** `java.math.BigInteger`. */
export function bigIntegerMethods(shared: MethodTable): MethodTable {
  return methodTable<JavaBigInteger>(shared)({
    'add(BigInteger)': (self, [other]) => integer(self.value + other.toBigInt()),
    'subtract(BigInteger)': (self, [other]) => integer(self.value - other.toBigInt()),
    'multiply(BigInteger)': (self, [other]) => integer(self.value * other.toBigInt()),
    'divide(BigInteger)': (self, [other]) => integer(self.value / nonZero(other.toBigInt())),
    'remainder(BigInteger)': (self, [other]) => integer(self.value % nonZero(other.toBigInt())),
    'mod(BigInteger)': (self, [other]) => {
      const modulus = other.toBigInt();
      if (modulus <= 0n) arithmetic('BigInteger: modulus not positive');
      return integer(((self.value % modulus) + modulus) % modulus);
    },
    'pow(int)': (self, [exponent], meter) => integer(power(self.value, exponent, meter)),
    'negate()': (self) => integer(-self.value),
    'abs()': (self) => integer(abs(self.value)),
    'signum()': (self) => (self.value < 0n ? -1 : Number(self.value > 0n)),
    'max(BigInteger)': (self, [other]) => (compareExactly(self, other) >= 0 ? self : other),
    'min(BigInteger)': (self, [other]) => (compareExactly(self, other) <= 0 ? self : other),
    'compareTo(BigInteger)': (self, [other]) => compareExactly(self, other),
    'bitLength()': (self) =>
      (self.value < 0n ? -self.value - 1n : self.value).toString(2).replace(/^0$/, '').length,
    'toString(int)': (self, [radix]) => self.value.toString(radix < 2 || radix > 36 ? 10 : radix),
  });
}

/** `java.math.BigDecimal`. */
export function bigDecimalMethods(shared: MethodTable): MethodTable {
  return methodTable<JavaBigDecimal>(shared)({
    'add(BigDecimal)': (self, [other]) => aligned(self, other, (left, right) => left + right),
    'subtract(BigDecimal)': (self, [other]) => aligned(self, other, (left, right) => left - right),
    'multiply(BigDecimal)': (self, [other]) => {
      const factor = decimal(other);
      return new JavaBigDecimal(self.unscaled * factor.unscaled, self.scale + factor.scale);
    },
    'negate()': (self) => new JavaBigDecimal(-self.unscaled, self.scale),
    'abs()': (self) => new JavaBigDecimal(abs(self.unscaled), self.scale),
    'signum()': (self) => (self.unscaled < 0n ? -1 : Number(self.unscaled > 0n)),
    'scale()': (self) => self.scale,
    'precision()': (self) => self.digits().length,
    'unscaledValue()': (self) => new JavaBigInteger(self.unscaled),
    'toBigInteger()': (self) => new JavaBigInteger(self.toBigInt()),
    'setScale(int)': (self, [scale]) => rescale(self, scale, 'UNNECESSARY'),
    'setScale(int,int)': (self, [scale, mode]) =>
      rescale(self, scale, roundingModes[mode] ?? illegal('Invalid rounding mode')),
    'stripTrailingZeros()': (self) => {
      if (self.unscaled === 0n) return new JavaBigDecimal(0n, 0);
      const zeros = /0*$/.exec(self.digits())?.[0].length ?? 0;
      return new JavaBigDecimal(self.unscaled / 10n ** BigInt(zeros), self.scale - zeros);
    },
    'toPlainString()': (self, _, meter) => {
      meter.spend(Math.abs(self.scale));
      return self.scale < 0 ? self.unscaledAt(0).toString() : plain(self);
    },
    'compareTo(BigDecimal)': (self, [other]) => compareExactly(self, other),
    'max(BigDecimal)': (self, [other]) => (compareExactly(self, other) >= 0 ? self : other),
    'min(BigDecimal)': (self, [other]) => (compareExactly(self, other) <= 0 ? self : other),
  });
}

function decimal(value: JavaNumber): JavaBigDecimal {
  return value instanceof JavaBigDecimal ? value : new JavaBigDecimal(value.toBigInt(), 0);
}

function aligned(self: JavaBigDecimal, other: JavaNumber, operate: (left: bigint, right: bigint) => bigint) {
  const right = decimal(other);
  const scale = Math.max(self.scale, right.scale);
  return new JavaBigDecimal(operate(self.unscaledAt(scale), right.unscaledAt(scale)), scale);
}

function plain(value: JavaBigDecimal): string {
  if (value.scale === 0) return value.unscaled.toString();
  const padded = value.digits().padStart(value.scale + 1, '0');
  return `${value.unscaled < 0n ? '-' : ''}${padded.slice(0, -value.scale)}.${padded.slice(-value.scale)}`;
}

function illegal(message: string): never {
  throw new JavaException('java.lang.IllegalArgumentException', message);
}
