import { CharSet } from './char-set';
import type { Flags } from './pattern-reader';

const sources: Readonly<Record<string, readonly [ascii: string, unicode: string]>> = {
  d: ['[0-9]', '\\p{Nd}'],
  s: ['[ \\t\\n\\v\\f\\r]', '\\p{White_Space}'],
  w: ['[a-zA-Z_0-9]', '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]'],
};

const blanks = CharSet.union([
  CharSet.of(9, 0x20, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000),
  CharSet.range(0x2000, 0x200a),
]);

/** What a line can end on, and what moves down a line. */
const verticals = CharSet.union([CharSet.range(10, 13), CharSet.of(0x85, 0x2028, 0x2029)]);

/** `\d \D \s \S \w \W \h \H \v \V`; `undefined` for another letter. */
export function predefinedSet(letter: string, flags: Flags): CharSet | undefined {
  const key = letter.toLowerCase();
  const set = key === 'h' ? blanks : key === 'v' ? verticals : namedSet(key, flags);
  return letter === key ? set : set?.negate();
}

function namedSet(key: string, flags: Flags): CharSet | undefined {
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined;
  return source && CharSet.ofClass(source[flags.unicodeClasses ? 1 : 0]);
}

/** `.` */
export function dotSet(flags: Flags): CharSet {
  if (flags.dotAll) return CharSet.range(0, 0x10ffff);
  return flags.unixLines ? CharSet.of(10).negate() : CharSet.of(10, 13, 0x85, 0x2028, 0x2029).negate();
}
