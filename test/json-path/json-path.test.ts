import fc from 'fast-check';
import { JavaException, JavaList, meterOf, MeterExhausted, type JavaValue } from '../../src/java';
import { PathCache, parseJsonPath, readJson, readJsonPath, writeJson } from '../../src/json-path';
import { readCases } from '../support/read-cases';

interface Paths {
  document: string;
  source: string;
  cases: { path: string; json?: string; missing?: true; refused?: string }[];
}

interface VersionCase {
  name: string;
  document: string;
  path: string;
  json?: string;
  missing?: true;
  warning?: string;
}

const meter = () => meterOf(10_000_000);
const onlyNewer = 'only versions of Jayway after 2.0.0';

function read(text: string, path: string): { value: JavaValue | undefined; warnings: string[] } {
  const parsed = parseJsonPath(path);
  const warnings = [...parsed.warnings];
  const value = readJsonPath(parsed, readJson(text, meter()), meter(), (warning) => warnings.push(warning));
  return { value, warnings };
}

const { document, source, cases } = readCases<never>('json-path/paths') as unknown as Paths;

describe(`as ${source}`, () => {
  test.each(cases)('$path', ({ path, json, missing, refused }) => {
    if (refused !== undefined) {
      let warnings: string[] = [];
      const attempt = () => {
        ({ warnings } = read(document, path));
      };
      // What this version refuses is refused here, unless a newer one reads it: then there is a warning.
      try {
        attempt();
      } catch (error) {
        expect(error).toBeInstanceOf(JavaException);
        return;
      }
      expect(warnings).toEqual([expect.stringContaining(onlyNewer)]);
      return;
    }
    const { value } = read(document, path);
    expect(value === undefined).toBe(missing === true);
    if (value !== undefined) expect(writeJson(value, meter())).toBe(json);
  });
});

describe('where versions of Jayway part', () => {
  test.each(readCases<VersionCase>('json-path/versions'))(
    '$name',
    ({ document: text, path, json, missing, warning }) => {
      const { value, warnings } = read(text, path);
      expect(value === undefined).toBe(missing === true);
      if (value !== undefined) expect(writeJson(value, meter())).toBe(json);
      expect(warnings.join('\n')).toContain(warning ?? '');
      expect(warnings.length > 0).toBe(warning !== undefined);
    },
  );
});

test('the result of an indefinite path is a JSONArray, which prints as JSON', () => {
  const { value } = read('{"a":[1,2]}', '$.a[*]');
  expect(value).toBeInstanceOf(JavaList);
  expect(value).toMatchObject({ kind: 'JSONArray' });
});

test('a definite path of names gives what the document has there', () => {
  const name = fc.stringMatching(/^[^'[\]\\]{1,8}$/);
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 5 }),
      fc.jsonValue({ maxDepth: 1 }),
      (names, leaf) => {
        const nested = names.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), leaf);
        const path = `$${names.map((one) => `['${one}']`).join('')}`;
        const { value } = read(JSON.stringify(nested), path);
        expect(JSON.parse(writeJson(value ?? null, meter()))).toEqual(JSON.parse(JSON.stringify(leaf)));
      },
    ),
  );
});

describe('hostile paths and documents', () => {
  const pieces = [
    '$',
    '@',
    '.',
    '..',
    '[',
    ']',
    '*',
    "'a'",
    '"a"',
    'a',
    '?(',
    ')',
    '==',
    '&&',
    '||',
    '!',
    '=~',
    '/a+/',
    '-1',
    ':',
    ',',
    ' ',
    '0',
    '\\',
    '()',
  ];

  test('any path is read or refused, with an exception of Java', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 15 }), (parts) => {
        try {
          read('{"a":[{"a":1},[{"a":"x"}],"aaa"]}', `$${parts.join('')}`);
        } catch (error) {
          expect(error).toBeInstanceOf(JavaException);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('a walk that multiplies ends when the budget is spent', () => {
    const deep = '{"a":[1,'.repeat(150) + '2' + ']}'.repeat(150);
    const path = parseJsonPath(`$${'..*'.repeat(20)}`);
    const parsed = readJson(deep, meter());
    expect(() => readJsonPath(path, parsed, meterOf(100_000))).toThrow(MeterExhausted);
  });

  test('filters within filters, and paths without end, are refused', () => {
    expect(() => parseJsonPath('$[?(@'.repeat(10_000))).toThrow(JavaException);
    expect(() => parseJsonPath(`$${'.a'.repeat(100_000)}`)).toThrow('More than 1000 steps');
    expect(() => parseJsonPath(`$${'[?(@.a)]'.repeat(5000)}`)).toThrow(JavaException);
  });

  test('comparing numbers with huge exponents costs what they are long, not what they are', () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => `1.00000000000000000${index}E+99999999`).join(
      ',',
    );
    const { value } = read(`{"l":[${numbers}],"max":1.000000000000000001E+99999998}`, '$.l[?(@ > $.max)]');
    expect(value).toBeInstanceOf(JavaList);
    expect((value as JavaList).size()).toBe(2000);
  });
});

test('a cache gives the same path again and forgets the one longest unused', () => {
  const paths = new PathCache(2);
  const first = paths.get('$.a');
  paths.get('$.b');
  expect(paths.get('$.a')).toBe(first);
  paths.get('$.c');
  expect(paths.get('$.a')).toBe(first);
  expect(paths.get('$.b')).not.toBe(first);
});
