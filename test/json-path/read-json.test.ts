import fc from 'fast-check';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCollection,
  JavaDouble,
  JavaException,
  JavaList,
  JavaLong,
  JavaMap,
  meterOf,
  MeterExhausted,
  toJavaString,
  type JavaValue,
} from '../../src/java';
import { InvalidJson, maximumJsonDepth, readJson, writeJson } from '../../src/json-path';
import { readFraction, readWholeNumber } from '../../src/json-path/json-number';
import { readCases } from '../support/read-cases';

interface ReadingCase {
  name: string;
  text: string;
  json?: string;
  printed?: string;
  numbers?: string;
  error?: string;
}

const meter = () => meterOf(10_000_000);

function numberClasses(value: JavaValue): string[] {
  if (typeof value === 'number') return ['Integer'];
  if (value instanceof JavaLong) return ['Long'];
  if (value instanceof JavaBigInteger) return ['BigInteger'];
  if (value instanceof JavaDouble) return ['Double'];
  if (value instanceof JavaBigDecimal) return ['BigDecimal'];
  if (value instanceof JavaMap) return value.values().flatMap(numberClasses);
  return value instanceof JavaCollection ? value.elements().flatMap(numberClasses) : [];
}

describe('what json-smart makes of a text', () => {
  test.each(readCases<ReadingCase>('json-path/reading'))(
    '$name',
    ({ text, json, printed, numbers, error }) => {
      if (error !== undefined) {
        const read = () => readJson(text, meter());
        expect(read).toThrow(JavaException);
        if (!error.startsWith('For input')) expect(read).toThrow(new InvalidJson(error, 0));
        return;
      }
      const value = readJson(text, meter());
      expect(writeJson(value, meter())).toBe(json);
      expect(toJavaString(value, meter())).toBe(printed);
      expect(numberClasses(value).join(' ')).toBe(numbers ?? '');
    },
  );
});

test('JSON text comes out as the same JSON value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 3 }), (value) => {
      const text = writeJson(readJson(JSON.stringify(value), meter()), meter());
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 100 },
  );
});

test('any text is read or refused, with an exception of Java', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\\',
    '\\u',
    '1',
    '-',
    '.',
    'e',
    'null',
    ' ',
    '\n',
    'é',
    '\u001a',
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        const value = readJson(text, meter());
        writeJson(value, meter());
      } catch (error) {
        expect(error).toBeInstanceOf(JavaException);
      }
    }),
    { numRuns: 3000 },
  );
});

describe('what is read in a fast way reads as in the slow one', () => {
  const read = (text: string) => readJson(text, meter());
  const elements = (text: string) => {
    const value = read(text);
    return value instanceof JavaList ? value.items : [];
  };
  const shown = (value: JavaValue) =>
    `${numberClasses(value).join()} ${toJavaString(value, meter())} ${writeJson(value, meter())}`;

  test('numbers of few digits', () => {
    const digits = fc.stringMatching(/^\d{1,20}$/);
    const sign = fc.constantFrom('', '-');
    const behind = fc.constantFrom('', ' ', '\n');
    fc.assert(
      fc.property(sign, digits, digits, behind, (minus, whole, fraction, blank) => {
        const number = `${minus}${whole}`;
        const decimal = `${number}.${fraction}`;
        const scaled = `${decimal}e-${whole.slice(0, 2)}`;
        const [first, second, third] = elements(`[${number}${blank},${decimal}${blank},${scaled}${blank}]`);
        expect(first).toEqual(readWholeNumber(number));
        expect(second).toEqual(readFraction(decimal));
        expect(third).toEqual(readFraction(scaled));
      }),
      { numRuns: 1000 },
    );
    expect(elements('[-0,-0.0,-,2147483648,-2147483648,1.]').map(shown)).toEqual(
      [0, new JavaDouble(-0), 0, new JavaLong(2147483648n), -2147483648, new JavaDouble(1)].map(shown),
    );
  });

  test('texts with many escapes', () => {
    const json = [
      'a',
      'é',
      'Я',
      '😀',
      '/',
      "'",
      '\\"',
      '\\\\',
      '\\/',
      '\\n',
      '\\u00e9',
      '\\ud83d',
      '\\udcA9',
    ];
    const other = ['\u007f', '\\q', '\\x41', "\\'", '\u0001', '\n', '\u2028', '\u0080', '\ud800'];
    const size = { minLength: 1, maxLength: 80, size: 'max' } as const;
    const pieces = fc
      .tuple(fc.array(fc.constantFrom(...json), size), fc.option(fc.constantFrom(...other)))
      .map(([list, one]) => (one === null ? list : [...list, one]));
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 3 }), (texts) => {
        // Alone and behind an escape each is too short for anything but the slow way.
        const slow = texts.map((text) =>
          text.map((short) => toJavaString(read(`"\\n${short}"`), meter()).slice(1)).join(''),
        );
        expect(elements(`[${texts.map((text) => `"\\n${text.join('')}"`).join(',')}]`)).toEqual(
          slow.map((text) => `\n${text}`),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('objects like the one before', () => {
    const names = [
      '"a"',
      '"ab"',
      '"a\\"b"',
      '"a\\u0062"',
      "'a'",
      '\'a":1,"b\'',
      'a',
      '""',
      '"__proto__"',
      '"1"',
      '"b"',
    ];
    // A key that would be two keys, were its escapes not seen.
    const [first, second] = ['{"a\\":1,\\"b":2}', '{"a":1,"b":2}'];
    expect(elements(`[${first},${second}]`).map(shown)).toEqual([shown(read(first)), shown(read(second))]);
    const object = fc
      .array(
        fc.tuple(
          fc.constantFrom(...names),
          fc.constantFrom(':', ' :', ': '),
          fc.constantFrom('1', '{"a":2}', '"x"'),
        ),
      )
      .map((entries) => `{${entries.map((entry) => entry.join('')).join(',')}}`);
    fc.assert(
      fc.property(fc.array(object), (objects) => {
        expect(elements(`[${objects.join(',')}]`).map(shown)).toEqual(
          objects.map((text) => shown(read(text))),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('bounds', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  test('nesting is read down to the limit of json-smart, and refused below it', () => {
    expect(writeJson(readJson(nested(maximumJsonDepth), meter()), meter())).toBe(nested(maximumJsonDepth));
    expect(() => readJson(nested(maximumJsonDepth + 1), meter())).toThrow(InvalidJson);
    expect(() => readJson('{"a":'.repeat(100_000), meter())).toThrow('Malicious payload');
  });

  test('a long text spends the budget', () => {
    expect(() => readJson('1'.repeat(2000), meterOf(1000))).toThrow(MeterExhausted);
  });

  test('a megabyte of open brackets, quotes or digits does not take long', () => {
    const start = performance.now();
    const refused = `"\\q${'x'.repeat(50)}",`;
    for (const text of [
      '"',
      '[1,',
      '{"a',
      '1',
      '\\',
      ' ',
      '"\\',
      `[${refused}`,
      `[${refused}"\u007f",`,
      '{"a":[',
    ]) {
      try {
        readJson(text.repeat(1_000_000 / text.length), meter());
      } catch (error) {
        expect(error).toBeInstanceOf(JavaException);
      }
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
