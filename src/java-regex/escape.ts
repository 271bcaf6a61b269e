import type { CharSet } from './char-set';
import type { PatternReader } from './pattern-reader';
import { predefinedSet } from './predefined';
import { propertySet } from './properties';

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };

/**
 * Reads what follows a backslash where it stands for characters (in a class or out of it): a code point, or a set of
 * them. `undefined` for another escape: the letter is not taken then.
 */
export function readCharacterEscape(reader: PatternReader): number | CharSet | undefined {
  const letter = reader.at(0);
  if (letter === '') return reader.fail('Unexpected end of pattern behind a backslash');
  const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
  if (control !== undefined) {
    reader.take();
    return control;
  }
  if (letter === 'p' || letter === 'P') return readProperty(reader);
  const set = predefinedSet(letter, reader.flags);
  if (set !== undefined) {
    reader.take();
    return set;
  }
  if (letter === '0') return readOctal(reader);
  if (letter === 'x') return readHex(reader);
  if (letter === 'u') return readUnicode(reader);
  if (letter === 'c') {
    reader.take();
    const char = reader.take().codePointAt(0);
    return char === undefined ? reader.fail('Illegal control escape sequence') : char ^ 64;
  }
  if (/^[a-zA-Z1-9]$/.test(letter)) return undefined;
  return reader.take().codePointAt(0);
}

function readProperty(reader: PatternReader): CharSet {
  const negative = reader.take() === 'P';
  let name = reader.take();
  if (name === '{') {
    name = '';
    while (reader.at(0) !== '}') {
      if (reader.at(0) === '') reader.fail('Unclosed character family');
      name += reader.take();
    }
    reader.take();
    if (name === '') reader.fail('Empty character family');
  }
  const set =
    propertySet(name, reader.flags) ?? reader.fail(`Unknown (or unsupported) character property {${name}}`);
  return negative ? set.negate() : set;
}

function readOctal(reader: PatternReader): number {
  reader.take();
  const digits = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(reader.at(0) + reader.at(1) + reader.at(2))?.[0];
  if (digits === undefined) return reader.fail('Illegal octal escape sequence');
  reader.position += digits.length;
  return Number.parseInt(digits, 8);
}

function readHex(reader: PatternReader): number {
  reader.take();
  if (reader.at(0) === '{') {
    reader.take();
    let digits = '';
    while (/^[0-9a-fA-F]$/.test(reader.at(0))) digits += reader.take();
    const value = Number.parseInt(digits, 16);
    if (reader.take() !== '}' || Number.isNaN(value) || value > 0x10ffff) {
      return reader.fail('Illegal hexadecimal escape sequence');
    }
    return value;
  }
  return readHexDigits(reader, 2);
}

function readHexDigits(reader: PatternReader, count: number): number {
  let digits = '';
  while (digits.length < count && /^[0-9a-fA-F]$/.test(reader.at(0))) digits += reader.take();
  if (digits.length < count) return reader.fail('Illegal hexadecimal or Unicode escape sequence');
  return Number.parseInt(digits, 16);
}

/** `\uXXXX`, and the two of a surrogate pair as one character. */
function readUnicode(reader: PatternReader): number {
  reader.take();
  const high = readHexDigits(reader, 4);
  if (high < 0xd800 || high > 0xdbff || reader.at(0) !== '\\' || reader.at(1) !== 'u') return high;
  const start = reader.position;
  reader.position += 2;
  const low = readHexDigits(reader, 4);
  if (low >= 0xdc00 && low <= 0xdfff) return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
  reader.position = start;
  return high;
}
