/** The shortest digits that read back as the same value; a float has its own, shorter ones. */
function shortest(value: number, round: (value: number) => number): string {
  if (round === identity) {
    const text = value.toExponential();
    // Java prints two digits at least, and the closest two where one would do: 4.9E-324.
    return text.charAt(1) === 'e' ? value.toExponential(1).replace('.0e', 'e') : text;
  }
  for (let digits = 0; digits < 17; digits++) {
    const text = value.toExponential(digits);
    if (round(Number(text)) === value) return text;
  }
  return value.toExponential();
}

function identity(value: number): number {
  return value;
}

/** Java's `Double.toString` (and `Float.toString`, with `Math.fround`): plain from 10^-3 up to 10^7, else `1.0E10`. */
export function printDouble(value: number, round: (value: number) => number = identity): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (round === identity && size >= 1e-3 && size < 1e7) {
    // Here JavaScript prints the same digits, but no fraction of a whole number.
    const text = String(value);
    return Number.isInteger(value) ? `${text}.0` : text;
  }
  const [mantissa = '', power = ''] = shortest(size, round).split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(power);
  const sign = value < 0 ? '-' : '';
  if (exponent < -3 || exponent >= 7)
    return `${sign}${digits[0] ?? ''}.${digits.slice(1) || '0'}E${exponent}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}
