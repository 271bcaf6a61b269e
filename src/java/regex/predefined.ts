import { CharSet } from './char-set';
import type { Flags } from './pattern-reader';

const sources: Readonly<Record<string, readonly [ascii: string, unicode: string]>> = {
  d: ['[0-9]', '\\p{Nd}'],
  s: ['[ \\t\\n\\v\\f\\r]', '\\p{White_Space}'],
  w: ['[a-zA-Z_0-9]', '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]'],
  h: ['[ \\t\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]', ''],
  v: ['[\\n\\v\\f\\r\\u0085\\u2028\\u2029]', ''],
};

/** `\d \D \s \S \w \W \h \H \v \V`; `undefined` for another letter. */
export function predefinedSet(letter: string, flags: Flags): CharSet | undefined {
  const key = letter.toLowerCase();
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined;
  if (source === undefined) return undefined;
  const set = CharSet.ofClass((flags.unicodeClasses && source[1]) || source[0]);
  return letter === key ? set : set.negate();
}

/** `.` */
export function dotSet(flags: Flags): CharSet {
  if (flags.dotAll) return new CharSet(() => true);
  return flags.unixLines ? CharSet.of(10).negate() : CharSet.of(10, 13, 0x85, 0x2028, 0x2029).negate();
}
