import { bigDecimalMethods, bigIntegerMethods } from './big-number-methods';
import { compareExactly, doubleOf, parseDouble, parseWhole, toWhole, type AnyNumber } from './number-parts';
import { JavaDouble, JavaFloat } from './floating-numbers';
import type { NumberKind } from './java-number';
import { methodTable, type MethodTable } from './method-table';
import { objectMethods } from './object-methods';
import { once } from './once';
import { JavaByte, JavaLong, JavaShort } from './whole-numbers';

const sharedMethods = once(() =>
  methodTable<AnyNumber>(objectMethods())({
    'byteValue()': (self) => new JavaByte(toWhole(self, 8)),
    'shortValue()': (self) => new JavaShort(toWhole(self, 16)),
    'intValue()': (self) => Number(toWhole(self, 32)),
    'longValue()': (self) => new JavaLong(toWhole(self, 64)),
    'floatValue()': (self) => new JavaFloat(doubleOf(self)),
    'doubleValue()': (self) => new JavaDouble(doubleOf(self)),
  }),
);

function bitCount(value: bigint, bits: number): number {
  return BigInt.asUintN(bits, value).toString(2).replaceAll('0', '').length;
}

function checkedRadix(radix: number): number {
  return radix < 2 || radix > 36 ? 10 : radix;
}

/** `java.lang.Integer`, with its static methods: `#set($Integer = 0)$Integer.parseInt('7')` is the usual trick. */
export const integerMethods = once(() =>
  methodTable<number>(sharedMethods())({
    'compareTo(Integer)': (self, [other]) => Math.sign(self - other),
    'parseInt(String)': (_, [text]) => Number(parseWhole(text, 10, 32)),
    'parseInt(String,int)': (_, [text, radix]) => Number(parseWhole(text, radix, 32)),
    'valueOf(int)': (_, [value]) => value,
    'valueOf(String)': (_, [text]) => Number(parseWhole(text, 10, 32)),
    'valueOf(String,int)': (_, [text, radix]) => Number(parseWhole(text, radix, 32)),
    'toString(int)': (_, [value]) => String(value),
    'toString(int,int)': (_, [value, radix]) => value.toString(checkedRadix(radix)),
    'toHexString(int)': (_, [value]) => (value >>> 0).toString(16),
    'toOctalString(int)': (_, [value]) => (value >>> 0).toString(8),
    'toBinaryString(int)': (_, [value]) => (value >>> 0).toString(2),
    'compare(int,int)': (_, [left, right]) => Math.sign(left - right),
    'signum(int)': (_, [value]) => Math.sign(value),
    'bitCount(int)': (_, [value]) => bitCount(BigInt(value), 32),
    'max(int,int)': (_, [left, right]) => Math.max(left, right),
    'min(int,int)': (_, [left, right]) => Math.min(left, right),
    'sum(int,int)': (_, [left, right]) => (left + right) | 0,
    'hashCode(int)': (_, [value]) => value,
  }),
);

const longMethods = once(() =>
  methodTable<JavaLong>(sharedMethods())({
    'compareTo(Long)': (self, [other]) => compareExactly(self, other),
    'parseLong(String)': (_, [text]) => new JavaLong(parseWhole(text, 10, 64)),
    'parseLong(String,int)': (_, [text, radix]) => new JavaLong(parseWhole(text, radix, 64)),
    'valueOf(long)': (_, [value]) => new JavaLong(value),
    'valueOf(String)': (_, [text]) => new JavaLong(parseWhole(text, 10, 64)),
    'valueOf(String,int)': (_, [text, radix]) => new JavaLong(parseWhole(text, radix, 64)),
    'toString(long)': (_, [value]) => value.toString(),
    'hashCode(long)': (_, [value]) => new JavaLong(value).hashCode(),
    'toString(long,int)': (_, [value, radix]) => value.toString(checkedRadix(radix)),
    'toHexString(long)': (_, [value]) => BigInt.asUintN(64, value).toString(16),
    'toOctalString(long)': (_, [value]) => BigInt.asUintN(64, value).toString(8),
    'toBinaryString(long)': (_, [value]) => BigInt.asUintN(64, value).toString(2),
    'compare(long,long)': (_, [left, right]) => (left < right ? -1 : Number(left > right)),
    'signum(long)': (_, [value]) => (value < 0n ? -1 : Number(value > 0n)),
    'bitCount(long)': (_, [value]) => bitCount(value, 64),
    'max(long,long)': (_, [left, right]) => new JavaLong(left > right ? left : right),
    'min(long,long)': (_, [left, right]) => new JavaLong(left < right ? left : right),
    'sum(long,long)': (_, [left, right]) => new JavaLong(BigInt.asIntN(64, left + right)),
  }),
);

/** Java's total order of doubles: -0.0 below 0.0, NaN above all. */
function compareDoubles(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (Object.is(left, right)) return 0;
  if (Number.isNaN(left)) return 1;
  return Number.isNaN(right) || Object.is(left, -0) ? -1 : 1;
}

const doubleMethods = once(() =>
  methodTable<JavaDouble>(sharedMethods())({
    'compareTo(Double)': (self, [other]) => compareDoubles(self.value, other.doubleValue()),
    'isNaN()': (self) => Number.isNaN(self.value),
    'isInfinite()': (self) => Math.abs(self.value) === Infinity,
    'isNaN(double)': (_, [value]) => Number.isNaN(value),
    'isInfinite(double)': (_, [value]) => Math.abs(value) === Infinity,
    'isFinite(double)': (_, [value]) => Number.isFinite(value),
    'parseDouble(String)': (_, [text]) => new JavaDouble(parseDouble(text)),
    'valueOf(double)': (_, [value]) => new JavaDouble(value),
    'valueOf(String)': (_, [text]) => new JavaDouble(parseDouble(text)),
    'toString(double)': (_, [value]) => new JavaDouble(value).toJavaString(),
    'hashCode(double)': (_, [value]) => new JavaDouble(value).hashCode(),
    'compare(double,double)': (_, [left, right]) => compareDoubles(left, right),
    'max(double,double)': (_, [left, right]) => new JavaDouble(Math.max(left, right)),
    'min(double,double)': (_, [left, right]) => new JavaDouble(Math.min(left, right)),
    'sum(double,double)': (_, [left, right]) => new JavaDouble(left + right),
  }),
);

const floatMethods = once(() =>
  methodTable<JavaFloat>(sharedMethods())({
    'compareTo(Float)': (self, [other]) => compareDoubles(self.value, other.doubleValue()),
    'isNaN()': (self) => Number.isNaN(self.value),
    'isInfinite()': (self) => Math.abs(self.value) === Infinity,
    'parseFloat(String)': (_, [text]) => new JavaFloat(parseDouble(text)),
    'valueOf(float)': (_, [value]) => new JavaFloat(value),
    'valueOf(String)': (_, [text]) => new JavaFloat(parseDouble(text)),
  }),
);

const shortMethods = once(() =>
  methodTable<JavaShort>(sharedMethods())({
    'compareTo(Short)': (self, [other]) => Number(self.value - other.toBigInt()),
    'parseShort(String)': (_, [text]) => new JavaShort(parseWhole(text, 10, 16)),
    'valueOf(String)': (_, [text]) => new JavaShort(parseWhole(text, 10, 16)),
  }),
);

const byteMethods = once(() =>
  methodTable<JavaByte>(sharedMethods())({
    'compareTo(Byte)': (self, [other]) => Number(self.value - other.toBigInt()),
    'parseByte(String)': (_, [text]) => new JavaByte(parseWhole(text, 10, 8)),
    'valueOf(String)': (_, [text]) => new JavaByte(parseWhole(text, 10, 8)),
  }),
);

const tables: Record<NumberKind, () => MethodTable> = {
  Byte: byteMethods,
  Short: shortMethods,
  Long: longMethods,
  Float: floatMethods,
  Double: doubleMethods,
  BigInteger: once(() => bigIntegerMethods(sharedMethods())),
  BigDecimal: once(() => bigDecimalMethods(sharedMethods())),
};

/** The methods of a number class. */
export function numberMethods(kind: NumberKind): MethodTable {
  return tables[kind]();
}
