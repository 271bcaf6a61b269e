import fc from 'fast-check';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCollection,
  JavaDouble,
  JavaException,
  JavaLong,
  JavaMap,
  meterOf,
  MeterExhausted,
  toJavaString,
  type JavaValue,
} from '../../src/java';
import { InvalidJson, maximumJsonDepth, readJson, writeJson } from '../../src/json-path';
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
    for (const text of ['"', '[1,', '{"a', '1', '\\', ' ', '"\\']) {
      try {
        readJson(text.repeat(1_000_000 / text.length), meter());
      } catch (error) {
        expect(error).toBeInstanceOf(JavaException);
      }
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
