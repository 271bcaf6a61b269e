import { readCases } from '../../../src/cases/read-cases';
import { parseTestOptions } from '../../../src/commands/test/test-options';

const read = (text: string, file = 'cases.yml') => readCases(file, () => text);

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was taken.');
}

it('reads YAML and JSON alike', () => {
  const cases = [
    {
      name: 'a case',
      request: { method: 'GET', path: '/a?b=c', headers: { 'X-Count': '5', Many: ['1', 'true'] } },
      function: { result: null },
      expect: { status: 200, headers: { Gone: null, Age: '3' }, body: { at: '2026-01-01' } },
    },
  ];
  expect(
    read(`
- name: a case
  request: { method: get, path: '/a?b=c', headers: { X-Count: 5, Many: ['1', true] } }
  function: { result: null }
  expect: { status: 200, headers: { Gone: null, Age: 3 }, body: { at: 2026-01-01 } }
`),
  ).toEqual(cases);
  expect(read(JSON.stringify(cases), 'cases.json')).toEqual(cases);
});

it('names every mistake at once, each with its place and what to change', () => {
  const message = messageOf(() =>
    read(`
- name: twice
  requests: { method: GET, path: /a }
  expect: { state: 200, headers: { A: { b: 1 } } }
- request: { method: GET, path: /a, vpceId: x }
  function: { error: { message: x } }
  expect: { status: '200' }
- name: sound in its types
  request: { method: GTE, path: /a }
  expect: { status: 200 }
`),
  );
  expect(message).toContain('cases.yml has 10 mistakes:');
  for (const text of [
    '[0].requests (twice): There is no setting requests here. Given: {"method":"GET","path":"/a"}. Did you mean request?',
    '[0].request (twice): request is missing.',
    '[0].expect.state (twice): There is no setting state here. Given: 200. Did you mean status?',
    '[0].expect.status (twice): status is missing.',
    '[1].name: name is missing.',
    '[1].request.vpceId: There is no setting vpceId here.',
    '[1].function.error.errorMessage: errorMessage is missing.',
    '[1].expect.status: This must be a whole number. Given: "200".',
    '[0].expect.headers.A (twice): This value has the wrong shape. Given: {"b":1}. Write a text, a list of texts, or null',
    '[2].request.method (sound in its types): This is no method of HTTP. Given: "GTE".',
  ]) {
    expect(message).toContain(text);
  }
});

it('looks at what a schema can not say', () => {
  const message = messageOf(() =>
    read(`
- { name: a, request: { method: GTE, path: a }, expect: { status: 99 } }
- { name: a, request: { method: GET, path: /a b, vpcEndpointId: vpc-1, sourceIp: 10.0.0 }, expect: { status: 200 } }
- { name: ' ', request: { method: GET, path: / }, function: {}, expect: { status: 200 } }
- { name: b, request: { method: GET, path: / }, function: { result: 1, error: { errorMessage: x } }, expect: { status: 200 } }
`),
  );
  expect(
    message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(': ')[0]),
  ).toEqual([
    '[0].request.method (a)',
    '[0].request.path (a)',
    '[0].expect.status (a)',
    '[1].name (a)',
    '[1].request.path (a)',
    '[1].request.vpcEndpointId (a)',
    '[1].request.sourceIp (a)',
    '[2].name ( )',
    '[2].function ( )',
    '[3].function (b)',
  ]);
});

it.each<[string, string, string]>([
  ['', 'cases.yml', 'cases.yml has no cases'],
  ['# only a comment\n', 'cases.yml', 'cases.yml has no cases'],
  ['[]', 'cases.json', 'cases.json has no cases'],
  ['  ', 'cases.json', 'cases.json has no cases'],
  ['{', 'cases.json', 'cases.json is no JSON'],
  ['- name: "a', 'cases.yml', 'cases.yml is no YAML: unexpected end'],
  ['- {name: a, name: b}', 'cases.yml', 'duplicated mapping key'],
  ['name: a', 'cases.yml', 'the file: This must be a list.'],
])('refuses %j', (text, file, said) => {
  expect(messageOf(() => read(text, file))).toContain(said);
});

it('says why a file can not be read', () => {
  expect(
    messageOf(() =>
      readCases('gone.yml', () => {
        throw new Error('ENOENT');
      }),
    ),
  ).toBe('gone.yml can not be read: ENOENT');
});

it('takes cases without an expectation only to record them', () => {
  const text = '- { name: a, request: { method: GET, path: / } }';
  expect(messageOf(() => read(text))).toContain('[0].expect (a): expect is missing.');
  expect(readCases('a.yml', () => text, { withoutExpectations: true })).toHaveLength(1);
});

it('names every option with a wrong value', () => {
  expect(
    messageOf(() =>
      parseTestOptions({
        url: 'example.com',
        export: 'curl',
        'rest-api': 'a b',
        'lambda-endpoint': 'x',
        env: ['A'],
      }),
    ).split('\n'),
  ).toEqual([
    '--cases: give a file of cases, YAML or JSON: --cases cases.yml',
    '--url "example.com": must be an http or https URL that ends in the stage.',
    '--export "curl": must be hurl.',
    '--rest-api "a b": must be the logical id of an AWS::ApiGateway::RestApi.',
    '--lambda-endpoint "x": must be an http or https URL.',
    '--env, number 1: must be NAME=value.',
  ]);
  for (const both of [
    { url: 'https://a/dev', deployed: true },
    { export: 'hurl', record: true },
  ]) {
    expect(messageOf(() => parseTestOptions({ cases: 'a.yml', ...both }))).toContain('leave one out');
  }
  expect(parseTestOptions({ cases: 'a.yml' })).toMatchObject({ target: 'emulator', record: false });
});
