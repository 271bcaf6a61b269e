import { JavaObject, type JavaValue } from './java-object';
import { elementCost, meterOf, type Meter } from '../meter';

/** Java's `Objects.equals`: same class, same value. The Integer 1 does not equal the Long 1, nor the text "1". */
export function equals(left: JavaValue, right: JavaValue, meter: Meter = meterOf(1_000_000)): boolean {
  if (left === right) return true;
  if (!(left instanceof JavaObject)) return false;
  meter.spend(elementCost);
  return left.equals(right, meter);
}
