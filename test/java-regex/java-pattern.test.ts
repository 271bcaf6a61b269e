import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JavaException, JavaPattern, MeterExhausted, meterOf } from '../../src/java';

interface RegexCase {
  readonly pattern: string;
  readonly text: string;
  readonly replacement: string;
  readonly matches: boolean | string;
  readonly replaceAll: string;
  readonly split: string | readonly string[];
}

const file = join(__dirname, '../cases/velocity/java-regex.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly RegexCase[] };

/** What Java gives, or `!` and its exception. */
function outcome<T>(run: (pattern: JavaPattern) => T, pattern: string): T | string {
  try {
    return run(JavaPattern.compile(pattern));
  } catch (error) {
    if (error instanceof JavaException) return `!${error.className.replace(/.*\./, '')}`;
    throw error;
  }
}

test.each(cases.map((each) => [each.pattern, each.text, each] as const))(
  '/%s/ on %j',
  (pattern, text, expected) => {
    const meter = () => meterOf(100_000);
    expect({
      matches: outcome((compiled) => compiled.matches(text, meter()), pattern),
      replaceAll: outcome((compiled) => compiled.replaceAll(text, expected.replacement, meter()), pattern),
      split: outcome((compiled) => compiled.split(text, 0, meter()), pattern),
    }).toEqual({ matches: expected.matches, replaceAll: expected.replaceAll, split: expected.split });
  },
);

test('a pattern that backtracks without end is stopped', () => {
  const text = `${'a'.repeat(40)}!`;
  for (const pattern of ['(a+)+', '(a|aa)+b', '(.*)*(.*)*(.*)*x']) {
    expect(() => JavaPattern.compile(pattern).matches(text, meterOf(200_000))).toThrow(MeterExhausted);
  }
});

test('a long text needs no stack: what overflows in Java matches here', () => {
  expect(JavaPattern.compile('(\\n|.)+').matches('x'.repeat(50_000), meterOf(10_000_000))).toBe(true);
});

test('behind half of a surrogate pair the text has an end, too', () => {
  expect(JavaPattern.compile('\\z').replaceAll('\ud800', '<$0>', meterOf(1000))).toBe('\ud800<>');
});

test('what is quoted matches itself and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      fc.pre(!text.includes('\\E'));
      const pattern = JavaPattern.compile(`\\Q${text}\\E`);
      expect(pattern.matches(text, meterOf(100_000))).toBe(true);
      expect(pattern.matches(other, meterOf(100_000))).toBe(text === other);
    }),
  );
});

test('the parts of a split, joined, are the text again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ',', '.') })), (texts) => {
      const text = texts.join(',');
      expect(JavaPattern.compile(',').split(text, -1, meterOf(100_000)).join(',')).toBe(text);
    }),
  );
});
