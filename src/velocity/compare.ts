import {
  classNameOf,
  compareExactly,
  doubleOf,
  equals,
  isNumber,
  JavaCollection,
  JavaDouble,
  JavaFloat,
  JavaBigDecimal,
  JavaBigInteger,
  toJavaString,
  type AnyNumber,
  type JavaValue,
  type Meter,
} from '../java';

/** Whether the class of one is that of the other, or above it. */
function sameClass(left: JavaValue, right: JavaValue): boolean {
  const leftName = classNameOf(left);
  const rightName = classNameOf(right);
  if (leftName === rightName) return true;
  // JSON arrays are ArrayLists too.
  return (
    left instanceof JavaCollection &&
    right instanceof JavaCollection &&
    [leftName, rightName].every(
      (name) => name === 'java.util.ArrayList' || name === 'net.minidev.json.JSONArray',
    )
  );
}

/** The sign of the difference of two numbers, whatever their types. */
export function compareNumbers(left: AnyNumber, right: AnyNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const floating =
    left instanceof JavaDouble ||
    left instanceof JavaFloat ||
    right instanceof JavaDouble ||
    right instanceof JavaFloat;
  const big = [left, right].some(
    (value) => value instanceof JavaBigDecimal || value instanceof JavaBigInteger,
  );
  if (!floating || big) return compareExactly(left, right);
  const difference = doubleOf(left) - doubleOf(right);
  if (doubleOf(left) < doubleOf(right)) return -1;
  return difference === 0 || doubleOf(left) === doubleOf(right) ? 0 : 1;
}

/** `==`: numbers by value, values of one class by `equals`, anything else by its text. */
export function looselyEqual(left: JavaValue, right: JavaValue, meter: Meter): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    meter.spend(left.length >> 6);
    return left === right;
  }
  if (left === right && !(left instanceof JavaDouble)) return true;
  if (left === null || right === null) return false;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (sameClass(left, right)) return equals(left, right, meter);
  return toJavaString(left, meter) === toJavaString(right, meter);
}
