import { JavaBigDecimal } from './java-big-decimal';
import { JavaException } from '../java-regex/java-exception';

/** By Java's number for each: `BigDecimal.ROUND_UP` is 0. */
export const roundingModes = [
  'UP',
  'DOWN',
  'CEILING',
  'FLOOR',
  'HALF_UP',
  'HALF_DOWN',
  'HALF_EVEN',
  'UNNECESSARY',
] as const;

export type RoundingMode = (typeof roundingModes)[number];

/** `BigDecimal.setScale`. */
export function rescale(value: JavaBigDecimal, scale: number, mode: RoundingMode): JavaBigDecimal {
  if (scale >= value.scale) return new JavaBigDecimal(value.unscaledAt(scale), scale);
  const drop = value.scale - scale;
  // Beyond all its digits a power of ten more changes nothing but the result 0 or 1.
  const divisor = 10n ** BigInt(Math.min(drop, value.digits().length + 1));
  const quotient = value.unscaled / divisor;
  const rest = value.unscaled % divisor;
  if (rest === 0n) return new JavaBigDecimal(quotient, scale);
  const negative = value.unscaled < 0n;
  const twice = (negative ? -rest : rest) * 2n;
  return new JavaBigDecimal(
    away(mode, twice, divisor, quotient, negative) ? quotient + (negative ? -1n : 1n) : quotient,
    scale,
  );
}

/** Whether the value is rounded away from zero. */
function away(
  mode: RoundingMode,
  twice: bigint,
  divisor: bigint,
  quotient: bigint,
  negative: boolean,
): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return twice >= divisor;
    case 'HALF_DOWN':
      return twice > divisor;
    case 'HALF_EVEN':
      return twice > divisor || (twice === divisor && quotient % 2n !== 0n);
    case 'UNNECESSARY':
      throw new JavaException('java.lang.ArithmeticException', 'Rounding necessary');
  }
}
