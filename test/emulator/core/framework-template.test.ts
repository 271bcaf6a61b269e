import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { createEmulator } from '../../../src/emulator';

/** What osls 4.3 packages for `http` events of every kind; functions and deployment bucket are cut out of it. */
const template = JSON.parse(
  readFileSync(join(__dirname, 'framework-http-events.json'), 'utf8'),
) as CloudFormationTemplate;

const emulator = createEmulator(template, {
  invoke: ({ logicalId, invocationType }, event) => {
    const { body, authorizationToken, methodArn } = event as Record<string, unknown>;
    const answer = (value: unknown) => Promise.resolve({ payload: JSON.stringify(value) });
    if (logicalId === 'GuardLambdaFunction') {
      const Effect = authorizationToken === 'ok' ? 'Allow' : 'Deny';
      const Statement = [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }];
      return answer({ principalId: 'p', policyDocument: { Version: '2012-10-17', Statement } });
    }
    if (logicalId === 'ProxyLambdaFunction') return answer({ statusCode: 200, body: 'proxy' });
    const { fail } = (body ?? {}) as { fail?: string };
    return fail === undefined
      ? answer({ invocationType, body })
      : Promise.resolve({
          payload: JSON.stringify({ errorMessage: fail, errorType: 'Error', trace: [] }),
          functionError: 'Unhandled',
        });
  },
  http: ({ url }) => Promise.resolve({ status: 200, headers: {}, body: url }),
});

const json = { 'Content-Type': 'application/json' };

test.each<[string, string, Record<string, string>, string, number, string]>([
  ['GET', '/proxy/7', {}, '', 200, 'proxy'],
  ['GET', '/keyed', {}, '', 403, '{"message":"Forbidden"}'],
  ['GET', '/keyed', { 'x-api-key': 'averylongvalueofmorethantwentychars' }, '', 200, 'proxy'],
  ['GET', '/guarded', {}, '', 401, '{"message":"Unauthorized"}'],
  ['GET', '/guarded', { 'X-Token': 'ok' }, '', 200, 'proxy'],
  [
    'GET',
    '/guarded',
    { 'X-Token': 'no' },
    '',
    403,
    '{"Message":"User is not authorized to access this resource with an explicit deny"}',
  ],
  ['GET', '/signed', {}, '', 403, '{"message":"Missing Authentication Token"}'],
  ['OPTIONS', '/cors', {}, '', 200, ''],
  ['POST', '/order?q=1', json, '{"id":"1"}', 200, 'proxy'],
  ['POST', '/order', json, '{"id":"1"}', 400, '{"message":"Missing required request parameters: [q]"}'],
  ['POST', '/order?q=1', json, '{}', 400, '{"message":"Invalid request body"}'],
  ['POST', '/lambda/5', json, '{"k":[1]}', 201, '{"invocationType":"RequestResponse","body":{"k":[1]}}'],
  ['POST', '/lambda/5', json, '{"fail":"a conflict here"}', 409, 'a conflict here'],
  [
    'POST',
    '/lambda/5',
    json,
    '{"fail":"else"}',
    201,
    '{"errorMessage":"else","errorType":"Error","trace":[]}',
  ],
  ['POST', '/lambda/5', { 'Content-Type': 'text/plain' }, 'x', 415, '{"message":"Unsupported Media Type"}'],
  ['POST', '/async', json, '{}', 200, ''],
  ['GET', '/mock', {}, '', 200, 'hello'],
  ['GET', '/web/a/b?x=1', {}, '', 200, 'http://backend/a/b?x=1'],
])('%s %s %j %s', async (method, path, headers, body, status, expected) => {
  const response = await emulator.handle({ method, path: `/dev${path}`, headers, body });
  expect([response.status, response.body.toString()]).toEqual([status, expected]);
});

test('a form becomes a map by the template of the framework', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const { body } = await emulator.handle({
    method: 'POST',
    path: '/dev/lambda/5',
    headers,
    body: 'a=1&b=c%20d',
  });
  expect(JSON.parse(body.toString())).toMatchObject({ body: { a: '1', b: 'c d' } });
});

test('nothing of the template is left open', () => expect(emulator.warnings).toEqual([]));
