import { JavaCollection, JavaMap, JavaNumber, meterOf, toJavaString, toJs, type JavaValue } from '../java';

/** Overrides are small; printing one beyond this is refused. */
const printable = 10_000_000;

/**
 * An override's value as JavaScript's. A number that would not print the same from JavaScript (`404.0`, `1.0E10`, one
 * beyond a double) stays the text that Java prints.
 */
export function overrideValue(value: JavaValue): unknown {
  if (value instanceof JavaNumber) {
    const text = value.toJavaString();
    const number = value.doubleValue();
    return String(number) === text ? number : text;
  }
  if (value instanceof JavaCollection) return value.elements().map(overrideValue);
  if (value instanceof JavaMap) return overrideValues(value);
  return toJs(value);
}

/** A map of overrides as a plain object; empty where the template put something else in its place. */
export function overrideValues(map: JavaValue | undefined): Record<string, unknown> {
  if (!(map instanceof JavaMap) || map.size === 0) return {};
  const meter = meterOf(printable);
  return Object.fromEntries(
    [...map.entries()].map(([key, value]) => [toJavaString(key, meter), overrideValue(value)]),
  );
}
