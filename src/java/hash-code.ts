import type { JavaValue } from './java-object';
import { elementCost, meterOf, type Meter } from '../meter';

/** Java's `hashCode()`; 0 for null. */
export function hashCode(value: JavaValue, meter?: Meter): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'string') {
    meter?.spend(1 + value.length / 100);
    let hash = 0;
    for (let index = 0; index < value.length; index++) hash = (31 * hash + value.charCodeAt(index)) | 0;
    return hash;
  }
  const work = meter ?? meterOf(1_000_000);
  work.spend(elementCost);
  return value.hashCode(work);
}
