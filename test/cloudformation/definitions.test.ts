import { mapValues, omit, uniq } from 'lodash';
import { checkTemplate } from '../../src/checks';
import { createEmulator, type EmulatorRequest, type LambdaResult } from '../../src/emulator';
import { explainTemplate } from '../../src/explain/explain-template';
import type { CloudFormationTemplate } from '../../src/template/template';
import { validateTemplate } from '../support/service-spec/validate-template';
import { aService } from '../config/service';
import { synthesizedTemplate } from '../support/synthesized-template';
import { endpoint, services, templateOf } from './services';

const requests: EmulatorRequest[] = [
  ...['GET', 'POST', 'OPTIONS', 'DELETE'].flatMap((method) =>
    ['/', '/a', '/a/x/y', '/b/1', '/b/1?page=2', '/nowhere/at/all'].map((path) => ({
      method,
      path: `/dev${path}`,
    })),
  ),
  {
    method: 'POST',
    path: '/dev/a',
    headers: { 'Content-Type': 'application/json' },
    body: '{"sku":"s","to":{"city":"Bern"}}',
  },
  {
    method: 'POST',
    path: '/dev/a',
    headers: { 'Content-Type': 'application/json' },
    body: '{"sku":"s","to":{}}',
  },
  { method: 'POST', path: '/dev/a', headers: { 'Content-Type': 'video/mp4' }, body: 'x' },
  {
    method: 'POST',
    path: '/dev/a',
    headers: { 'Content-Type': 'image/png' },
    body: Buffer.from([1, 2, 255]),
  },
  {
    method: 'GET',
    path: '/dev/a',
    headers: { Accept: 'application/xml', Origin: 'https://x.b.example.com' },
  },
  { method: 'GET', path: '/dev/a', headers: { Origin: 'https://evil.example', Authorization: 'token' } },
  { method: 'GET', path: '/dev/a', headers: { 'x-api-key': 'a-key-of-twenty-chars' } },
  {
    method: 'GET',
    path: '/dev/a',
    headers: { 'x-api-key': 'a-key-of-twenty-chars' },
    source: { vpcEndpointId: endpoint, principal: 'arn:aws:iam::111122223333:role/app' },
  },
  { method: 'GET', path: '/dev/a', source: {} },
  { method: 'GET', path: '/dev/a', source: { vpcEndpointId: 'vpce-0fedcba9876543210' } },
];

const results: LambdaResult[] = [
  { payload: '{"httpStatus":201,"headers":{"X-A":["1","2"]},"body":{"a":"<&>"}}' },
  { payload: '{"errorType":"Error","errorMessage":"[NotFound] it","trace":[]}', functionError: 'Unhandled' },
  { payload: '{"errorType":"Error","errorMessage":"it broke","trace":[]}', functionError: 'Unhandled' },
];
const allow = {
  principalId: 'me',
  policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/** What each caller gets for each result, and the event that the function was called with. */
async function answers(template: CloudFormationTemplate): Promise<unknown[]> {
  const given: unknown[] = [];
  for (const result of results) {
    const events: unknown[] = [];
    const emulator = createEmulator(template, {
      now: () => 0,
      requestId: () => '4b1cf0a2-1f0c-4b7e-9d3c-0a1b2c3d4e5f',
      invoke: (target, event) => {
        if (target.logicalId === 'GuardLambdaFunction')
          return Promise.resolve({ payload: JSON.stringify(allow) });
        events.push([target.logicalId, target.invocationType, event]);
        return Promise.resolve(result);
      },
    });
    for (const request of requests) {
      const { status, headers, body } = await emulator.handle(request);
      given.push([request.method, request.path, status, headers, body.toString('latin1'), events.splice(0)]);
    }
  }
  // Stand-ins for ids that only a deployment gives: of another logical id they are others.
  const id = createEmulator(template, { invoke: () => Promise.reject(new Error('called')) }).restApi.id;
  const text = JSON.stringify(given)
    .replaceAll(id, 'ID')
    .replaceAll(/"(deploymentId|resourceId)":"\w+"/g, '"$1":"ID"');
  return JSON.parse(text) as unknown[];
}

describe.each(Object.keys(services))('%s', (name) => {
  const [resources, openapi] = [templateOf(name, 'resources'), templateOf(name, 'openapi')];

  it('answers the same in both definitions', async () => {
    expect(await answers(openapi)).toEqual(await answers(resources));
  });

  it('is explained the same', () => {
    const words = (template: CloudFormationTemplate) =>
      omit(explainTemplate(template, { region: 'eu-west-1' }), 'logicalId');
    expect(words(openapi)).toEqual(words(resources));
  });

  it('holds to the specification, and the checks find the same in either', () => {
    const found = [resources, openapi].map((template) => {
      expect(validateTemplate(template)).toEqual([]);
      return checkTemplate(template, { region: 'eu-west-1' }).map(({ ruleId, severity }) => [
        ruleId,
        severity,
      ]);
    });
    expect(found[1]).toEqual(found[0]);
  });

  it('has one API in the stack, and what guards it in the document and beside it', () => {
    const parts = Object.entries(openapi.Resources).filter(([, { Type }]) =>
      Type.startsWith('AWS::ApiGateway::'),
    );
    const types = mapValues(Object.fromEntries(parts), ({ Type }) => Type.replace('AWS::ApiGateway::', ''));
    const ofDocument = ['Method', 'Resource', 'Model', 'RequestValidator', 'GatewayResponse', 'Authorizer'];
    expect(Object.values(types).filter((type) => ofDocument.includes(type))).toEqual([]);
    const { Body, Policy, Mode, EndpointConfiguration } =
      openapi.Resources['PrivateApiGatewayOpenApi']?.Properties ?? {};
    expect(Mode).toBe('overwrite');
    expect(EndpointConfiguration).toEqual({ Types: ['PRIVATE'], VpcEndpointIds: [endpoint] });
    expect(Body).toMatchObject({
      'x-amazon-apigateway-policy': Policy,
      servers: [{ 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: [endpoint] } }],
    });
  });
});

/** A route of a function that is there only under a condition, which may be decided or not. */
test.each<[string, object]>([
  ['holds', { 'Fn::Equals': ['a', 'a'] }],
  ['does not hold', { 'Fn::Equals': ['a', 'b'] }],
  ['is known only at deployment', { 'Fn::Equals': [{ Ref: 'On' }, 'yes'] }],
])('where its condition %s, a route is proven, checked and explained the same', (_, condition) => {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
        Condition: { StringEquals: { 'aws:SourceVpce': endpoint } },
      },
    ],
  };
  const seen = ['resources', 'openapi'].map((definition) => {
    const { template } = synthesizedTemplate(
      aService({
        privateApi: { vpcEndpointIds: [endpoint], definition, properties: { restApi: { Policy: policy } } },
        functions: {
          api: {
            condition: 'IsOn',
            events: [{ privateApi: { path: '/a', method: 'GET', authorization: 'AWS_IAM' } }],
          },
          other: { events: [{ privateApi: 'GET /b' }] },
        },
      }),
    );
    const whole = { ...template, Parameters: { On: { Type: 'String' } }, Conditions: { IsOn: condition } };
    const [id = ''] =
      Object.entries(whole.Resources).find(([, { Type }]) => Type === 'AWS::ApiGateway::RestApi') ?? [];
    const access = { [id]: { vpcEndpointIds: [endpoint] } };
    return {
      routes: explainTemplate(whole, { region: 'eu-west-1' }).routes,
      // The document and the property say the policy, each for itself.
      rules: uniq(checkTemplate(whole, { region: 'eu-west-1', access }).map(({ ruleId }) => ruleId)),
    };
  });
  expect(seen[1]).toEqual(seen[0]);
});
