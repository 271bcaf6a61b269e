import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JavaException, JavaPattern, MeterExhausted, meterOf } from '../../src/java';
import { bySpans, findByMatcher, findByScanner, type Found } from './find-by-matcher';

/**
 * Holds an automaton and all that is made of its matches to the matcher. Says who found them; nobody, when it is no
 * pattern, or one that goes back for ever.
 */
function compare(source: string, text: string): 'automaton' | 'matcher' | 'nobody' {
  let expected: Found;
  try {
    expected = findByMatcher(source, text);
  } catch (error) {
    if (error instanceof JavaException || error instanceof MeterExhausted) return 'nobody';
    throw error;
  }
  const { all, isAutomatic } = findByScanner(source, text);
  const compiled = JavaPattern.compile(source);
  const meter = meterOf(10_000_000);
  const { parts, replaced } = bySpans(expected.all, text);
  const hasGroup = (expected.all[0]?.length ?? 0) > 1;
  const ours = [
    all,
    compiled.split(text, -1, meter),
    compiled.find(text, meter),
    hasGroup ? compiled.replaceAll(text, '<$0|$1>', meter) : replaced,
    compiled.matches(text, meter),
  ];
  const theirs = [expected.all, parts, expected.all.length > 0, replaced, expected.isWhole];
  // One text each: comparing them deep takes longer than finding them.
  expect({ source, text, is: JSON.stringify(ours) }).toEqual({ source, text, is: JSON.stringify(theirs) });
  return isAutomatic ? 'automaton' : 'matcher';
}

const characters = [
  ...['a', 'a', 'b', 'A', '"', '\\', ',', '1', '\n', '\r', '\u0001', 'é', '€', '\u2028'],
  ...['😀', '\ud800', '\udc00'],
];

const atom = fc.constantFrom(
  ...['a', 'b', 'a', 'b', 'ab', '"', '\\\\', ',', '1', '\\x01', 'é', '😀', '.', '\\d', '\\w', '\\S', '\\h'],
  ...[
    '[ab]',
    '[^a]',
    '[^"\\\\]',
    '[^ab\\x01]',
    '[a-z&&[^b]]',
    '[\\x{d800}-\\x{dfff}]',
    '[€-😀]',
    '\\R',
    '\\n',
  ],
  ...['(?i)a', '(?s).', '(?iu)é', '\\p{L}', '[\\p{Lu}1]', '\\p{Alpha}', '\\P{Punct}', '(?:\\\\.)', '\\V'],
);
const rare = fc.constantFrom(
  ...['^', '$', '\\b', '\\z', '\\Z', '\\G', '(?=a)', '(?!b)', '(?<=a)', '(?<!b)', '\\1', '(?=ab|a)'],
);
const quantifier = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '*',
    '+',
    '?',
    '*?',
    '+?',
    '??',
    '*+',
    '++',
    '?+',
    '{2}',
    '{1,2}',
    '{0,2}?',
    '{1,}+',
    '{2,}',
  ],
);
const open = fc.constantFrom('(', '(', '(?:', '(?:', '(?>', '(?=', '(?!');

const pattern = fc.letrec<{ pattern: string; sequence: string; part: string }>((tie) => ({
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((sequences) => sequences.join('|')),
  sequence: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 4 },
    { weight: 12, arbitrary: fc.tuple(atom, quantifier).map((pair) => pair.join('')) },
    { weight: 1, arbitrary: rare },
    {
      weight: 5,
      arbitrary: fc
        .tuple(open, tie('pattern'), quantifier)
        .map(([begin, body, many]) => `${begin}${body})${many}`),
    },
  ),
})).pattern;

test('an automaton finds what the matcher finds', () => {
  const numRuns = 400;
  const text = fc.string({ unit: fc.constantFrom(...characters), maxLength: 14 });
  let automatic = 0;
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 4 }), (source, texts) => {
      if (texts.map((each) => compare(source, each)).includes('automaton')) automatic++;
    }),
    { numRuns },
  );
  expect(automatic).toBeGreaterThan(numRuns / 5);
});

test.each<[pattern: string, text: string]>([
  // What an atomic part has taken is not given back, not even to a match that seemed complete.
  ['(?>aba|a)b', 'abax'],
  ['(?>a(?:bc)?)bd', 'abd abcbd'],
  ['(?>a|ab)c', 'ac abc'],
  ['(?:(?>ab?)|a)b', 'ab abb'],
  ['(?=(a))\\1b', 'ab'],
  ['(?!a)|b', 'ab'],
  ['(a+?)(a*)(?=b)', 'aaab aa'],
  ['(?:(a)|b)*', 'abba'],
  ['(?:(a)|(b))*c', 'abac'],
  ['(a|ab)(c|bcd)(d*)', 'abcd'],
  ['1(?:\\.1)?', '1.1 1. 1'],
  ['\\ud800', '😀\ud800'],
  ['[\\x{1f600}]|\\x{dc00}', 'x😀\udc00'],
  ['', '😀'],
  ['(?:a{3}){2}', 'aaaaaaa'],
  ['^a', 'aaa'],
  ['.+', 'ЖЖЖ\u2028Ж漢漢漢\u2029漢漢\ud800漢漢\ue000漢'],
  ['[\\x{dc00}-\\x{dfff}]|😀a', '😀b\udc00😀a'],
  ['(?s).*a.*', 'b\na\n'],
])('/%s/ on %j is what the matcher says', (source, text) => {
  expect(compare(source, text)).not.toBe('nobody');
});

test.each<[name: string, pattern: string, text: string]>([
  [
    'too many states',
    '[ab]*a[ab]{12}c',
    numbers(230, 3)
      .map((digit) => 'aab'.charAt(digit))
      .join(''),
  ],
  ['too many threads', Array.from({ length: 60 }, () => 'ab').join('|'), 'xabab'],
  ['too long a pattern', 'a{1000}|b', 'a'.repeat(1001)],
  ['groups that are told apart long after they begin', '(a+)b|(a+)c', `${'a'.repeat(250)}caab`],
  ['too many characters', `${String.fromCodePoint(...range(0x3000, 120))}|b`, 'abc'],
  ['a match that an atomic part takes back', '(?>aba|a)b', 'abax'],
])('%s: the matcher goes on from there', (_, source, text) => {
  expect(compare(source, text)).toBe('matcher');
});

/** The same every time, and without a pattern. */
function numbers(count: number, below: number): number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 0x7fffffff;
    return state % below;
  });
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

const folder = join(__dirname, '../../src/mapping-templates');
const templates = readdirSync(folder)
  .filter((name) => name.endsWith('.vtl'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

/** Every pattern of the shipped templates, and the three of is-json that are put together. */
const shipped = [
  ...new Set(
    [
      ...templates.matchAll(/\.(?:replaceAll|matches|split)\('((?:[^']|'')*)'/g),
      ...templates.matchAll(/#set\(\$(?:string|scalar|lists) = '([^']*)'\)/g),
    ].map(([, source = '']) => source.replaceAll("''", "'")),
  ),
];
const [scalar = '', string = ''] = ['true|', '"(?:[^"\\\\\\x00'].map(
  (start) => shipped.find((source) => source.startsWith(start)) ?? '',
);
const shippedPatterns = [...shipped, `${string}|${scalar}|[ \\t\\n\\r{}\\[\\],:]++`];

test('the patterns of the shipped templates find what the matcher finds, almost all by an automaton', () => {
  expect(shippedPatterns.length).toBeGreaterThan(30);
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"a\\"b":',
      '"\\u0041"',
      'null',
      '-1.5e3',
      '07',
      ' ',
      '\n',
      '""',
      '0',
    ],
    ...[
      '\u0001',
      '\u0002',
      '\u0003',
      '\u0004',
      '\u0005',
      'id',
      'xmlé',
      '\\',
      '"',
      '😀',
      '\ud800',
      '€',
      '&',
      '%2',
      '%20',
    ],
    ...[
      '\u0003[\u0001a\u0002\u0003,',
      '\u0004n\u0005\u0001v\u0002',
      '\u0003{',
      '\u0003}',
      '=',
      'content-type',
      ' ',
    ],
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
    fc.json().map((json) => `[${json}]`),
  );
  const others = new Set<string>();
  fc.assert(
    fc.property(text, (each) => {
      for (const source of shippedPatterns) if (compare(source, each) !== 'automaton') others.add(source);
    }),
    { numRuns: 60 },
  );
  // Those with .* in front and behind can match in two ways where what is between them comes twice.
  // What takes the first and the last character off a text is for short texts only.
  expect([...others].filter((source) => !/^\(\?i|^\^\.+\|\.+\$$/.test(source))).toEqual([
    '%(?![0-9a-fA-F]{2})',
  ]);
});

const million = 1_000_000;

test.each<[name: string, text: string]>([
  ['quotes that close nothing', `"a${'"a'.repeat(million / 2)}`],
  ['quotes only', '"'.repeat(million + 1)],
  ['escaped quotes in a string without an end', `"${'\\"'.repeat(million / 2)}`],
  ['a string without an end', `"${'a'.repeat(million)}`],
  ['strings that controls break', '"\u0001'.repeat(million / 2)],
  ['lists without an end', '[0,0'.repeat(million / 4)],
  ['halves of pairs', '\ud800'.repeat(million)],
  ['ten million characters', 'a,'.repeat(5 * million)],
])('%s: an answer or the end of the budget, soon', (_, text) => {
  const start = process.cpuUsage();
  for (const source of ['"(?:[^"\\\\]++|\\\\.)*+"', string, '(?:a+)+b', '(a+)+b', '\\[(?:0(?:,0)*+)?+\\]']) {
    try {
      JavaPattern.compile(source).replaceAll(text, '$0', meterOf(5_000_000));
    } catch (error) {
      expect(error).toBeInstanceOf(MeterExhausted);
    }
  }
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(4000);
});
