import type { Random } from './random';

/** Names that paths and templates ask for, so that they often find something. */
export const KEYS = ['a', 'b', 'c', 'list', 'map', 'name', 'n', 'x-y', 'k k', 'class', 'size', 'empty'];

export const TEXTS = [
  '',
  ' ',
  'a',
  'abc',
  'Hello World',
  'a,b,,c,',
  '5',
  '-7',
  '3.5',
  'true',
  'null',
  'quote " and \'',
  'back \\ slash',
  'new\nline',
  '\r\n\ttab',
  '$a #if x',
  '<b>&amp;</b>',
  'http://x/y?z=1',
  'é',
  '😀',
  '\u2028',
  '\u0000',
  'İıſK',
  '{"a":1}',
  '[1,2]',
  '%20+%zz',
  'YWJj',
];

const NUMBERS = [
  '0',
  '1',
  '-1',
  '2',
  '7',
  '10',
  '100',
  '1.0',
  '1.5',
  '-0',
  '-0.0',
  '0.1',
  '1e3',
  '1E-7',
  '1.10',
  '100.0',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '12345678901234567890',
  '1234567.891',
  '0.00001',
  '123456789.123456789123456789',
  '1e400',
  '4.9e-324',
];

/** The text of a JSON value; with `permissive`, of what json-smart also takes for one. */
export function randomJson(random: Random, depth: number, permissive = 0): string {
  const odd = (): boolean => permissive > 0 && random.chance(permissive);
  const space = (): string => (random.chance(0.15) ? random.pick([' ', '\n', '\t', '  ']) : '');
  const string = (): string => {
    const text = random.pick(random.chance(0.4) ? KEYS : TEXTS);
    if (odd())
      return random.pick([`'${text.replace(/['\\]/g, '')}'`, text.replace(/[^a-z]/g, '') || 'x', `"${text}`]);
    if (odd())
      return `"${text.replace(/["\\\n\r]/g, '')}\\${random.pick(['/', 'x', 'u00e9', 'u12', "'", 'v', '0', 'n'])}"`;
    const quoted = JSON.stringify(text);
    return random.chance(0.1) ? quoted.replace(/[\u007f-\uffff]/g, escapeUnicode) : quoted;
  };
  const key = (): string => (odd() ? random.pick(KEYS) : JSON.stringify(random.pick(KEYS)));
  const value = (): string => space() + randomJson(random, depth - 1, permissive) + space();
  const join = (items: string[]): string =>
    items.join(odd() ? random.pick([',,', ';', ' ']) : ',') + (odd() ? random.pick([',', ',,', ' x']) : '');
  const scalar: [number, () => string][] = [
    [4, string],
    [
      3,
      () =>
        odd()
          ? random.pick(['01', '+1', '1.', '.5', '1e', '0x10', '--1', 'NaN', '1 2'])
          : randomNumber(random),
    ],
    [
      2,
      () =>
        odd()
          ? random.pick(['True', 'TRUE', 'nul', 'undefined', 'falsey'])
          : random.pick(['true', 'false', 'null']),
    ],
  ];
  if (depth <= 0) return random.weighted(scalar);
  return random.weighted([
    [
      4,
      () =>
        `{${join(random.list(0, 4, () => `${space()}${key()}${space()}${odd() ? '' : ':'}${value()}`))}${odd() ? '' : '}'}`,
    ],
    [3, () => `[${join(random.list(0, 4, value))}${odd() ? '' : ']'}`],
    ...scalar,
  ]);
}

/** One that is hard to print, or one of any digits. */
const randomNumber = (random: Random): string =>
  random.chance(0.8)
    ? random.pick(NUMBERS)
    : random.weighted([
        [1, () => `${random.below(1000)}.${random.below(100_000)}`],
        [1, () => `${random.below(10)}.${random.below(1_000_000_000)}e${random.below(40) - 20}`],
        [1, () => `-${random.below(2 ** 31)}${random.below(10_000_000)}`],
      ]);

const escapeUnicode = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
