import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asHurl } from '../../../src/cases/as-hurl';
import { asJunit } from '../../../src/cases/as-junit';
import type { Case } from '../../../src/cases/case';
import { emulatorRunner } from '../../../src/cases/emulator-runner';
import { readCases } from '../../../src/cases/read-cases';
import { recordExpectation } from '../../../src/cases/record-expectation';
import { runCases } from '../../../src/cases/run-cases';
import { urlRunner } from '../../../src/cases/url-runner';
import { writeCases } from '../../../src/cases/write-cases';
import { recordCases } from '../../../src/commands/offline/record-cases';
import { printResults, resultsAsJson } from '../../../src/commands/test/print-results';
import { createEmulator } from '../../../src/emulator';
import { createGatewayServer } from '../../../src/emulator/server/create-gateway-server';
import { aService } from '../../config/service';
import { synthesizedTemplate } from '../../support/synthesized-template';

const { template } = synthesizedTemplate(aService());
/** A function that says what it was asked, with a session. */
const invoke = (_: unknown, event: unknown) =>
  Promise.resolve({
    payload: JSON.stringify({
      httpStatus: 200,
      headers: { 'Set-Cookie': 'session=hunter2; Path=/', 'X-Kind': 'echo' },
      body: { asked: (event as { path: string }).path, token: 'hunter2', at: 1 },
    }),
  });
const runner = () =>
  emulatorRunner(template, { invoke, region: 'eu-central-1', output: () => ['api: hello'] });
const get = (path: string, more: Partial<Case> = {}): Case => ({
  name: `GET ${path}`,
  request: { method: 'GET', path },
  expect: { status: 200 },
  ...more,
});
const nothing = { status: 0 };
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'private-api-cases-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('runs functions, or takes what the case says of them, through the endpoint that it names', async () => {
  const outside: Case['request'] = { method: 'GET', path: '/a', vpcEndpointId: 'none' };
  const timedOut = {
    error: { errorMessage: '2026-01-01T00:00:00.000Z 7f Task timed out after 6.00 seconds' },
  };
  const results = await runCases(
    [
      get('/a/b?c=d', { expect: { status: 200, body: { asked: '/a/b', token: '***', at: 1 } } }),
      get('/b', {
        function: { result: { httpStatus: 409, body: 'no' } },
        expect: { status: 409, body: 'no' },
      }),
      get('/c', { function: { result: null }, expect: { status: 200, body: null } }),
      get('/d', { function: timedOut, expect: { status: 504 } }),
      get('/e', { request: outside, expect: { status: 403, bodyContains: 'is not authorized' } }),
      get('/f', { request: { ...outside, vpcEndpointId: 'vpce-0123456789abcdef0' } }),
      get('/g', { request: { method: 'POST', path: '/g', body: { a: 1 } } }),
    ],
    runner(),
  );
  expect(results.map(({ outcome, differences, reason }) => ({ outcome, differences, reason }))).toEqual(
    results.map(() => ({ outcome: 'passed', differences: [], reason: undefined })),
  );
});

it('shows the stages of a case that failed, and what its function wrote', async () => {
  const results = await runCases(
    [get('/a', { expect: { status: 404, body: { asked: '/b', token: '***', at: 1 } } }), get('/b')],
    runner(),
  );
  const said = printResults({ runner: 'the emulator', results, notes: [] });
  expect(said).toMatch(/^failed {2}GET \/a {2}GET \/a {2}200 {2}\d+ ms/);
  for (const text of [
    'failed: GET /a\n  status: expected 404, got 200\n  body.asked: expected "/b", got "/a"\n    parse: ',
    '\n    resource policy: effect=Allow',
    '\n    integration response: ',
    '\n    api: hello',
    '\n\n1 passed, 1 failed, 0 skipped on the emulator.',
  ]) {
    expect(said).toContain(text);
  }
  expect(said).not.toContain('failed: GET /b');
  expect(JSON.parse(resultsAsJson({ runner: 'x', results, notes: [] }))).toMatchObject({
    passed: 1,
    failed: 1,
    skipped: 0,
    cases: [{ outcome: 'failed', differences: [{ what: 'status' }, {}] }, { outcome: 'passed' }],
  });
});

describe('a live API', () => {
  const quiet = { request: noop, detail: noop, warning: noop, error: noop };

  it('is asked as the case says; what it can not show is skipped', async () => {
    const emulator = createEmulator(template, { invoke, region: 'eu-central-1' });
    const server = await createGatewayServer({ emulator, log: quiet, port: 0 });
    const results = await runCases(
      [
        get('/a%2Fb//c', { expect: { status: 200, headers: { 'X-Kind': 'echo' } } }),
        get('/b', {
          request: { method: 'POST', path: '/b', body: 'a,b', headers: { 'Content-Type': 'text/csv' } },
          expect: { status: 415 },
        }),
        get('/c', { function: { result: 1 } }),
        get('/d', { request: { method: 'GET', path: '/d', vpcEndpointId: 'none' }, expect: { status: 403 } }),
      ],
      urlRunner(`${server.url}/dev/`),
    );
    await server.close();
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'skipped', 'skipped']);
    expect(printResults({ runner: 'x', results, notes: [] })).toContain(
      'skipped: the live function is called, not the one of the case: GET /c',
    );
  });

  it('that does not answer fails the case', async () => {
    const [result] = await runCases([get('/a')], urlRunner('http://127.0.0.1:1/dev'));
    expect(result).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('127.0.0.1:1 does not answer') as string,
    });
  });
});

it('writes JUnit that says what failed, whatever is in it', async () => {
  const results = await runCases(
    [get('/a', { name: 'odd <&"> \u0001\ud800 name', expect: { status: 404 } }), get('/b'), get('/c')],
    {
      name: 'x',
      run: ({ name }) =>
        name === 'GET /c' ? Promise.resolve({ skipped: 'a "reason"' }) : runner().run(get('/')),
    },
  );
  const xml = asJunit(results, 'x').replace(/time="[\d.]+"/g, 'time="0"');
  expect(xml.split('\n').slice(1, 6)).toEqual([
    '<testsuites tests="3" failures="1" skipped="1" time="0">',
    '  <testsuite name="x" tests="3" failures="1" errors="0" skipped="1" time="0">',
    '    <testcase name="odd &lt;&amp;&quot;&gt; \ufffd\ufffd name" classname="x" time="0">',
    expect.stringMatching(/^ {6}<failure message="status: expected 404, got 200">status.*&#10;/) as string,
    '    </testcase>',
  ]);
  expect(xml).toContain('<skipped message="a &quot;reason&quot;"/>');
});

it('records what is met again, and nothing that is secret', async () => {
  const results = await runCases(
    [get('/a'), get('/b', { function: { error: { errorMessage: 'x' } } })],
    runner(),
  );
  const recorded = results.flatMap(({ response }) => (response ? [recordExpectation(response)] : []));
  expect(recorded).toEqual([
    {
      status: 200,
      headers: {
        'Content-Type': 'application/json',
        'Set-Cookie': 'session=***; Path=/',
        'X-Kind': 'echo',
      },
      body: { asked: '/a', token: '***', at: 1 },
    },
    {
      status: 500,
      headers: expect.objectContaining({ 'Content-Type': 'application/json' }) as object,
      body: { message: 'Internal server error', requestId: '***' },
    },
  ]);
  const cases = [
    get('/a', { expect: recorded[0] ?? nothing }),
    get('/b', { function: { error: { errorMessage: 'x' } }, expect: recorded[1] ?? nothing }),
  ];
  for (const file of ['cases.yml', 'cases.json']) {
    const read = readCases(file, () => writeCases(file, cases));
    expect(read).toEqual(cases);
    const again = await runCases(read, runner());
    expect(again.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  }
});

it.each(['cases.yml', 'cases.json'])('records the requests that come, into %s', async (name) => {
  const file = join(directory, name);
  const emulator = createEmulator(template, { invoke, region: 'eu-central-1' });
  const warnings: string[] = [];
  const exchange = async (
    record: ReturnType<typeof recordCases>,
    path: string,
    more: object,
  ): Promise<void> => {
    const request = { method: 'POST', path: `/dev${path}`, ...more };
    record(await emulator.handle(request), request);
  };
  const first = recordCases(file, (message) => warnings.push(message));
  await exchange(first, '/a?api_key=hunter2&b=1', {
    headers: {
      Host: 'localhost',
      'User-Agent': 'curl',
      Authorization: 'Bearer hunter2',
      Cookie: 'a=hunter2; b=hunter2',
      'X-Api-Key': 'hunter2',
      'Content-Type': 'application/json',
    },
    body: '{"user":"me","password":"hunter2","list":[{"accessToken":"hunter2"}]}',
  });
  await exchange(first, '/form', {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'user=me&password=hunter2',
    source: { vpcEndpointId: 'vpce-0123456789abcdef0', vpcSourceIp: '10.0.0.9' },
  });
  await exchange(first, '/binary', { body: Buffer.from([0xff, 0xfe]) });
  const second = recordCases(file, (message) => warnings.push(message));
  await exchange(second, '/form', { source: {} });
  await exchange(second, '', {});

  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('hunter2');
  const cases = readCases(file, () => text);
  expect(cases.map(({ name: given }) => given)).toEqual([
    'POST /a?api_key=***&b=1',
    'POST /form',
    'POST /form (2)',
    'POST /',
  ]);
  expect(cases.map(({ request }) => request)).toMatchObject([
    {
      headers: {
        Authorization: 'Bearer ***',
        Cookie: 'a=***; b=***',
        'X-Api-Key': '***',
        'Content-Type': 'application/json',
      },
      body: { user: 'me', password: '***', list: [{ accessToken: '***' }] },
    },
    { body: 'user=me&password=***', vpcEndpointId: 'vpce-0123456789abcdef0', sourceIp: '10.0.0.9' },
    { vpcEndpointId: 'none' },
    { path: '/' },
  ]);
  expect(cases[0]?.request.headers).not.toHaveProperty('Host');
  expect(warnings).toEqual(['POST /dev/binary is not recorded: a body is no text.']);
  const results = await runCases(cases, runner());
  expect(results.filter(({ outcome }) => outcome !== 'passed').map(({ name: failed }) => failed)).toEqual([]);
});

it('records nothing into what is no file of cases', () => {
  const file = join(directory, 'other.yml');
  writeFileSync(file, 'service: orders\n');
  expect(() => recordCases(file, noop)).toThrow('This must be a list');
  expect(readFileSync(file, 'utf8')).toBe('service: orders\n');
});

it('writes the cases for Hurl', () => {
  const text = asHurl([
    get('/orders?a=b#', {
      name: 'all\nof it',
      request: {
        method: 'POST',
        path: '/orders?a={{b}}',
        headers: { 'X-A': ['1', '#2'] },
        body: 'a `quoted`\\\nline',
        vpcEndpointId: 'none',
      },
      expect: {
        status: 201,
        headers: { Location: '/orders/***', Gone: null, Many: ['a', 'b'] },
        body: { id: '***', list: [{ "it's": 1.5 }, null], text: 'a.b***' },
        bodyContains: 'x***y',
      },
    }),
    get('/stub', { function: { result: 1 } }),
    get('/text', { expect: { status: 200, body: 'ok' } }),
  ]);
  expect(text).toBe(`# hurl --test --variable url=http://localhost:3000/dev

# all of it
POST {{url}}/orders?a=\\u{7b}\\u{7b}b}}
X-A: 1
X-A: \\#2
x-private-api-vpce: none
\`a \\\`quoted\\\`\\\\\\nline\`
HTTP 201
[Asserts]
header "Location" matches "^\\\\/orders\\\\/[\\\\s\\\\S]*$"
header "Gone" not exists
header "Many" count == 2
header "Many" includes "a"
header "Many" includes "b"
jsonpath "$['id']" exists
jsonpath "$['list']" count == 2
jsonpath "$['list'][0]['it\\\\'s']" == 1.5
jsonpath "$['list'][1]" == null
jsonpath "$['text']" matches "^a\\\\.b[\\\\s\\\\S]*$"
body contains "x"
body contains "y"

# GET /stub: left out, it says what the function gives back

# GET /text
GET {{url}}/text
HTTP 200
[Asserts]
body == "ok"

`);
});

function noop(): void {
  // Nothing is to be said.
}
