import { errorPatternProblem } from '../../src/config/error-pattern-problem';

test.each([
  'a',
  '\\[404\\] .*',
  '\\Qa)b\\E',
  '(?i)x.*',
  '(?<!a)b',
  '(?<=[)])x',
  '[(]',
  '[a[b]]',
  '[\\]]',
  'a\\\\',
  '(a|b)+',
  '(?-x)a',
  '(?x) a  b',
  '(?x) a # b\n',
  '\\Q)(\\E[)]',
])('%s can stand with others', (pattern) => {
  expect(errorPatternProblem(pattern)).toBeUndefined();
});

test.each([
  ['(a', 'Unclosed group'],
  ['a)|(b', 'Unmatched closing'],
  ['\\Qa', '\\Q needs its \\E'],
  ['(?x) a # b', 'flag x'],
  ['(?ix)a#', 'flag x'],
  ['(a)(?:b|(?=c\\1))', 'refers to a group'],
  ['(a)\\1', 'refers to a group'],
  ['(?<n>a)', 'named group'],
  ['[a[b]', 'Unclosed character class'],
  ['a\\', 'near index 2'],
])('%s can not', (pattern, problem) => {
  expect(errorPatternProblem(pattern)).toContain(problem);
});
