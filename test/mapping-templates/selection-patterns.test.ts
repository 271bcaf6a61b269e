import * as fc from 'fast-check';
import {
  selectionPatterns,
  timeoutPattern,
  type StatusPattern,
} from '../../src/cloudformation/selection-patterns';
import { text } from './arbitrary-outcome';
import { ownEngine } from './engine';

const own: readonly StatusPattern[] = [
  { pattern: timeoutPattern, status: 504 },
  { pattern: '.+', status: 500 },
];

async function statusesOf(ordered: readonly StatusPattern[], message: string): Promise<number[]> {
  const statuses: number[] = [];
  for (const [status, pattern] of selectionPatterns(ordered)) {
    if (await ownEngine.matches(pattern, message)) statuses.push(status);
  }
  return statuses;
}

test('the patterns of an API without mappings', () => {
  expect(Object.fromEntries(selectionPatterns(own))).toEqual({
    504: `(?s)(?!\\z)(?:${timeoutPattern})`,
    500: `(?s)(?!\\z)(?!(?:${timeoutPattern})\\z)(?:.+)`,
  });
});

test.each([
  ['a line feed', 'a\nb'],
  ['a carriage return', 'a\rb'],
  ['a next line', 'a\u0085b'],
  ['a line separator', 'a\u2028b'],
  ['a line break at the end', 'a\r\n'],
  ['100,000 lines', 'at a.b.C\n'.repeat(100_000)],
])('a message with %s matches as a whole', async (_, message) => {
  expect(await statusesOf(own, message)).toEqual([500]);
});

test('one pattern matches each message, and none the empty one', async () => {
  const pattern = fc.constantFrom(
    'a.*',
    '.*b',
    '[^c]+',
    '(?i)x|y',
    '.*',
    '\\Qa|b\\E',
    '(?s).{3}',
    'a|b',
    '(?-s)a.b',
  );
  const mapping = fc.record({ pattern, status: fc.constantFrom(400, 404, 500, 504) });
  const message = fc.oneof(
    text,
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'X', '|', '\n'), maxLength: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(mapping, { maxLength: 4 }), message, async (mappings, given) => {
      const ordered = [...mappings, ...own];
      const first: number[] = [];
      for (const { pattern: one, status } of given === '' ? [] : ordered) {
        if (first.length === 0 && (await ownEngine.matches(`(?s)(?:${one})`, given))) first.push(status);
      }
      expect(await statusesOf(ordered, given)).toEqual(first);
    }),
    { numRuns: 200 },
  );
});
