import { createEmulator, type EmulatorOptions } from '../../../src/emulator';

const lambda = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;

const body = {
  openapi: '3.0.1',
  info: { title: 'pets', version: '1' },
  'x-amazon-apigateway-policy': {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    ],
  },
  'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-request-validators': {
    all: { validateRequestBody: true, validateRequestParameters: true },
  },
  'x-amazon-apigateway-gateway-responses': { MISSING_AUTHENTICATION_TOKEN: { statusCode: 404 } },
  components: {
    schemas: {
      Pet: { type: 'object', required: ['tag'], properties: { tag: { $ref: '#/components/schemas/Tag' } } },
      Tag: { type: 'string' },
    },
    securitySchemes: {
      key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      guard: {
        type: 'apiKey',
        name: 'X-Token',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambda('guard') },
      },
      signed: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'awsSigv4',
      },
    },
  },
  paths: {
    '/pets': {
      get: {
        parameters: [{ name: 'page', in: 'query', required: true }],
        'x-amazon-apigateway-request-validator': 'all',
        responses: { '200': {}, '404': {} },
        'x-amazon-apigateway-integration': {
          type: 'aws',
          httpMethod: 'POST',
          uri: lambda('list'),
          requestTemplates: { 'application/json': '{"page":"$input.params(\'page\')"}' },
          responses: {
            default: { statusCode: '200' },
            '.*none.*': { statusCode: '404', responseTemplates: { 'application/json': '[]' } },
          },
        },
      },
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        'x-amazon-apigateway-request-validator': 'all',
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('add') },
      },
      delete: {
        security: [{ key: [] }],
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('add') },
      },
      put: {
        security: [{ guard: [] }],
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('add') },
      },
      patch: {
        security: [{ signed: [] }],
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('add') },
      },
    },
    '/{proxy+}': {
      'x-amazon-apigateway-any-method': {
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('rest') },
      },
    },
  },
};

const options: EmulatorOptions = {
  invoke: ({ functionArn }, event) => {
    const name = functionArn.split(':')[6];
    if (name === 'list') {
      const { page } = event as { page: string };
      return Promise.resolve(
        page === '9'
          ? { payload: '{"errorMessage":"none there","errorType":"Error"}', functionError: 'Unhandled' }
          : { payload: JSON.stringify([page]) },
      );
    }
    if (name === 'guard') {
      const policyDocument = { Statement: [{ Action: '*', Effect: 'Allow', Resource: '*' }] };
      return Promise.resolve({ payload: JSON.stringify({ principalId: 'a', policyDocument }) });
    }
    return Promise.resolve({ payload: JSON.stringify({ body: name }) });
  },
};

const emulator = createEmulator(
  {
    Resources: {
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: { EndpointConfiguration: { Types: ['PRIVATE'] }, Body: body },
      },
      Deployment: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: { RestApiId: { Ref: 'Api' }, StageName: 'live' },
      },
    },
  },
  options,
);

test.each([
  ['GET', '/pets?page=1', {}, '', 200, '["1"]'],
  ['GET', '/pets?page=9', {}, '', 404, '[]'],
  ['GET', '/pets', {}, '', 400, '{"message":"Missing required request parameters: [page]"}'],
  ['POST', '/pets', {}, '{"tag":"a"}', 200, 'add'],
  ['POST', '/pets', {}, '{"tag":1}', 400, '{"message":"Invalid request body"}'],
  ['DELETE', '/pets', {}, '', 403, '{"message":"Forbidden"}'],
  ['PUT', '/pets', {}, '', 401, '{"message":"Unauthorized"}'],
  ['PUT', '/pets', { 'X-Token': 't' }, '', 200, 'add'],
  ['PATCH', '/pets', {}, '', 404, '{"message":"Missing Authentication Token"}'],
  ['GET', '/cats/7', {}, '', 200, 'rest'],
  ['GET', '/', {}, '', 404, '{"message":"Missing Authentication Token"}'],
])('%s %s %j %s', async (method, path, headers, text, status, expected) => {
  const response = await emulator.handle({ method, path: `/live${path}`, headers, body: text });
  expect([response.status, response.body.toString()]).toEqual([status, expected]);
});

test('the API itself', () => {
  expect(emulator.restApi).toMatchObject({
    name: 'pets',
    endpointType: 'PRIVATE',
    vpcEndpointIds: ['vpce-1'],
    stages: ['live'],
  });
  expect(emulator.restApi.routes).toHaveLength(6);
});

describe('a part of a document in another place or case', () => {
  const item = { $ref: '#/components/schemas/Item' };
  const call = (operation: object, request: { path?: string; body?: string; type?: string }) => {
    const api = createEmulator(
      {
        Resources: {
          Api: {
            Type: 'AWS::ApiGateway::RestApi',
            Properties: {
              EndpointConfiguration: { Types: ['PRIVATE'] },
              Body: {
                ...body,
                components: {
                  schemas: { Item: { type: 'object', required: ['id'] } },
                  parameters: { Page: { name: 'page', in: 'query', required: true } },
                  requestBodies: { Items: { content: { 'application/json': { schema: item } } } },
                },
                'x-amazon-apigateway-gateway-responses': {},
                'x-amazon-apigateway-request-validator': 'all',
                paths: {
                  '/items': {
                    post: {
                      ...operation,
                      'x-amazon-apigateway-integration': {
                        type: 'AWS_Proxy',
                        httpMethod: 'POST',
                        uri: lambda('add'),
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      options,
    );
    return api.handle({
      method: 'POST',
      path: `/live/items${request.path ?? ''}`,
      headers: {},
      body: request.body ?? '',
    });
  };
  const content = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });

  test.each([
    ['a signature asked for in lower case', { 'x-amazon-apigateway-auth': { type: 'aws_iam' } }, {}, 403],
    ['and in upper case', { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } }, {}, 403],
    ['none', { 'x-amazon-apigateway-auth': { type: 'none' } }, {}, 200],
    ['a parameter by reference', { parameters: [{ $ref: '#/components/parameters/Page' }] }, {}, 400],
    ['and given', { parameters: [{ $ref: '#/components/parameters/Page' }] }, { path: '?page=1' }, 200],
    [
      'a body by reference',
      { requestBody: { $ref: '#/components/requestBodies/Items' } },
      { body: '{}' },
      400,
    ],
    ['and right', { requestBody: { $ref: '#/components/requestBodies/Items' } }, { body: '{"id":1}' }, 200],
    ['a schema in its place', content({ type: 'object', required: ['a'] }), { body: '{}' }, 400],
    ['a schema that refers', content({ properties: { a: item } }), { body: '{"a":{}}' }, 400],
    ['a list of references', content({ type: 'array', items: item }), { body: '[{"id":1},{}]' }, 400],
    ['and right ones', content({ type: 'array', items: item }), { body: '[{"id":1}]' }, 200],
  ])('%s', async (_, operation, request, status) => {
    expect((await call(operation, request)).status).toBe(status);
  });
});
