import { resolve } from 'node:path';
import * as emulator from '../../src/emulator';
import * as policy from '../../src/policy';
import * as vtl from '../../src/vtl';
import { sameJson } from './expectations';
import { details, passed, runFolder, runnable, summary, type Report } from './run-cases';

const folder = resolve(__dirname, '../cases/conformance');

async function reports(): Promise<Report[]> {
  const found: Report[] = [];
  for await (const report of runFolder(folder, { emulator, policy, vtl })) found.push(report);
  return found;
}

test('a folder of cases is run by category and counted by outcome', async () => {
  const [report] = await reports();
  expect(report && summary(report)).toBe('sample: 2 of 4 (1 could not be run, 1 for reference only)');
  expect(report && [passed(report), runnable(report)]).toEqual([2, 4]);
});

test('what fails is named on demand, what cannot be run always', async () => {
  const [report] = await reports();
  expect(report && details(report, false)).toEqual([
    '  not run no-such-category: unknown category astrology',
  ]);
  expect(report && details(report, true)).toEqual([
    '  failed wrong-on-purpose: decision: expected "ExplicitDeny", got "Allow"',
    '  not run no-such-category: unknown category astrology',
  ]);
});

test.each([
  ['a mask is any value', { id: 'abc' }, { id: '<uuid:1>' }, true],
  ['a mask is no absent value', {}, { id: '<uuid:1>' }, false],
  ['a mask may be the name of its key', { requestTime: 'now' }, { requestTime: 'request-time' }, true],
  ['the order of keys says nothing', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ['an unexpected key differs', { a: 1, b: 2 }, { a: 1 }, false],
  ['the order of a list counts', [1, 2], [2, 1], false],
  ['text is no number', '1', 1, false],
])('comparing JSON: %s', (_name, actual, expected, same) => {
  expect(sameJson(actual, expected)).toBe(same);
});
