import { checkTemplate } from '../../src/checks';
import { createEmulator } from '../../src/emulator';
import { aService } from '../config/service';
import { validateTemplate } from '../support/service-spec/validate-template';
import { synthesizedTemplate } from '../support/synthesized-template';

function api(
  privateApi: object,
  event: object | string,
  files: Record<string, string> = {},
  provider: Readonly<Record<string, unknown>> = {},
) {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], ...privateApi },
      functions: { api: { events: [{ privateApi: event }] } },
      provider,
      readFile: (path) => {
        const text = files[path];
        if (text === undefined) throw new Error(`no such file: ${path}`);
        return text;
      },
    }),
  );
  const emulator = createEmulator(template, {
    invoke: () => Promise.resolve({ payload: '"called"' }),
    stage: 'dev',
  });
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await emulator.handle({
      method,
      path: `/dev${path}`,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: answer.body.toString() };
  };
  return { template, call };
}

const called = [200, '"called"'];
const refused = (message: string): unknown[] => [400, JSON.stringify({ message })];
const address = {
  type: 'object',
  required: ['city'],
  properties: { city: { type: 'string', minLength: 1 } },
};
const order = {
  type: 'object',
  required: ['sku'],
  properties: { sku: { type: 'string' }, to: { $ref: 'address' }, quantity: { $ref: '#/definitions/count' } },
  definitions: { count: { type: 'integer', minimum: 0, exclusiveMinimum: true } },
};
const answerOf = async (answer: Promise<{ status: number; body: string }>) => {
  const { status, body } = await answer;
  return [status, body];
};

describe('parameters', () => {
  const { template, call } = api(
    {},
    {
      method: 'GET',
      path: '/orders/{id}',
      request: {
        parameters: {
          paths: { id: true },
          querystrings: { page: { required: true }, q: false },
          headers: { 'x-team': true },
        },
      },
    },
  );

  it.each([
    ['all there', '/orders/1?page=2', { 'X-Team': 'a' }, called],
    ['one missing', '/orders/1?page=2', {}, refused('Missing required request parameters: [x-team]')],
    ['two missing', '/orders/1?q=2', {}, refused('Missing required request parameters: [x-team, page]')],
  ])('%s', async (_, path, headers, expected) => {
    expect(await answerOf(call('GET', path, undefined, headers as Record<string, string>))).toEqual(expected);
  });

  it('are declared, with one validator for all routes', () => {
    expect(template.Resources['PrivateApiGatewayMethodOrdersIdVarGet']?.Properties).toMatchObject({
      RequestParameters: {
        'method.request.path.id': true,
        'method.request.querystring.page': true,
        'method.request.querystring.q': false,
        'method.request.header.x-team': true,
      },
      RequestValidatorId: { Ref: 'PrivateApiGatewayRequestValidatorParameters' },
    });
  });

  it('of the path alone need no validator', () => {
    const { template: plain } = api(
      {},
      { path: '/a/{id}', request: { parameters: { paths: { id: true } } } },
    );
    expect(Object.values(plain.Resources).filter(({ Type }) => Type.endsWith('Validator'))).toEqual([]);
  });
});

describe.each<[string, object, object, Record<string, string>, Record<string, unknown>]>([
  ['by name', { request: { schemas: { address, order } } }, { 'application/json': 'order' }, {}, {}],
  [
    'of the framework',
    {},
    { 'application/json': 'order' },
    {},
    {
      apiGateway: {
        request: { schemas: { address: { schema: address }, order: { name: 'Order', schema: order } } },
      },
    },
  ],
  ['inline', { request: { schemas: { address } } }, { 'application/json': order }, {}, {}],
  [
    'by file',
    { request: { schemas: { address: { file: 'address.json' } } } },
    { 'application/json': { file: 'order.json' } },
    { 'address.json': `\uFEFF${JSON.stringify(address)}`, 'order.json': JSON.stringify(order) },
    {},
  ],
])('a schema %s', (_, privateApi, schemas, files, provider) => {
  const { template, call } = api(
    privateApi,
    { method: 'POST', path: '/orders', request: { schemas } },
    files,
    provider,
  );

  it.each<[string, unknown, number]>([
    ['what it describes', { sku: 'a', to: { city: 'Bern' }, quantity: 1 }, 200],
    ['what lacks a name', {}, 400],
    ['what another schema refuses', { sku: 'a', to: {} }, 400],
    ['what a definition refuses', { sku: 'a', quantity: 0 }, 400],
    ['no JSON', '{', 400],
  ])('answers %s', async (__, body, status) => {
    expect(await answerOf(call('POST', '/orders', body))).toEqual(
      status === 200 ? called : refused('Invalid request body'),
    );
  });

  it('is a model that holds to the specification, and the checks find nothing', () => {
    expect(validateTemplate(template)).toEqual([]);
    expect(checkTemplate(template)).toEqual([]);
  });
});

it('a schema that two routes have is one model, and the API may have it for all', () => {
  const schemas = { 'application/json': address };
  const { template } = synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], request: { schemas } },
      functions: { api: { events: [{ privateApi: 'POST /a' }, { privateApi: 'PUT /b' }] } },
    }),
  );
  const models = Object.keys(template.Resources).filter((id) => id.includes('Model'));
  expect(models).toHaveLength(1);
  for (const id of ['PrivateApiGatewayMethodAPost', 'PrivateApiGatewayMethodBPut']) {
    expect(template.Resources[id]?.Properties?.['RequestModels']).toEqual({
      'application/json': { Ref: models[0] },
    });
  }
});

describe('gateway responses', () => {
  const body = (text: string) => ({ ...(JSON.parse(text) as object), requestId: 'id' });

  it.each<[string, object, string, number, unknown]>([
    [
      'an unknown path as 404',
      { MISSING_AUTHENTICATION_TOKEN: { statusCode: 404 } },
      '/nowhere',
      404,
      { message: 'Not Found' },
    ],
    ['everything else', { DEFAULT_4XX: {} }, '/nowhere', 403, { message: 'The request was refused' }],
    [
      'what validation found',
      { BAD_REQUEST_PARAMETERS: {} },
      '/a',
      400,
      { message: 'Missing required request parameters: [q]' },
    ],
  ])('%s, in the shape of the API’s errors', async (_, gatewayResponses, path, status, expected) => {
    const { call } = api(
      { gatewayResponses },
      { method: 'GET', path: '/a', request: { parameters: { querystrings: { q: true } } } },
    );
    const answer = await call('GET', path);
    expect([answer.status, body(answer.body)]).toEqual([
      status,
      { ...(expected as object), requestId: 'id' },
    ]);
    expect(JSON.parse(answer.body)).toHaveProperty('requestId');
  });

  it('tell nobody of the policy', async () => {
    const { template } = api({ gatewayResponses: { ACCESS_DENIED: {} } }, '*');
    const emulator = createEmulator(template, {
      invoke: () => Promise.reject(new Error('called')),
      stage: 'dev',
    });
    const answer = await emulator.handle({ method: 'GET', path: '/dev/', headers: {}, source: {} });
    expect([answer.status, body(answer.body.toString())]).toEqual([
      403,
      { message: 'Forbidden', requestId: 'id' },
    ]);
  });

  it('have a status, headers and bodies of their own, and XML where the API has', async () => {
    const { call, template } = api(
      {
        response: { format: 'negotiate' },
        gatewayResponses: {
          RESOURCE_NOT_FOUND: { template: { file: 'none.json' } },
          MISSING_AUTHENTICATION_TOKEN: {
            statusCode: 410,
            headers: { 'X-Why': 'gone' },
            template: { 'application/json': '{"gone":"$context.httpMethod"}', 'text/plain': 'gone' },
          },
          UNAUTHORIZED: {},
        },
      },
      'GET /a',
      { 'none.json': '{}' },
    );
    const answer = await call('GET', '/nowhere');
    expect([answer.status, answer.body, answer.headers['X-Why']]).toEqual([410, '{"gone":"GET"}', 'gone']);
    expect((await call('GET', '/nowhere', undefined, { Accept: 'text/plain' })).body).toBe('gone');
    expect(template.Resources['PrivateApiGatewayGatewayResponseUnauthorized']?.Properties).toMatchObject({
      ResponseTemplates: {
        'application/json': expect.stringContaining('"Unauthorized"') as string,
        'application/xml': expect.stringContaining('<message>Unauthorized</message>') as string,
      },
    });
    expect(validateTemplate(template)).toEqual([]);
    expect(checkTemplate(template)).toEqual([]);
  });
});
