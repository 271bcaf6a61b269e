import type { CaseResponse, Expectation } from '../../../src/cases/case';
import { differences } from '../../../src/cases/differences';
import { describeDifference } from '../../../src/cases/describe-difference';

const response: CaseResponse = {
  status: 200,
  headers: { 'Content-Type': 'application/json', 'Set-Cookie': ['a=1; Path=/', 'b=2'] },
  body: '{"items":[{"id":1,"tags":["x"]},{"id":2}],"none":null,"at":"2026-01-01T10:00"}',
};

it.each<[string, Partial<Expectation>]>([
  ['nothing but a status', {}],
  ['a header in another case', { headers: { 'content-type': 'application/json' } }],
  ['a list of values', { headers: { 'Set-Cookie': ['a=***; Path=/', 'b=2'] } }],
  ['a header that is not there', { headers: { 'X-Powered-By': null } }],
  ['the whole text', { body: response.body }],
  ['a text with an open end', { body: '{"items":***' }],
  ['a value', { body: { at: '2026-***', none: null, items: [{ tags: ['x'], id: 1 }, { id: 2 }] } }],
  ['a masked part', { body: { at: '***', none: '***', items: '***' } }],
  ['a part of the text', { bodyContains: '"id":2' }],
  ['parts of the text', { bodyContains: ['"id":1', '"tags":[***]'] }],
])('meets %s', (_, expect_) => {
  expect(differences({ status: 200, ...expect_ }, response)).toEqual([]);
});

it.each<[string, Partial<Expectation>, string[]]>([
  ['status', { status: 404 }, ['status: expected 404, got 200']],
  [
    'a header',
    { headers: { 'content-type': 'text/plain' } },
    ['header content-type: expected "text/plain", got "application/json"'],
  ],
  ['a missing header', { headers: { Location: '/a' } }, ['header location: expected "/a", got nothing']],
  [
    'one value of two',
    { headers: { 'set-cookie': 'b=2' } },
    ['header set-cookie: expected "b=2", got ["a=1; Path=/","b=2"]'],
  ],
  [
    'an unwanted header',
    { headers: { 'Content-Type': null } },
    ['header content-type: not expected, got "application/json"'],
  ],
  [
    'each leaf of a value',
    { body: { items: [{ id: 1, tags: ['y', 'z'] }], none: 0, at: '2027-***', more: true } },
    [
      'body.items[0].tags[0]: expected "y", got "x"',
      'body.items[0].tags[1]: expected "z", got nothing',
      'body.items[1]: not expected, got {"id":2}',
      'body.none: expected 0, got null',
      'body.at: expected "2027-***", got "2026-01-01T10:00"',
      'body.more: expected true, got nothing',
    ],
  ],
  [
    'a text of digits for a number',
    { body: { ...JSON.parse(response.body), none: 'null' } as object },
    ['body.none: expected "null", got null'],
  ],
  [
    'a part of the text',
    { bodyContains: ['"id":3'] },
    [`body contains: expected "\\"id\\":3", got ${JSON.stringify(response.body)}`],
  ],
])('tells of %s', (_, expect_, said) => {
  expect(differences({ status: 200, ...expect_ }, response).map(describeDifference)).toEqual(said);
});

it('tells of a body that is no JSON', () => {
  expect(differences({ status: 200, body: { a: 1 } }, { ...response, body: '<a/>' })).toEqual([
    { what: 'body, as JSON', expected: { a: 1 }, actual: '<a/>' },
  ]);
});

it('finds its way through many wildcards in a long text', () => {
  const body = 'a'.repeat(100_000);
  const expected = `${'***a'.repeat(2000)}***b`;
  expect(differences({ status: 200, body: expected }, { ...response, body })).toHaveLength(1);
});
