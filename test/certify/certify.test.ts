import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { createEmulator } from '../../src/emulator';
import { validateTemplate } from '../support/service-spec/validate-template';
import { certifyCases } from './certify-cases';
import { certifyTemplate } from './certify-template';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'certify-'));
const output = join(folder, 'cases.json');
const asked: string[] = [];
let server: Server;

interface Call {
  pathWithQueryString: string;
  headers: Record<string, string>;
  body?: string;
  stageVariables: Record<string, string>;
}

/** API Gateway's control plane, as far as it is asked: it answers as the emulator, but for one question. */
beforeAll(async () => {
  const open = certifyTemplate();
  // `TestInvokeMethod` asks no policy.
  if (open.Resources['Api']) open.Resources['Api'].Properties = {};
  const emulator = createEmulator(open, { invoke: () => Promise.reject(new Error('no function')) });
  const items = certifyCases.map(({ given }, index) => ({ id: `r${index}`, path: given['resourcePath'] }));
  const answer = async (url: string, method: string, call: Call): Promise<unknown> => {
    if (url.startsWith('/restapis/empty/')) return {};
    if (url === '/restapis/abc123/stages/certify')
      return { stageName: 'certify', variables: { color: 'blue' } };
    // Two pages, as of a large API.
    if (url.startsWith('/restapis/abc123/resources?')) {
      return url.includes('position=')
        ? { item: items.slice(9) }
        : { item: items.slice(0, 9), position: 'next' };
    }
    const [, , , , resource, , verb = ''] = url.split('/');
    const path = String(items.find(({ id }) => id === resource)?.path);
    if (method !== 'POST' || !call.pathWithQueryString.startsWith(path.replace(/\{.*/, ''))) return undefined;
    const { status, headers, body } = await emulator.handle({
      method: verb,
      path: `/certify${call.pathWithQueryString}`,
      headers: call.headers,
      ...(call.body !== undefined && { body: call.body }),
    });
    return path === '/foreach-1001-rounds'
      ? { status: 200, headers: {}, body: 'x'.repeat(1001), log: '' }
      : {
          status,
          headers,
          body: body.toString(),
          log: 'Execution log for request 6f1d7f3c-0d9b-4c3e-9c57-0a1b2c3d4e5f\nThu Nov 28 04:24:11 UTC 2019 : done',
        };
  };
  server = createServer((request, response) => {
    const { url = '', method = '' } = request;
    asked.push(`${method} ${url}`);
    void (method === 'POST' ? json(request) : Promise.resolve({})).then(async (call) => {
      const found = await answer(url, method, call as Call);
      response.statusCode = found === undefined ? 404 : 200;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(found ?? { message: 'Not found' }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function certify(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'test/certify/run.ts', ...args],
      {
        cwd: root,
        env: {
          ...process.env,
          AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
          AWS_REGION: 'eu-west-1',
          AWS_ACCESS_KEY_ID: 'test',
          AWS_SECRET_ACCESS_KEY: 'test',
        },
      },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

test('asks each question once, writes the answers as cases, and says which are other than here', async () => {
  const unasked = await certify('--rest-api', 'abc123', '--stage', 'certify', '--output', output);
  expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining('Nothing was called') as string });
  expect(asked).toEqual([]);

  const run = await certify('--rest-api', 'abc123', '--stage', 'certify', '--output', output, '--yes');
  expect(run.stdout).toContain('certified-foreach-1001-rounds: more than 1000 rounds of `#foreach`');
  expect(run.stdout).toContain(`${certifyCases.length} answers in ${output}, 1 other than here`);
  expect(run.code).toBe(1);
  expect(asked.filter((line) => line.startsWith('GET'))).toHaveLength(3);
  expect(asked.filter((line) => line.startsWith('POST'))).toHaveLength(certifyCases.length);
  expect(asked.every((line) => line.split(' ')[1]?.startsWith('/restapis/abc123/'))).toBe(true);

  const cases = JSON.parse(readFileSync(output, 'utf8')) as Record<string, unknown>[];
  expect(cases[0]).toMatchObject({
    id: 'certified-status-override-text',
    awsValidated: true,
    category: 'mock',
    given: { path: '/status-override-text', stageVariables: { color: 'blue' } },
    expect: { status: 200, body: 'text', headers: { 'Content-Type': 'application/json' } },
    log: ['Execution log for request <uuid>', '<time> : done'],
  });
});

test.each([
  ['empty', 'empty has no routes for status-override-text'],
  ['other', 'Not found'],
])('cannot ask the API %s', async (restApi, says) => {
  const run = await certify('--rest-api', restApi, '--stage', 'certify', '--yes', '--output', output);
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining(says) as string });
});

test('the API that it describes is private, closed, and what CloudFormation takes', () => {
  const template = certifyTemplate();
  expect(validateTemplate(template)).toEqual([]);
  expect(template.Resources['Api']?.Properties).toMatchObject({
    EndpointConfiguration: { Types: ['PRIVATE'] },
    Policy: { Statement: [{ Effect: 'Deny', Principal: '*' }] },
  });
});

test('every open question names the cases that answer it, or why none can', () => {
  const page = readFileSync(join(root, 'docs/emulator-fidelity.md'), 'utf8');
  const table = page.slice(page.indexOf('## Assumed'), page.indexOf('## Asking AWS'));
  const rows = table.split('\n').flatMap((line) => {
    const [, question = '', , askedBy = ''] = line.split('|').map((cell) => cell.trim());
    return line.startsWith('| ') && !/^(question|-+)$/.test(question) ? [{ question, askedBy }] : [];
  });
  expect(rows.length).toBeGreaterThan(20);
  for (const { question, askedBy } of rows) {
    const cases = certifyCases.filter((one) => one.question === question).map(({ id }) => `\`${id}\``);
    if (cases.length > 0) expect(askedBy).toBe(cases.join(', '));
    else expect(askedBy).toMatch(/^no: |^every case/);
  }
  for (const { id, question } of certifyCases) {
    expect(page).toContain(question);
    expect(page).toContain(`\`${id}\``);
  }
});
