import {
  JavaCollection,
  JavaException,
  JavaMap,
  JavaNumber,
  toJavaString,
  toJs,
  type JavaValue,
  type Meter,
} from '../java';

/** A value is an allocation, which takes longer than the steps that a meter is made for. */
const valueCost = 50;

/** Nobody's data nests like this; a collection that holds itself does. */
const maximumDepth = 100;

/**
 * A value of a template as plain JavaScript data: lists as arrays, maps as objects, numbers as `number` says. Spends
 * from the meter for every value: what is small in Java can be large as a tree.
 */
export function plainValue(
  value: JavaValue,
  meter: Meter,
  number: (value: JavaNumber) => unknown,
  depth = 0,
): unknown {
  meter.spend(valueCost);
  if (value instanceof JavaNumber) return number(value);
  if (depth > maximumDepth) {
    throw new JavaException('java.lang.StackOverflowError', 'the value nests too deep, or holds itself');
  }
  if (value instanceof JavaMap) {
    // From entries, so that a key `__proto__` is a key.
    return Object.fromEntries(
      Array.from(value.entries(), ([key, item]) => [
        toJavaString(key, meter),
        plainValue(item, meter, number, depth + 1),
      ]),
    );
  }
  if (value instanceof JavaCollection) {
    return value.elements().map((item) => plainValue(item, meter, number, depth + 1));
  }
  return toJs(value);
}
