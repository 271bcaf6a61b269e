import { JavaMap, type JavaNumber, type JavaValue, type Meter } from '../java';
import { plainValue } from './plain-value';

/**
 * A map of overrides as a plain object; empty where the template put something else in its place. A number that would
 * not print the same from JavaScript (`404.0`, `1.0E10`, one beyond a double) stays the text that Java prints.
 */
export function overrideValues(map: JavaValue | undefined, meter: Meter): Record<string, unknown> {
  if (!(map instanceof JavaMap)) return {};
  return plainValue(map, meter, printedAlike) as Record<string, unknown>;
}

function printedAlike(number: JavaNumber): unknown {
  const text = number.toJavaString();
  const value = number.doubleValue();
  return String(value) === text ? value : text;
}
