import { createEmulator, type EmulatorRequest } from '../../../src/emulator';
import { aService } from '../../config/service';
import { synthesizedTemplate } from '../../support/synthesized-template';

const endpoint = 'vpce-0123456789abcdef0';
const other = 'vpce-0123456789abcdef1';
const domain = {
  name: 'orders.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a1b2c3d4',
  basePath: 'v1',
  vpcEndpointIds: other,
};

function emulatorOf(privateApi: object, change: object = {}) {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: [endpoint], ...privateApi },
      functions: { api: { events: [{ privateApi: 'GET /orders' }, { privateApi: 'GET /' }] } },
    }),
  );
  Object.assign(template.Resources, change);
  let event: unknown;
  const emulator = createEmulator(template, {
    invoke: (_, given) => {
      event = given;
      return Promise.resolve({ payload: '{}' });
    },
  });
  const get = async (path: string, headers: Record<string, string>, source?: EmulatorRequest['source']) => {
    event = undefined;
    const { status, body, trace } = await emulator.handle({
      method: 'GET',
      path,
      headers,
      ...(source && { source }),
    });
    const refusal = trace.find((entry) => entry.stage === 'gateway response');
    return { status, body: body.toString(), event, log: refusal?.log ?? '' };
  };
  return { emulator, get };
}

const Host = domain.name;

describe('a request by the domain', () => {
  const { emulator, get } = emulatorOf({ domain });

  test('reaches the stage without naming it, below the base path', async () => {
    const { status, event } = await get('/v1/orders?a=b', { Host });
    expect(status).toBe(200);
    expect(event).toMatchObject({
      resource: '/orders',
      queryStringParameters: { a: 'b' },
      requestContext: { stage: 'dev', path: '/v1/orders', identity: { vpceId: endpoint } },
    });
    expect((await get('/v1', { Host: `${Host}:3000` })).status).toBe(200);
    expect(emulator.restApi.domains).toEqual([{ name: Host, basePath: '/v1' }]);
  });

  test.each([
    [
      'a path that no mapping takes',
      '/v2/orders',
      {},
      'No mapping or rule of orders.example.com takes /v2/orders',
    ],
    ['another word that begins alike', '/v1x', {}, 'No mapping or rule'],
    ['the stage instead of the base path', '/dev/orders', {}, 'No mapping or rule'],
  ])('%s: 403', async (_, path, source, log) => {
    const answer = await get(path, { Host }, source);
    expect(answer).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
    expect(answer.log).toContain(log);
  });

  test('from elsewhere is denied by the domain, and one that the domain lets in by the API', async () => {
    const stranger = await get('/v1/orders', { Host }, { vpcEndpointId: 'vpce-of-someone-else' });
    expect(stranger.status).toBe(403);
    expect(stranger.body).toMatch(
      /on resource: arn:aws:execute-api:us-east-1:\*{8}9012:\/domainnames\/orders.example.com\+/,
    );
    const ofAnotherApi = await get('/v1/orders', { Host }, { vpcEndpointId: other });
    expect(ofAnotherApi.status).toBe(403);
    expect(ofAnotherApi.body).toContain('/dev/GET/orders');
  });
});

test('an endpoint of the API that is not associated does not reach the domain', async () => {
  const { get } = emulatorOf(
    { domain },
    { PrivateApiGatewayDomainNameAccessAssociationVpce0123456789abcdef0: { Type: 'AWS::SNS::Topic' } },
  );
  const { status, log } = await get('/v1/orders', { Host });
  expect([status, log]).toEqual([403, expect.stringContaining('is not associated')]);
});

test('a routing rule goes by headers, and keeps the base path where it is told to', async () => {
  const routingRule = { priority: 10, headers: { 'X-Version': 'v2*' }, stripBasePath: false };
  const { get } = emulatorOf({ domain: { ...domain, basePath: 'orders', routingRule } });
  expect((await get('/orders', { Host, 'x-version': 'v2.1' })).status).toBe(200);
  expect((await get('/orders', { Host, 'x-version': 'v1' })).status).toBe(403);
  expect((await get('/orders', { Host })).status).toBe(403);
});

describe("AWS's own names", () => {
  const api = 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com';
  const forms: [string, Record<string, string>][] = [
    ["the API's name", { Host: api }],
    ['with an endpoint', { Host: `a1b2c3d4e5-${endpoint}.execute-api.us-east-1.amazonaws.com` }],
    [
      "the endpoint's name with the API's id",
      {
        Host: `${endpoint}-abcdefgh.execute-api.us-east-1.vpce.amazonaws.com`,
        'x-apigw-api-id': 'a1b2c3d4e5',
      },
    ],
  ];
  const open = emulatorOf({});
  const closed = emulatorOf({ domain, disableExecuteApiEndpoint: true });

  test.each(forms)('%s', async (_, headers) => {
    expect((await open.get('/dev/orders', headers)).status).toBe(200);
    expect(await closed.get('/dev/orders', headers)).toMatchObject({
      status: 403,
      body: '{"message":"Forbidden"}',
    });
  });

  test('a name with an endpoint comes through that endpoint', async () => {
    const headers = { Host: `a1b2c3d4e5-${other}.execute-api.us-east-1.amazonaws.com` };
    expect((await open.get('/dev/orders', headers)).status).toBe(403);
  });

  test("the endpoint's name alone names no API", async () => {
    const headers = { Host: `${endpoint}-abcdefgh.execute-api.us-east-1.vpce.amazonaws.com` };
    expect((await open.get('/dev/orders', headers)).log).toContain('x-apigw-api-id');
  });

  test('with the names disabled, this machine and the domain still answer', async () => {
    expect((await closed.get('/dev/orders', { Host: '127.0.0.1:3000' })).status).toBe(200);
    expect((await closed.get('/v1/orders', { Host })).status).toBe(200);
  });
});

describe('the policy of an endpoint that the template makes', () => {
  const createVpcEndpoint = {
    vpcId: 'vpc-0123456789abcdef0',
    subnetIds: 'subnet-1',
    securityGroupIds: 'sg-1',
  };
  const policyOf = (Resource: string, Effect = 'Allow') => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Principal: '*', Action: 'execute-api:Invoke', Resource }],
  });
  const ask = async (policy: object | undefined, path: string, headers = {}) => {
    const { get } = emulatorOf({
      vpcEndpointIds: [],
      createVpcEndpoint: { ...createVpcEndpoint, ...(policy && { policy }) },
      domain: { ...domain, vpcEndpointIds: [other] },
    });
    return (await get(path, headers)).status;
  };

  test('lets our own APIs and the domain through, where nobody says otherwise', async () => {
    expect(await ask(undefined, '/dev/orders')).toBe(200);
    expect(await ask(undefined, '/v1/orders', { Host })).toBe(200);
  });

  test('is asked of the method and of the domain', async () => {
    expect(await ask(policyOf('arn:aws:execute-api:*:*:*/dev/POST/*'), '/dev/orders')).toBe(403);
    expect(await ask(policyOf('*', 'Deny'), '/dev/orders')).toBe(403);
    const noDomain = policyOf('arn:aws:execute-api:*:*:*/dev/*');
    expect(await ask(noDomain, '/dev/orders')).toBe(200);
    expect(await ask(noDomain, '/v1/orders', { Host })).toBe(403);
  });

  test('knows the domain by which a call comes', async () => {
    const byDomain = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: '*',
          Condition: {
            ArnLike: {
              'execute-api:viaDomainArn': 'arn:aws:execute-api:*:*:/domainnames/orders.example.com+*',
            },
          },
        },
      ],
    };
    expect(await ask(byDomain, '/v1/orders', { Host })).toBe(200);
    expect(await ask(byDomain, '/dev/orders')).toBe(403);
  });
});
