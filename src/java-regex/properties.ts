import { CharSet } from './char-set';
import type { Flags } from './pattern-reader';

/** POSIX classes, of ASCII only unless the flag U says otherwise. */
const posix: Readonly<Record<string, readonly [ascii: string, unicode: string]>> = {
  lower: ['[a-z]', '\\p{Lowercase}'],
  upper: ['[A-Z]', '\\p{Uppercase}'],
  ascii: ['[\\0-\\x7f]', '[\\0-\\x7f]'],
  alpha: ['[a-zA-Z]', '\\p{Alphabetic}'],
  digit: ['[0-9]', '\\p{Nd}'],
  alnum: ['[a-zA-Z0-9]', '[\\p{Alphabetic}\\p{Nd}]'],
  punct: ['[!-\\/:-@\\[-`\\{-~]', '\\p{P}'],
  graph: ['[!-~]', '[^\\p{White_Space}\\p{Cc}\\p{Cs}\\p{Cn}]'],
  print: ['[ -~]', '(?:[\\p{Zs}]|[^\\p{White_Space}\\p{Cc}\\p{Cs}\\p{Cn}])'],
  blank: ['[ \\t]', '[\\p{Zs}\\t]'],
  cntrl: ['[\\0-\\x1f\\x7f]', '\\p{Cc}'],
  xdigit: ['[0-9a-fA-F]', '[\\p{Nd}\\p{Hex_Digit}]'],
  space: ['[ \\t\\n\\v\\f\\r]', '\\p{White_Space}'],
};

/** `java.lang.Character` methods as properties. */
const javaClasses: Readonly<Record<string, string>> = {
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaTitleCase: '\\p{Lt}',
  javaDigit: '\\p{Nd}',
  javaLetter: '\\p{L}',
  javaLetterOrDigit: '[\\p{L}\\p{Nd}]',
  javaAlphabetic: '\\p{Alphabetic}',
  javaIdeographic: '\\p{Ideographic}',
  javaDefined: '\\P{Cn}',
  javaSpaceChar: '\\p{Z}',
  javaWhitespace: '(?:[\\t-\\r\\x1c-\\x1f]|(?![\\u00a0\\u2007\\u202f])\\p{Z})',
  javaISOControl: '\\p{Cc}',
  javaMirrored: '\\p{Bidi_Mirrored}',
};

/** Binary properties that Java takes behind `Is`. */
const binary: Readonly<Record<string, string>> = {
  ALPHABETIC: '\\p{Alphabetic}',
  LETTER: '\\p{L}',
  IDEOGRAPHIC: '\\p{Ideographic}',
  LOWERCASE: '\\p{Lowercase}',
  UPPERCASE: '\\p{Uppercase}',
  TITLECASE: '\\p{Lt}',
  WHITE_SPACE: '\\p{White_Space}',
  WHITESPACE: '\\p{White_Space}',
  CONTROL: '\\p{Cc}',
  PUNCTUATION: '\\p{P}',
  HEX_DIGIT: '[\\p{Nd}\\p{Hex_Digit}]',
  ASSIGNED: '\\P{Cn}',
  NONCHARACTER_CODE_POINT: '\\p{Noncharacter_Code_Point}',
  DIGIT: '\\p{Nd}',
  ALNUM: '[\\p{Alphabetic}\\p{Nd}]',
  BLANK: '[\\p{Zs}\\t]',
  JOIN_CONTROL: '\\p{Join_Control}',
  WORD: '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]',
};

const categories = /^(?:L[ultmo]?|LC|M[nec]?|N[dlo]?|Z[slp]?|C[cfosn]?|P[cdseifo]?|S[mcko]?)$/;

/** The blocks that templates are likely to name; another is refused. */
const blocks: Readonly<Record<string, readonly [number, number]>> = {
  BASICLATIN: [0, 0x7f],
  LATIN1SUPPLEMENT: [0x80, 0xff],
  LATINEXTENDEDA: [0x100, 0x17f],
  LATINEXTENDEDB: [0x180, 0x24f],
  GREEK: [0x370, 0x3ff],
  GREEKANDCOPTIC: [0x370, 0x3ff],
  CYRILLIC: [0x400, 0x4ff],
  HEBREW: [0x590, 0x5ff],
  ARABIC: [0x600, 0x6ff],
  THAI: [0xe00, 0xe7f],
  GENERALPUNCTUATION: [0x2000, 0x206f],
  CURRENCYSYMBOLS: [0x20a0, 0x20cf],
  HIRAGANA: [0x3040, 0x309f],
  KATAKANA: [0x30a0, 0x30ff],
  CJKUNIFIEDIDEOGRAPHS: [0x4e00, 0x9fff],
  HANGULSYLLABLES: [0xac00, 0xd7af],
};

/** Cased classes take both cases when case does not count. */
function caseless(source: string, flags: Flags): string {
  if (!flags.ignoreCase) return source;
  if (source === '[a-z]' || source === '[A-Z]') return '[a-zA-Z]';
  return /^\\p\{(?:Lu|Ll|Lt|Lowercase|Uppercase)\}$/.test(source)
    ? '[\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lowercase}\\p{Uppercase}]'
    : source;
}

/** The set that `\p{name}` names; `undefined` when this engine does not know it. */
export function propertySet(name: string, flags: Flags): CharSet | undefined {
  const equals = name.indexOf('=');
  if (equals >= 0) return keyed(name.slice(0, equals).toLowerCase(), name.slice(equals + 1), flags);
  if (name.startsWith('In')) return block(name.slice(2));
  const own = (table: Readonly<Record<string, string>>, key: string) =>
    Object.hasOwn(table, key) ? table[key] : undefined;
  const classes = own(javaClasses, name);
  if (classes !== undefined) return CharSet.ofClass(caseless(classes, flags));
  if (name.startsWith('Is')) {
    const property = own(binary, name.slice(2).toUpperCase());
    if (property !== undefined) return CharSet.ofClass(caseless(property, flags));
    return category(name.slice(2), flags) ?? script(name.slice(2));
  }
  const key = name.toLowerCase();
  const classPair =
    Object.hasOwn(posix, key) && (flags.unicodeClasses || isPosixName(name)) ? posix[key] : undefined;
  if (classPair) return CharSet.ofClass(caseless(classPair[flags.unicodeClasses ? 1 : 0], flags));
  return category(name, flags);
}

function isPosixName(name: string): boolean {
  return name === 'ASCII' || name === 'XDigit' || /^[A-Z][a-z]+$/.test(name);
}

function keyed(key: string, value: string, flags: Flags): CharSet | undefined {
  if (key === 'sc' || key === 'script') return script(value);
  if (key === 'blk' || key === 'block') return block(value);
  return key === 'gc' || key === 'general_category' ? category(value, flags) : undefined;
}

function category(name: string, flags: Flags): CharSet | undefined {
  if (name === 'all') return CharSet.range(0, 0x10ffff);
  if (name === 'L1') return CharSet.range(0, 0xff);
  if (name === 'LD') return CharSet.ofClass('[\\p{L}\\p{Nd}]');
  return categories.test(name) ? CharSet.ofClass(caseless(`\\p{${name}}`, flags)) : undefined;
}

function script(name: string): CharSet | undefined {
  const canonical = name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('_');
  if (!/^[A-Za-z_]+$/.test(canonical)) return undefined;
  try {
    return CharSet.ofClass(`\\p{Script=${canonical}}`);
  } catch {
    // Not a script that Unicode knows: the caller refuses the pattern.
    return undefined;
  }
}

function block(name: string): CharSet | undefined {
  const key = name.replace(/[ _-]/g, '').toUpperCase();
  const range = Object.hasOwn(blocks, key) ? blocks[key] : undefined;
  return range && CharSet.range(range[0], range[1]);
}
