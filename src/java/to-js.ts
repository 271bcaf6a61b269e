import { JavaCollection } from './java-collection';
import { JavaMap } from './java-map';
import { JavaNumber } from './java-number';
import { JavaObject, type JavaValue } from './java-object';
import { meterOf } from '../meter';
import { checkDepth, toJavaString } from './to-java-string';

/**
 * JavaScript's value for a Java one, as data: numbers become numbers (a Long, BigInteger or BigDecimal beyond what a
 * double holds loses digits), collections arrays, maps plain objects without a prototype, other objects their text.
 */
export function toJs(value: JavaValue, depth = 0): unknown {
  if (!(value instanceof JavaObject)) return value;
  checkDepth(depth);
  if (value instanceof JavaNumber) return value.doubleValue();
  if (value instanceof JavaCollection) return value.elements().map((element) => toJs(element, depth + 1));
  const meter = meterOf(10_000_000);
  if (value instanceof JavaMap) {
    const object = Object.create(null) as Record<string, unknown>;
    for (const [key, item] of value.entries()) object[toJavaString(key, meter)] = toJs(item, depth + 1);
    return object;
  }
  return toJavaString(value, meter);
}
