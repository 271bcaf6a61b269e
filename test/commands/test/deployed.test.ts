import { PassThrough } from 'node:stream';
import { awsAccount } from '../../../src/aws';
import type { Case } from '../../../src/cases/case';
import { runCases } from '../../../src/cases/run-cases';
import { askFirst } from '../../../src/commands/test/ask-first';
import { deployedRunner } from '../../../src/commands/test/deployed-runner';
import { printResults } from '../../../src/commands/test/print-results';
import { Refusal, startFakeAws, type Answers, type FakeAws } from '../../support/fake-aws';

const log = [
  'Execution log for request 7f3c',
  'Mon Jan 05 10:00:00 UTC 2026 : Starting execution for request: 7f3c',
  'Mon Jan 05 10:00:00 UTC 2026 : Method request path: {id=9}',
  'Mon Jan 05 10:00:00 UTC 2026 : Endpoint request body after transformations: {"a":1}',
  'Mon Jan 05 10:00:00 UTC 2026 : Endpoint response body before transformations: {"b":2}',
  'Mon Jan 05 10:00:00 UTC 2026 : Method response body after transformations: {"b":2}',
  'Mon Jan 05 10:00:00 UTC 2026 : Method completed with status: 404',
].join('\n');
const method = (more: object = {}) => ({ authorizationType: 'NONE', apiKeyRequired: false, ...more });
const answers: Answers = {
  'apigateway:GetResources': ({ position }) =>
    position === undefined
      ? {
          items: [
            { id: 'root', path: '/' },
            { id: 'orders', path: '/orders', resourceMethods: { POST: method() } },
          ],
          position: 'more',
        }
      : {
          items: [
            {
              id: 'order',
              path: '/orders/{id}',
              resourceMethods: { GET: method(), DELETE: method({ authorizationType: 'CUSTOM' }) },
            },
            { id: 'rest', path: '/{proxy+}', resourceMethods: { ANY: method({ apiKeyRequired: true }) } },
          ],
        },
  'apigateway:GetStage': { stageName: 'dev', variables: { TABLE: 'orders' } },
  'apigateway:GetExport': {
    body: JSON.stringify({
      paths: {
        '/orders/{id}': { get: {}, delete: {}, parameters: [] },
        '/{proxy+}': { 'x-amazon-apigateway-any-method': {} },
        '/old': { get: {} },
      },
    }),
  },
  'apigateway:TestInvokeMethod': {
    status: 404,
    body: '{"b":2}',
    multiValueHeaders: { 'X-A': ['1', '2'] },
    log,
  },
};
let aws: FakeAws;
const start = async (more: Answers = {}) => {
  aws = await startFakeAws({ ...answers, ...more });
  process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
  const credentials = () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
  return deployedRunner(awsAccount({ region: 'eu-central-1', credentials, maxAttempts: 1 }), {
    restApiId: 'a1b2c3d4e5',
    stage: 'dev',
  });
};
afterEach(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await aws.close();
});

const one = (name: string, request: Partial<Case['request']>, more: Partial<Case> = {}): Case => ({
  name,
  request: { method: 'GET', path: '/orders/9', ...request },
  expect: { status: 404 },
  ...more,
});

it('calls the method that the path leads to, and says what it can not show', async () => {
  const runner = await start();
  const results = await runCases(
    [
      one(
        'called',
        { path: '/orders/9?a=b', headers: { 'X-B': '3', 'X-C': ['4', '5'] } },
        { expect: { status: 404, headers: { 'X-A': ['1', '2'] }, body: { b: 2 } } },
      ),
      one('with a body', {
        method: 'POST',
        path: '/orders',
        headers: { 'content-type': 'application/json' },
        body: { c: 1 },
      }),
      one('any method', { method: 'PUT', path: '/x/y' }),
      one('stubbed', {}, { function: { result: 1 } }),
      one('policy', { vpcEndpointId: 'none' }),
      one('throttle', {}, { expect: { status: 429 } }),
      one('media type', { headers: { 'Content-Type': 'text/csv' } }),
      one('authorizer', { method: 'DELETE' }),
      one('key', { method: 'PUT', path: '/x' }, { expect: { status: 403 } }),
      one('no route', { method: 'PATCH', path: '/' }),
    ],
    runner,
  );
  expect(
    results.map(({ name, outcome, reason }) =>
      reason === undefined ? [name, outcome] : [name, outcome, reason],
    ),
  ).toEqual([
    ['called', 'passed'],
    ['with a body', 'passed'],
    ['any method', 'passed'],
    ['stubbed', 'skipped', expect.stringContaining('the real function') as string],
    ['policy', 'skipped', expect.stringContaining('policy') as string],
    ['throttle', 'skipped', expect.stringContaining('throttle') as string],
    ['media type', 'skipped', expect.stringContaining('application/json') as string],
    ['authorizer', 'skipped', expect.stringContaining('CUSTOM') as string],
    ['key', 'skipped', expect.stringContaining('API key') as string],
    ['no route', 'skipped', expect.stringContaining('no method') as string],
  ]);
  expect(
    aws.calls.filter(({ action }) => action === 'apigateway:TestInvokeMethod').map(({ input }) => input),
  ).toMatchObject([
    {
      restApiId: 'a1b2c3d4e5',
      resourceId: 'order',
      httpMethod: 'GET',
      pathWithQueryString: '/orders/9?a=b',
      multiValueHeaders: { 'X-B': ['3'], 'X-C': ['4', '5'] },
      stageVariables: { TABLE: 'orders' },
    },
    { resourceId: 'orders', httpMethod: 'POST', body: '{"c":1}' },
    { resourceId: 'rest', httpMethod: 'PUT' },
  ]);
  const said = printResults({ runner: runner.name, results, notes: runner.notes });
  expect(said).toContain('The stage dev is not what was called (GetExport)');
  expect(said).toContain('it lacks POST /orders; it still has GET /old;');
  expect(said).toContain('3 passed, 0 failed, 7 skipped on the working definition of a1b2c3d4e5.');
});

it("shows API Gateway's own log of a failure by the gateway's stages", async () => {
  const [result] = await runCases([one('fails', {}, { expect: { status: 200 } })], await start());
  expect(result?.log).toEqual([
    'parse: Execution log for request 7f3c',
    'parse: Starting execution for request: 7f3c',
    'method request: Method request path: {id=9}',
    'integration request: Endpoint request body after transformations: {"a":1}',
    'integration: Endpoint response body before transformations: {"b":2}',
    'integration response: Method response body after transformations: {"b":2}',
    'method response: Method completed with status: 404',
  ]);
});

it('fails a case, not the run, where AWS refuses the call', async () => {
  const runner = await start({
    'apigateway:TestInvokeMethod': new Refusal(429, 'TooManyRequestsException', 'Too Many Requests'),
  });
  const [result] = await runCases([one('throttled', {})], runner);
  expect(result).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('wait a minute') as string,
  });
});

it.each<[string, boolean, string, string | undefined]>([
  ['nobody', false, '', 'add --yes'],
  ['who agrees', true, 'y\n', undefined],
  ['who does not', true, '\n', 'Nothing was called.'],
])('asks %s', async (_, isTTY, answer, said) => {
  await start();
  const stdin = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream;
  const stderr = new PassThrough() as unknown as NodeJS.WriteStream;
  const asked = askFirst('Go on?', { stdin, stderr });
  (stdin as unknown as PassThrough).write(answer);
  if (said === undefined) await asked;
  else await expect(asked).rejects.toThrow(said);
});
