import { JavaBigDecimal } from '../../java';

/** Whether a number is a multiple of another, by their decimal digits: 0.3 is one of 0.1. */
export function isMultiple(value: number, divisor: number): boolean {
  if (divisor <= 0) return true;
  const left = JavaBigDecimal.parse(String(value));
  const right = JavaBigDecimal.parse(String(divisor));
  const scale = Math.max(left.scale, right.scale, 0);
  return left.unscaledAt(scale) % right.unscaledAt(scale) === 0n;
}
