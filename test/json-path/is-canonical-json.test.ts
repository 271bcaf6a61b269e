import fc from 'fast-check';
import { meterOf } from '../../src/java';
import { isCanonicalJson, readJson, writeJson } from '../../src/json-path';
import { canonicalByCharacter } from './canonical-by-character';

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

describe('it finds what a look at each character finds', () => {
  /** What means something to the scan, what nearly does, and what does in another width of characters. */
  const characters = [
    ...['"', '\\', '#', ']', '£', 'Ý', '\\"', '\\\\', '\\n', '\\u', '\\x', 'a', ' ', 'é', '×'],
    ...['\0', '\n', '\u001f', '\u007f', '\u0080', '\u009f', '\u00a0', 'ÿ'],
    ...['\u0100', '\u010a', '\u0122', '\u015c', 'Я', '\u1fff', '\u2000', '\u20ff', '\u2100'],
    ...['\ud7ff', '\ud800', '\udfff', '\ue000', '\uffff', '😀'],
  ];
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '#', ']', 'é', '\\n', '\\"', '\\\\') });
  const number = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.stringMatching(/^-?\d{1,17}(\.\d{1,17})?$/),
    fc.stringMatching(/^-?[01](\.0{0,3}[0-9]?)?$/),
  );
  const token = fc.oneof(
    plain.map((text) => `"${text}"`),
    fc.string({ unit: fc.constantFrom(...characters), maxLength: 6 }).map((text) => `"${text}"`),
    number.map(String),
    fc.constantFrom('true', 'false', 'null', 'nul', 'falsy', '[]', '{}'),
  );
  const names = ['"a"', '"b"', '""', '"ab"', '"a name"', '"a same"', '"é"', '"Я"', '"\\""', '"a":'];
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      token,
      fc.array(tie('json'), { maxLength: 4 }).map((list) => `[${list.join(',')}]`),
      fc
        .array(fc.tuple(fc.constantFrom(...names), tie('json')), { maxLength: 4 })
        .map((list) => `{${list.map(([key, value]) => `${key}:${value}`).join(',')}}`),
    ),
  }));

  const same = (text: string) => {
    const canonical = canonicalByCharacter(text);
    expect(isCanonicalJson(text)).toBe(canonical);
    return canonical;
  };

  test('in JSON, and in nearly JSON', () => {
    let canonical = 0;
    fc.assert(
      fc.property(json, (text) => {
        if (same(text)) canonical++;
      }),
      { numRuns: 3000 },
    );
    expect(canonical).toBeGreaterThan(300);
  });

  test('in JSON with one place changed', () => {
    const values = fc.jsonValue({ maxDepth: 4 });
    const change = fc.constantFrom(
      ...characters,
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '-',
      '0',
      '.',
      '1',
      'e',
      '',
    );
    fc.assert(
      fc.property(values, fc.nat(), fc.nat(2), change, (value, place, dropped, inserted) => {
        const text = JSON.stringify(value);
        same(text);
        const at = place % (text.length + 1);
        same(text.slice(0, at) + inserted + text.slice(at + dropped));
      }),
      { numRuns: 3000 },
    );
  });

  test.each(characters)('in lists of texts with %j at any place', (character) => {
    for (let place = 0; place < 9; place++) {
      const text = `${'x'.repeat(place)}${character}${'y'.repeat(8 - place)}`;
      same(`["${text}","after"]`);
      same(`{"${text}":1}`);
      same(`["Я","${text}"]`);
    }
  });

  test('in objects alike and not', () => {
    const objects = fc.array(
      fc
        .array(fc.constantFrom(...names.slice(0, -1)), { maxLength: 5 })
        .map((keys) => `{${keys.map((key) => `${key}:1`).join(',')}}`),
    );
    fc.assert(
      fc.property(objects, (list) => {
        same(`[${list.join(',')}]`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('bounds', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const keys = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`key ${i}`, i])));

  test('depth has a limit, and no stack', () => {
    expect(isCanonicalJson(nested(400))).toBe(true);
    expect(isCanonicalJson(nested(401))).toBe(false);
    expect(isCanonicalJson(nested(100_000))).toBe(false);
    const objects = (depth: number) => '{"a":'.repeat(depth) + '{}' + '}'.repeat(depth);
    expect(isCanonicalJson(objects(399))).toBe(true);
    expect(isCanonicalJson(objects(400))).toBe(false);
    expect(isCanonicalJson('{"a":'.repeat(100_000))).toBe(false);
    expect(() => written(nested(401))).toThrow('Malicious payload');
  });

  test('so has the number of keys', () => {
    expect(isCanonicalJson(keys(101))).toBe(true);
    expect(isCanonicalJson(keys(102))).toBe(false);
    const long = 'k'.repeat(10_000);
    expect(isCanonicalJson(keys(100).replaceAll('key', long))).toBe(true);
  });

  test('a long text leaves nothing behind for a short one', () => {
    expect(isCanonicalJson(`["${'long '.repeat(2_200_000)}"]`)).toBe(true);
    expect(isCanonicalJson(`["${'"],'.repeat(30_000)}"]`)).toBe(false);
    for (const text of ['["a', '["', '[', '["\\', '{"a":', '[1', '[tru', '']) {
      expect(isCanonicalJson(text)).toBe(false);
    }
    expect(isCanonicalJson(`["${'длинный '.repeat(700_000)}"]`)).toBe(true);
    expect(isCanonicalJson('["a"]')).toBe(true);
  });
});
