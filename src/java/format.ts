import { classNameOf } from './class-name';
import { JavaBigDecimal } from './java-big-decimal';
import { JavaCharacter } from './java-character';
import { JavaDouble, JavaFloat } from './floating-numbers';
import { JavaException } from '../java-regex/java-exception';
import type { JavaValue } from './java-object';
import type { Meter } from '../meter';
import { bigIntOf, decimalOf, isNumber, type AnyNumber } from './number-parts';
import { rescale } from './rescale';
import { toJavaString } from './to-java-string';
import { hashCode } from './hash-code';

const specifier = /%(?:(\d+)\$)?([-#+ 0,(<]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/y;
const maximumWidth = 10_000;

interface Specifier {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly conversion: string;
}

/** `String.format`: the conversions s, S, d, x, X, o, f, b, c, h, n and %. Another is an error. */
export function format(pattern: string, values: readonly JavaValue[], meter: Meter): string {
  let text = '';
  let ordinary = 0;
  let last = -1;
  for (let at = 0; at < pattern.length;) {
    const percent = pattern.indexOf('%', at);
    text += pattern.slice(at, percent < 0 ? undefined : percent);
    if (percent < 0) break;
    specifier.lastIndex = percent;
    const match = specifier.exec(pattern);
    if (!match) return fail('UnknownFormatConversionException', `Conversion = '%' at ${percent}`);
    at = specifier.lastIndex;
    const [, position, flags = '', width = '0', precision, conversion = ''] = match;
    const spec = {
      flags,
      width: bounded(width),
      precision: precision === undefined ? undefined : bounded(precision),
      conversion,
    };
    if (conversion === 'n' || conversion === '%') {
      text += conversion === 'n' ? '\n' : pad('%', spec);
      continue;
    }
    const index = position ? Number(position) - 1 : flags.includes('<') ? last : ordinary++;
    last = index;
    const value = values[index];
    if (value === undefined) return fail('MissingFormatArgumentException', `Format specifier '${match[0]}'`);
    const printed = pad(convert(value, spec, meter), spec);
    meter.spend(printed.length);
    text += printed;
  }
  return text;
}

function bounded(digits: string): number {
  const value = Number(digits);
  return value > maximumWidth
    ? fail('IllegalFormatWidthException', `more than ${maximumWidth} is not available here`)
    : value;
}

function fail(exception: string, message: string): never {
  throw new JavaException(`java.util.${exception}`, message);
}

function pad(text: string, { flags, width }: Specifier): string {
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width);
}

function convert(value: JavaValue, spec: Specifier, meter: Meter): string {
  const { conversion, precision } = spec;
  switch (conversion) {
    case 's':
    case 'S':
    case 'b':
    case 'B':
    case 'h':
    case 'H': {
      const text = general(value, conversion.toLowerCase(), meter).slice(0, precision);
      return /[A-Z]/.test(conversion) ? text.toUpperCase() : text;
    }
    case 'c':
      if (value instanceof JavaCharacter) return value.value;
      return typeof value === 'number' ? String.fromCodePoint(value & 0x1fffff) : mismatch(value, conversion);
    case 'd':
    case 'x':
    case 'X':
    case 'o':
      return isNumber(value) && isWhole(value) ? whole(value, spec) : mismatch(value, conversion);
    case 'f':
      return isNumber(value) && !isWhole(value) ? fixed(value, spec) : mismatch(value, conversion);
    default:
      return fail(
        'UnknownFormatConversionException',
        `Conversion = '${conversion}' (or it is not available here)`,
      );
  }
}

function general(value: JavaValue, conversion: string, meter: Meter): string {
  if (conversion === 'b') return String(typeof value === 'boolean' ? value : value !== null);
  if (conversion === 'h') return value === null ? 'null' : (hashCode(value, meter) >>> 0).toString(16);
  return toJavaString(value, meter);
}

function mismatch(value: JavaValue, conversion: string): never {
  return fail('IllegalFormatConversionException', `${conversion} != ${classNameOf(value)}`);
}

function isWhole(value: AnyNumber): boolean {
  return !(value instanceof JavaDouble || value instanceof JavaFloat || value instanceof JavaBigDecimal);
}

function whole(value: AnyNumber, spec: Specifier): string {
  const number = bigIntOf(value);
  if (spec.conversion === 'd') return signed(number < 0n, (number < 0n ? -number : number).toString(), spec);
  const bits = typeof value === 'number' ? 32 : 64;
  const digits = BigInt.asUintN(bits, number).toString(spec.conversion === 'o' ? 8 : 16);
  const text = spec.flags.includes('0') ? digits.padStart(spec.width, '0') : digits;
  return spec.conversion === 'X' ? text.toUpperCase() : text;
}

function fixed(value: AnyNumber, spec: Specifier): string {
  const float = value instanceof JavaDouble || value instanceof JavaFloat ? value.value : 0;
  if (!Number.isFinite(float)) return Number.isNaN(float) ? 'NaN' : float < 0 ? '-Infinity' : 'Infinity';
  // Java rounds the shortest decimal of a double, half up.
  const decimal =
    value instanceof JavaDouble || value instanceof JavaFloat
      ? JavaBigDecimal.parse(value.toJavaString())
      : decimalOf(value);
  const scale = spec.precision ?? 6;
  const rounded = rescale(decimal, scale, 'HALF_UP');
  const digits = rounded.digits().padStart(scale + 1, '0');
  const negative = rounded.unscaled < 0n || float < 0 || Object.is(float, -0);
  return signed(negative, scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`, spec);
}

/** The sign and grouping of a number, and zeros up to the width. */
function signed(negative: boolean, digits: string, { flags, width }: Specifier): string {
  const [integer = '', fraction] = digits.split('.');
  const grouped = flags.includes(',') ? integer.replace(/\B(?=(\d{3})+$)/g, ',') : integer;
  const body = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  const brackets = negative && flags.includes('(');
  const sign = negative ? (brackets ? '(' : '-') : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const end = brackets ? ')' : '';
  const room = width - sign.length - end.length;
  return sign + (flags.includes('0') ? body.padStart(room, '0') : body) + end;
}
