import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isRecord } from '../conformance/conformance-case';
import { EXPLAINED_DIFFERENCES } from './explained-differences';
import { randomFrom } from './random';
import { randomInput } from './random-input';
import { randomTemplate } from './random-template';
import { shrinkRecord, shrinkText } from './shrink';

test('a text is made as small as what fails in it', async () => {
  const fails = (text: string): boolean => text.includes('#set(') && text.includes('$a');
  const shrunk = await shrinkText('before\n#set($x = 1) ${b} $a and after', (texts) =>
    Promise.resolve(texts.map(fails)),
  );
  expect(shrunk).toHaveLength('#set($a'.length);
  expect(fails(shrunk)).toBe(true);
});

test('an input is made as small as what fails with it', async () => {
  const shrunk = await shrinkRecord({ body: '{}', variables: { a: 1, b: [2] }, context: {} }, (candidate) =>
    Promise.resolve(isRecord(candidate['variables']) && 'b' in candidate['variables']),
  );
  expect(shrunk).toEqual({ variables: { b: [2] } });
});

test('a seed makes the same templates and inputs again', () => {
  const make = (seed: number): unknown[] => {
    const random = randomFrom(seed);
    return Array.from({ length: 50 }, () => [randomInput(random), randomTemplate(random)]);
  };
  expect(make(3)).toEqual(make(3));
  expect(make(3)).not.toEqual(make(4));
});

test('every explained difference stands in the documentation with its reason', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/conformance.md'), 'utf8').replace(/\s+/g, ' ');
  for (const { id, reason } of EXPLAINED_DIFFERENCES) expect(page).toContain(`\`${id}\`: ${reason}`);
});
