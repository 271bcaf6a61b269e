import fc from 'fast-check';

const names = ['a', 'b', 'c', 'l', 'a-b', 'x y', 'length', ''];
const name = fc.constantFrom(...names);
const number = fc.constantFrom('0', '1', '2', '9', '-1', '-2');

/** Documents in which the names of random paths occur. */
export const randomDocument: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  scalar: fc.constantFrom(
    0,
    1,
    2,
    5,
    1.5,
    -1,
    10_000_000_000,
    null,
    true,
    false,
    '',
    'x',
    'y',
    '5',
    'true',
    'null',
  ),
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    { weight: 2, arbitrary: tie('scalar') },
    { weight: 2, arbitrary: fc.dictionary(name, tie('value'), { maxKeys: 4 }) },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
  ),
  document: fc.record({
    a: tie('value'),
    b: tie('value'),
    l: fc.array(tie('item'), { maxLength: 4 }),
    c: tie('scalar'),
  }),
  item: fc.dictionary(fc.constantFrom('a', 'b', 'n'), tie('value'), { maxKeys: 3 }),
})).document;

const operand = fc.constantFrom(
  ...['@.a', '@.b', '@.n', '@', '@.a.b', "@['a']", '@.a[0]', '$.c', '$.a.b'],
  ...["'x'", "'5'", "''", '5', '1', '1.5', 'x', '"x"', 'null', 'true', '/x.*/', '/X/i'],
);
const operator = fc.constantFrom('==', '!=', '<', '>', '<=', '>=', '=~', ' == ', ' > ');
const criterion = fc.oneof(
  fc.tuple(operand, operator, operand).map((parts) => parts.join('')),
  fc.constantFrom('@.a', '@.b', '!@.a', '!@.a.b', '$.c'),
);
const filter = fc
  .tuple(criterion, fc.array(fc.tuple(fc.constantFrom(' && ', ' || ', '&&'), criterion), { maxLength: 2 }))
  .map(([first, others]) => `[?(${first}${others.flat().join('')})]`);

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '.a',
      '.b',
      '.l',
      '.c',
      '[0]',
      '[1]',
      '[*]',
      '.*',
      '..a',
      '..n',
      '..*',
      '..[0]',
    ),
  },
  { weight: 2, arbitrary: name.map((one) => `['${one}']`) },
  { weight: 2, arbitrary: fc.tuple(number, number).map(([from, to]) => `[${from}:${to}]`) },
  { weight: 2, arbitrary: fc.tuple(number, number).map(([first, second]) => `[${first},${second}]`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '[:1]',
      '[-1:]',
      '[1:]',
      "['a','b']",
      '.length()',
      '[(@.length-1)]',
      '[0:9:2]',
    ),
  },
  { weight: 3, arbitrary: filter },
  {
    weight: 1,
    arbitrary: fc.constantFrom('[a]', '[', ']', ' ', '$', '.', '*', "['a", '[1 2]', '[::1]', '[?(', '@'),
  },
);

export const randomPath = fc
  .tuple(
    fc.constantFrom('$', '$', '$', '$.l', '$.l[*]', '@', ''),
    fc.array(step, { minLength: 1, maxLength: 4 }),
  )
  .map(([start, steps]) => start + steps.join(''));
