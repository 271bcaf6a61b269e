import fc from 'fast-check';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { PrivateApiError } from '../../../src/errors';
import { createEmulator, type EmulatorOptions, type InvokeTarget } from '../../../src/emulator';
import { caseTemplate } from './case-api';

const options: EmulatorOptions = { invoke: () => Promise.resolve({ payload: '{"statusCode":200}' }) };
const proxy = { route: 'ANY /{proxy+}', Integration: { Type: 'AWS_PROXY' } };
const restApi = (types: string[]) => ({
  Type: 'AWS::ApiGateway::RestApi',
  Properties: { EndpointConfiguration: { Types: types } },
});

describe('which REST API', () => {
  test.each([
    ['the only one', { A: restApi(['EDGE']) }, undefined, 'A'],
    ['the private one', { A: restApi(['EDGE']), B: restApi(['PRIVATE']) }, undefined, 'B'],
    ['the one that is asked for', { A: restApi(['EDGE']), B: restApi(['PRIVATE']) }, 'A', 'A'],
    [
      'one that a condition leaves',
      { A: restApi(['EDGE']), B: { ...restApi(['EDGE']), Condition: 'Never' } },
      undefined,
      'A',
    ],
  ])('%s', (_, Resources, wanted, expected) => {
    const template = { Resources, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };
    const emulator = createEmulator(template, {
      ...options,
      ...(wanted === undefined ? {} : { restApi: wanted }),
    });
    expect(emulator.restApi.logicalId).toBe(expected);
  });

  test.each([
    ['none', {}, undefined, 'no AWS::ApiGateway::RestApi'],
    ['several', { A: restApi(['EDGE']), B: restApi(['EDGE']) }, undefined, 'choose one of A, B'],
    [
      'several private ones',
      { A: restApi(['PRIVATE']), B: restApi(['PRIVATE']) },
      undefined,
      'choose one of A, B',
    ],
    ['another name', { A: restApi(['EDGE']) }, 'C', 'no REST API "C"; it has A'],
    [
      'routes in S3',
      { A: { Type: 'AWS::ApiGateway::RestApi', Properties: { BodyS3Location: { Bucket: 'b', Key: 'k' } } } },
      undefined,
      'BodyS3Location',
    ],
  ])('%s is an error', (_, Resources, wanted, message) => {
    const create = () =>
      createEmulator({ Resources }, { ...options, ...(wanted === undefined ? {} : { restApi: wanted }) });
    expect(create).toThrow(PrivateApiError);
    expect(create).toThrow(message);
  });
});

test('the description says what was read', () => {
  const template = caseTemplate({
    methods: [
      { route: 'GET /pets', ApiKeyRequired: true, Integration: { Type: 'AWS_PROXY', Uri: functionUri } },
      { route: 'POST /pets', AuthorizationType: 'AWS_IAM', Integration: { Type: 'MOCK' } },
    ],
    resources: {
      ShopLambdaFunction: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'shop' } },
    },
  });
  expect(createEmulator(template, options).restApi).toEqual({
    logicalId: 'Api',
    id: '0rxj3e58ce',
    name: 'shop',
    endpointType: 'PRIVATE',
    vpcEndpointIds: ['vpce-0a', 'vpce-0b'],
    domains: [],
    stages: ['live'],
    stage: 'live',
    routes: [
      {
        method: 'GET',
        path: '/pets',
        integrationType: 'AWS_PROXY',
        authorizationType: 'NONE',
        apiKeyRequired: true,
        functionLogicalId: 'ShopLambdaFunction',
      },
      {
        method: 'POST',
        path: '/pets',
        integrationType: 'MOCK',
        authorizationType: 'AWS_IAM',
        apiKeyRequired: false,
      },
    ],
    apiKeys: [],
  });
});

const functionUri = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':apigateway:',
      { Ref: 'AWS::Region' },
      ':lambda:path/2015-03-31/functions/',
      { 'Fn::GetAtt': ['ShopLambdaFunction', 'Arn'] },
      '/invocations',
    ],
  ],
};

async function targetOf(
  template: CloudFormationTemplate,
  given: Partial<EmulatorOptions> = {},
): Promise<InvokeTarget[]> {
  const targets: InvokeTarget[] = [];
  const emulator = createEmulator(template, {
    ...given,
    invoke: (target) => {
      targets.push(target);
      return Promise.resolve({ payload: '{}' });
    },
  });
  await emulator.handle({ method: 'GET', path: '/live/a', headers: {} });
  return targets;
}

describe('the function behind a route', () => {
  const shop = { Type: 'AWS::Lambda::Function', Properties: {} };
  const arn = 'arn:aws:lambda:eu-west-1:111122223333:function';
  const uri = (functionArn: unknown) => ({
    'Fn::Sub': [
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn}/invocations',
      { Fn: functionArn },
    ],
  });
  test.each([
    [
      'by its ARN',
      functionUri,
      { functionArn: `${arn}:ShopLambdaFunction`, logicalId: 'ShopLambdaFunction' },
    ],
    [
      'by an alias',
      uri({ Ref: 'ShopAlias' }),
      { functionArn: `${arn}:ShopLambdaFunction:blue`, logicalId: 'ShopLambdaFunction', qualifier: 'blue' },
    ],
    [
      'by a version',
      uri({ Ref: 'ShopVersion' }),
      { functionArn: `${arn}:ShopLambdaFunction:1`, logicalId: 'ShopLambdaFunction', qualifier: '1' },
    ],
    ['of somewhere else', uri(`${arn}:other`), { functionArn: `${arn}:other` }],
    ['by a parameter', uri({ Ref: 'FunctionArn' }), { functionArn: `${arn}:default` }],
    [
      'by a mapping',
      uri({ 'Fn::FindInMap': ['Arns', { Ref: 'AWS::Region' }, 'arn'] }),
      { functionArn: `${arn}:mapped` },
    ],
    [
      'by a condition',
      uri({ 'Fn::If': ['IsEurope', `${arn}:europe`, `${arn}:rest`] }),
      { functionArn: `${arn}:europe` },
    ],
    [
      'by a piece of a list',
      uri({ 'Fn::Select': [1, { 'Fn::Split': [',', `x,${arn}:second`] }] }),
      { functionArn: `${arn}:second` },
    ],
  ])('%s', async (_, Uri, expected) => {
    const template = caseTemplate({
      methods: [{ route: 'GET /{proxy+}', Integration: { Type: 'AWS_PROXY', Uri } }],
      resources: {
        ShopLambdaFunction: shop,
        ShopVersion: {
          Type: 'AWS::Lambda::Version',
          Properties: { FunctionName: { Ref: 'ShopLambdaFunction' } },
        },
        ShopAlias: {
          Type: 'AWS::Lambda::Alias',
          Properties: { FunctionName: { 'Fn::GetAtt': ['ShopLambdaFunction', 'Arn'] }, Name: 'blue' },
        },
      },
      template: {
        Parameters: { FunctionArn: { Type: 'String', Default: `${arn}:default` } },
        Mappings: { Arns: { 'eu-west-1': { arn: `${arn}:mapped` } } },
        Conditions: {
          IsEurope: { 'Fn::And': [{ Condition: 'IsFirst' }, { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }] },
          IsFirst: {
            'Fn::Or': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, { 'Fn::Equals': ['a', 'b'] }],
          },
        },
      },
    });
    const targets = await targetOf(template, { region: 'eu-west-1', accountId: '111122223333' });
    expect(targets).toEqual([{ ...expected, invocationType: 'RequestResponse' }]);
  });

  test('of an import is not known, which is said and not guessed', async () => {
    const template = caseTemplate({
      methods: [
        {
          route: 'GET /{proxy+}',
          Integration: { Type: 'AWS_PROXY', Uri: uri({ 'Fn::ImportValue': 'shop-arn' }) },
        },
      ],
    });
    expect(await targetOf(template)).toEqual([]);
    const emulator = createEmulator(template, options);
    expect(emulator.warnings).toEqual([expect.stringContaining('ImportValue shop-arn')]);
    const { status, trace } = await emulator.handle({ method: 'GET', path: '/live/a' });
    expect(status).toBe(500);
    expect(trace.at(-1)).toMatchObject({ log: expect.stringContaining('ImportValue shop-arn') as string });
  });

  test('by a parameter that is given', async () => {
    const template = caseTemplate({
      methods: [
        { route: 'GET /{proxy+}', Integration: { Type: 'AWS_PROXY', Uri: uri({ Ref: 'FunctionArn' }) } },
      ],
      template: { Parameters: { FunctionArn: { Type: 'String' } } },
    });
    expect(await targetOf(template, { parameters: { FunctionArn: `${arn}:given` } })).toMatchObject([
      { functionArn: `${arn}:given` },
    ]);
  });
});

test('the text of an event keeps the digits that its value loses', async () => {
  const texts: unknown[] = [];
  const emulator = createEmulator(caseTemplate({ methods: [{ route: 'POST /a' }] }), {
    invoke: (_, event, payload) => {
      texts.push(event, payload);
      return Promise.resolve({ payload: payload ?? '' });
    },
  });
  const body = '{"id":12345678901234567890}';
  const response = await emulator.handle({ method: 'POST', path: '/live/a', body });
  expect(texts).toEqual([{ id: 12345678901234567000 }, body]);
  expect(response.body.toString()).toBe(body);
});

describe('events as texts', () => {
  const calls: unknown[] = [];
  const emulator = createEmulator(
    caseTemplate({ methods: [{ route: 'POST /a' }, { ...proxy, route: 'POST /b' }] }),
    {
      invoke: (_, event) => {
        calls.push(event);
        return Promise.resolve({ payload: '{"statusCode":200}' });
      },
      invokeWithPayload: (_, payload) => {
        calls.push(payload);
        return Promise.resolve({ payload: '{}' });
      },
    },
  );
  const send = async (path: string, body: string): Promise<[number, string, ...unknown[]]> => {
    calls.length = 0;
    const response = await emulator.handle({ method: 'POST', path: `/live${path}`, body });
    return [response.status, response.body.toString(), ...calls];
  };

  test.each([['{"a":1}'], ['[ 1 ]'], ['"text"'], ['1e400'], ['{"a":1,"a":2}']])('%s', async (body) => {
    expect(await send('/a', body)).toEqual([200, '{}', body]);
  });

  test('what is no JSON does not get through', async () => {
    expect(await send('/a', '{"a":')).toEqual([
      400,
      expect.stringContaining('Could not parse request body into json'),
    ]);
  });

  test('an event that the gateway makes is a value', async () => {
    expect(await send('/b', 'x')).toEqual([200, '', expect.objectContaining({ body: 'x' })]);
  });
});

test('what may come out differently on AWS is in the trace', async () => {
  const template = caseTemplate({
    methods: [
      {
        route: 'POST /a',
        Integration: {
          Type: 'AWS',
          IntegrationResponses: [
            {
              StatusCode: '200',
              ResponseTemplates: {
                'application/json':
                  '#set($context.responseOverride.status = 404)#set($context.responseOverride.status = 405)x',
              },
            },
          ],
        },
      },
    ],
  });
  const { status, trace } = await createEmulator(template, options).handle({
    method: 'POST',
    path: '/live/a',
  });
  expect(status).toBe(405);
  const entry = trace.find(({ stage }) => stage === 'integration response');
  expect(entry).toMatchObject({ warnings: [expect.stringContaining('overridden twice') as string] });
});

describe('stages', () => {
  const twoStages = caseTemplate({
    methods: [proxy],
    resources: {
      Old: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: { RestApiId: { Ref: 'Api' }, StageName: 'old' },
      },
    },
  });
  const statuses = async (given: Partial<EmulatorOptions>) => {
    const emulator = createEmulator(twoStages, { ...options, ...given });
    const answers = await Promise.all(
      ['live', 'old', 'new'].map((stage) => emulator.handle({ method: 'GET', path: `/${stage}/a` })),
    );
    return answers.map(({ status }) => status);
  };

  test('those of the template', async () => expect(await statuses({})).toEqual([200, 200, 403]));
  test('one of them', async () => expect(await statuses({ stage: 'old' })).toEqual([403, 200, 403]));
  test('none in the template: whatever a path begins with', async () => {
    const Resources = { ...caseTemplate({ methods: [proxy] }).Resources };
    delete Resources['Stage'];
    const emulator = createEmulator({ Resources }, options);
    expect((await emulator.handle({ method: 'GET', path: '/any/a' })).status).toBe(200);
    expect(emulator.warnings).toEqual(['The template has no stage of Api: any first segment counts as one.']);
  });
  test('another', async () => expect(await statuses({ stage: 'new' })).toEqual([403, 403, 200]));
});

describe('time', () => {
  const slow = (milliseconds: number) =>
    caseTemplate({
      methods: [
        { route: 'GET /{proxy+}', Integration: { Type: 'AWS_PROXY', TimeoutInMillis: milliseconds } },
      ],
    });

  test('a function that does not answer in time is a 504', async () => {
    const emulator = createEmulator(slow(50), { invoke: () => new Promise(() => undefined) });
    const { status, body, headers } = await emulator.handle({ method: 'GET', path: '/live/a' });
    expect([status, body.toString(), headers['x-amzn-ErrorType']]).toEqual([
      504,
      '{"message":"Endpoint request timed out"}',
      'InternalServerErrorException',
    ]);
  });

  test('an endpoint too, and its call is given up', async () => {
    let aborted = false;
    const template = caseTemplate({
      methods: [
        {
          route: 'GET /{proxy+}',
          Integration: {
            Type: 'HTTP_PROXY',
            Uri: 'http://slow',
            IntegrationHttpMethod: 'GET',
            TimeoutInMillis: 50,
          },
        },
      ],
    });
    const emulator = createEmulator(template, {
      ...options,
      http: ({ signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => (aborted = true));
        }),
    });
    expect((await emulator.handle({ method: 'GET', path: '/live/a' })).status).toBe(504);
    expect(aborted).toBe(true);
  });

  test('one that cannot be called is a 500', async () => {
    const emulator = createEmulator(slow(1000), {
      invoke: () => Promise.reject(new Error('no such function')),
    });
    const { status, trace } = await emulator.handle({ method: 'GET', path: '/live/a' });
    expect(status).toBe(500);
    expect(trace.at(-1)).toMatchObject({ log: expect.stringContaining('no such function') as string });
  });

  test('an endpoint whose name does not resolve is a 500', async () => {
    const template = caseTemplate({
      methods: [{ route: 'GET /{proxy+}', Integration: { Type: 'HTTP_PROXY', Uri: 'http://nowhere/' } }],
    });
    const http = () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    const { status, body } = await createEmulator(template, { ...options, http }).handle({
      method: 'GET',
      path: '/live/a',
    });
    expect([status, body.toString()]).toEqual([500, '{"message":"Internal server error"}']);
  });

  test('an endpoint that cannot be reached is a 504', async () => {
    const template = caseTemplate({
      methods: [
        {
          route: 'GET /{proxy+}',
          Integration: { Type: 'HTTP', Uri: 'http://127.0.0.1:1/', IntegrationHttpMethod: 'GET' },
        },
      ],
    });
    const { status, body } = await createEmulator(template, options).handle({
      method: 'GET',
      path: '/live/a',
    });
    expect([status, body.toString()]).toEqual([
      504,
      '{"message":"Network error communicating with endpoint"}',
    ]);
  });
});

test('requests at the same time do not meet', async () => {
  const template = caseTemplate({
    methods: [
      {
        route: 'POST /echo',
        Integration: {
          Type: 'AWS',
          RequestTemplates: {
            'application/json':
              '#set($context.responseOverride.header.X-Id = "$input.params(\'id\')"){"id":"$input.params(\'id\')"}',
          },
          IntegrationResponses: [
            {
              StatusCode: '200',
              ResponseTemplates: { 'application/json': '$input.path("$.id") $input.params("id")' },
            },
          ],
        },
      },
    ],
  });
  const emulator = createEmulator(template, {
    invoke: async (_, event) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      return { payload: JSON.stringify(event) };
    },
  });
  const ids = Array.from({ length: 50 }, (_, id) => String(id));
  const answers = await Promise.all(
    ids.map((id) =>
      emulator.handle({ method: 'POST', path: `/live/echo?id=${id}`, headers: {}, body: '{}' }),
    ),
  );
  expect(answers.map(({ body, headers }) => [body.toString(), headers['X-Id']])).toEqual(
    ids.map((id) => [`${id} ${id}`, id]),
  );
  expect(new Set(answers.map(({ headers }) => headers['x-amzn-RequestId'])).size).toBe(50);
});

test('a body of more than 10 MB is refused', async () => {
  const emulator = createEmulator(caseTemplate({ methods: [proxy] }), options);
  const body = Buffer.alloc(10 * 1024 * 1024 + 1);
  const answer = await emulator.handle({ method: 'POST', path: '/live/a', body });
  expect([answer.status, answer.body.toString()]).toEqual([413, '{"message":"Request Too Long"}']);
  const largest = await emulator.handle({ method: 'POST', path: '/live/a', body: body.subarray(1) });
  expect(largest.status).toBe(200);
});

test('whatever comes in, a whole HTTP response goes out', async () => {
  const template = caseTemplate({
    methods: [
      proxy,
      {
        route: 'ANY /template/{id}',
        Integration: {
          Type: 'AWS',
          RequestTemplates: { 'application/json': '{"b":"$util.escapeJavaScript($input.body)"}' },
          RequestParameters: { 'integration.request.header.X-A': 'method.request.body.a' },
        },
      },
      {
        route: 'ANY /http/{id}',
        Integration: {
          Type: 'HTTP_PROXY',
          Uri: 'http://h/{id}',
          RequestParameters: { 'integration.request.path.id': 'method.request.path.id' },
        },
      },
    ],
  });
  const emulator = createEmulator(template, {
    ...options,
    http: ({ url, headers }) => Promise.resolve({ status: 200, headers: { ...headers, url }, body: url }),
  });
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'application/json', '{', '%', 'a=b'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'post', 'HEAD', '', 'BREW'),
      fc.tuple(fc.constantFrom('/live/', '/live/template/', '/live/http/', '//live//', '/', ''), value),
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('Content-Type', 'Accept', 'X-Amzn-Trace-Id', 'Authorization')),
        fc.oneof(value, fc.array(value)),
      ),
      fc.oneof(
        value,
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        fc.constant(undefined),
      ),
      async (method, path, headers, body) => {
        const answer = await emulator.handle({
          method,
          path: path.join(''),
          headers,
          ...(body === undefined ? {} : { body }),
        });
        expect(answer.status).toBeGreaterThanOrEqual(200);
        expect(answer.status).toBeLessThan(600);
        const failed = answer.trace.at(-1);
        expect(failed !== undefined && 'log' in failed ? failed.log : '').not.toContain(
          'The emulator failed',
        );
        for (const values of Object.values(answer.headers))
          expect([values].flat().join()).not.toMatch(/[\r\n]/);
      },
    ),
    { numRuns: 150 },
  );
});

test.each(['a\nb', 'a\rb', 'a\0b'])(
  '%j in a header that comes in is a space, as HTTP has it',
  async (value) => {
    const emulator = createEmulator(caseTemplate({ methods: [proxy] }), options);
    const headers = { 'X-Amzn-Trace-Id': `Root=${value}` };
    const answer = await emulator.handle({ method: 'GET', path: '/live/a', headers });
    expect([answer.status, answer.headers['X-Amzn-Trace-Id']]).toEqual([200, 'Root=a b']);
  },
);

test('a fault of the emulator itself is answered too', async () => {
  const emulator = createEmulator(caseTemplate({ methods: [proxy] }), {
    ...options,
    random: () => {
      throw new Error('no chance');
    },
  });
  expect((await emulator.handle({ method: 'GET', path: '/live/a' })).status).toBe(200);
  const canary = caseTemplate({ methods: [proxy], stage: { CanarySetting: { PercentTraffic: 10 } } });
  const broken = createEmulator(canary, {
    ...options,
    requestId: 'the-id',
    random: () => {
      throw new Error('no chance');
    },
  });
  const { status, headers, trace } = await broken.handle({ method: 'GET', path: '/live/a' });
  expect([status, headers['x-amzn-RequestId']]).toEqual([500, 'the-id']);
  expect(trace.at(-1)).toMatchObject({ log: expect.stringContaining('no chance') as string });
});

describe('warnings say what the template has and the emulator does not run', () => {
  test.each<[string, Parameters<typeof caseTemplate>[0], string]>([
    [
      'a method without an integration',
      { methods: [{ route: 'GET /a', Integration: { Type: undefined } }] },
      'GET /a: no integration',
    ],
    [
      'a method of a resource elsewhere',
      { methods: [{ route: 'GET /a', ResourceId: 'abc123' }] },
      'its resource is not in the template',
    ],
    [
      'an authorizer elsewhere',
      { methods: [{ route: 'GET /a', AuthorizationType: 'CUSTOM', AuthorizerId: 'abc123' }] },
      'GET /a: authorization CUSTOM without its authorizer',
    ],
    [
      'a streamed response',
      { methods: [{ route: 'GET /a', Integration: { Type: 'AWS_PROXY', ResponseTransferMode: 'STREAM' } }] },
      'GET /a: responses are not streamed',
    ],
    [
      'a mapping that AWS refuses',
      {
        methods: [
          {
            route: 'GET /a',
            Integration: { Type: 'MOCK', RequestParameters: { 'integration.request.header.A': 'unquoted' } },
          },
        ],
      },
      'AWS refuses the parameter mapping integration.request.header.A = unquoted',
    ],
    [
      'a type of gateway response that does not exist',
      {
        resources: {
          Odd: {
            Type: 'AWS::ApiGateway::GatewayResponse',
            Properties: { RestApiId: { Ref: 'Api' }, ResponseType: 'ODD' },
          },
        },
      },
      'Odd: ODD is no type of gateway response',
    ],
    ['a disabled host name', { restApi: { DisableExecuteApiEndpoint: true } }, 'its own names are disabled'],
    ['an import', { restApi: { Description: { 'Fn::ImportValue': 'text' } } }, 'ImportValue text'],
  ])('%s', (_, api, expected) => {
    expect(createEmulator(caseTemplate(api), options).warnings).toEqual([expect.stringContaining(expected)]);
  });
});

test('the policy may be JSON text, and must be JSON then', async () => {
  const policy = { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: 'execute-api:/*' } };
  const emulator = createEmulator(
    caseTemplate({ restApi: { Policy: JSON.stringify(policy) }, methods: [proxy] }),
    options,
  );
  expect((await emulator.handle({ method: 'GET', path: '/live/a' })).status).toBe(200);
  expect(() => createEmulator(caseTemplate({ restApi: { Policy: '{' } }), options)).toThrow('Api.Policy');
});
