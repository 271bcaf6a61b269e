import type { JavaValue } from './java-object';
import type { Meter } from './meter';
export function format(pattern: string, _values: readonly JavaValue[], _meter: Meter): string {
  return pattern;
}
