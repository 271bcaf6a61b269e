import fc from 'fast-check';
import { meterOf } from '../../src/java';
import { isCanonicalJson, readJson, writeJson } from '../../src/json-path';

const written = (text: string) => writeJson(readJson(text, meterOf(1e9)), meterOf(1e9));

test.each([
  '{}',
  '[]',
  '[[],{}]',
  '{"a":1,"b":[true,false,null,-7,0,12.5,"x\\"\\\\\\n/é"]}',
  '["a",{"a":{"a":[{"a":1}]}}]',
])('%s prints as it came', (text) => {
  expect(isCanonicalJson(text)).toBe(true);
  expect(written(text)).toBe(text);
});

test.each([
  '{"a":1,"a":2}',
  '{ "a":1}',
  '[1,]',
  '[1.0]',
  '[1e3]',
  '[-0]',
  '[0.0001]',
  '[12345678.5]',
  '[9007199254740993]',
  '["\\/"]',
  '["\\u0041"]',
  '["\u2028"]',
  '["\\\u0122"]',
  '["\\x"]',
  '["\ud83d\ude00"]',
  '[1][2]',
  '[1',
  '{"a"}',
  '[nul]',
  '',
])('%s is left to the reader', (text) => {
  expect(isCanonicalJson(text)).toBe(false);
});

/** Texts near the border: pieces of JSON in any order. */
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '"\\n"',
    '"\\u00e9"',
    '1',
    '-0',
    '1.50',
    '1.5',
    '1e2',
    ' ',
    'true',
  ],
);

test('what is canonical prints as it came', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.array(pieces, { maxLength: 12 }).map((list) => `[${list.join('')}]`),
      ),
      (text) => {
        if (isCanonicalJson(text)) expect(written(text)).toBe(text);
      },
    ),
    { numRuns: 2000 },
  );
});

test('what JSON.stringify makes of whole numbers, words and plain texts is canonical', () => {
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.stringMatching(/^[ -~]*$/));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value')),
      fc.dictionary(fc.stringMatching(/^[a-z]+$/), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(fc.array(value), (list) => {
      expect(isCanonicalJson(JSON.stringify(list))).toBe(true);
    }),
  );
});

test('depth has a limit, and no stack', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(isCanonicalJson(nested(300))).toBe(true);
  expect(isCanonicalJson(nested(100_000))).toBe(false);
});
