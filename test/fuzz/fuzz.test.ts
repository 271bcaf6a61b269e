import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isRecord } from '../conformance/conformance-case';
import { EXPLAINED_DIFFERENCES } from './explained-differences';
import { explainedJudgements } from './explained-judgements';
import { fuzzOptions } from './options';
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
  for (const { id, reason } of [...EXPLAINED_DIFFERENCES, ...explainedJudgements])
    expect(page).toContain(`\`${id}\`: ${reason}`);
});

test.each([
  ['0', '"0" is no whole number from 1 on'],
  ['many', '"many" is no whole number'],
  ['1e3', '"1e3" is no whole number'],
  ['-- -5', '"-5" is no whole number'],
  ['--count 0', '--count: "0"'],
  ['--count=', '--count: ""'],
  ['5 x', '--seed: "x"'],
  ['5 1 2', '"2": at most'],
  ['--seconds soon', '--seconds: "soon"'],
  ['--tries 5', '--tries'],
])('a run of %s is refused', (line, says) => {
  expect(() => fuzzOptions(line.split(' '), 20)).toThrow(says);
});

test('count and seed stand alone or are named', () => {
  expect(fuzzOptions(['5', '7'], 20)).toMatchObject({ count: 5, seed: 7, seconds: 600 });
  expect(fuzzOptions(['--seed', '7'], 20)).toMatchObject({ count: 20, seed: 7 });
});
