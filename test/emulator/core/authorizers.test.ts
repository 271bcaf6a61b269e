import { createEmulator, type Emulator, type LambdaResult } from '../../../src/emulator';
import { caseTemplate, lambdaUri } from './case-api';

const authorizerUri = lambdaUri.replace('function:shop', 'function:guard');
const allow = {
  Version: '2012-10-17',
  Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: '*' }],
};

interface Setup {
  emulator: Emulator;
  /** Events of the authorizer. */
  asked: unknown[];
  /** Events of the function behind the route. */
  events: unknown[];
  clock: { now: number };
}

function setUp(
  authorizer: Record<string, unknown>,
  answer: (event: unknown) => unknown,
  { policy, method }: { policy?: unknown; method?: Record<string, unknown> } = {},
): Setup {
  const asked: unknown[] = [];
  const events: unknown[] = [];
  const clock = { now: Date.UTC(2026, 0, 1) };
  const template = caseTemplate({
    ...(policy === undefined ? {} : { restApi: { Policy: policy } }),
    methods: [
      {
        route: 'GET /pets/{id}',
        AuthorizationType: 'CUSTOM',
        AuthorizerId: { Ref: 'Guard' },
        Integration: { Type: 'AWS_PROXY' },
        ...method,
      },
    ],
    resources: {
      Guard: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: { RestApiId: { Ref: 'Api' }, Name: 'guard', AuthorizerUri: authorizerUri, ...authorizer },
      },
    },
  });
  const emulator = createEmulator(template, {
    now: () => clock.now,
    invoke: (target, event): Promise<LambdaResult> => {
      if (!target.functionArn.includes(':guard')) {
        events.push(event);
        return Promise.resolve({ payload: '{"statusCode":200}' });
      }
      asked.push(event);
      const result = answer(event);
      return Promise.resolve(
        result instanceof Error
          ? {
              payload: JSON.stringify({ errorMessage: result.message, errorType: 'Error' }),
              functionError: 'Unhandled',
            }
          : { payload: JSON.stringify(result) },
      );
    },
  });
  return { emulator, asked, events, clock };
}

const get = (headers: Record<string, string>, path = '/live/pets/7') => ({ method: 'GET', path, headers });
const token = { Type: 'TOKEN', IdentitySource: 'method.request.header.Authorization' };
const text = async (answer: ReturnType<Emulator['handle']>) => {
  const { status, body, headers } = await answer;
  return [status, body.toString(), headers['x-amzn-ErrorType']];
};

test('a TOKEN authorizer gets the token and the ARN, and its context reaches the function as text', async () => {
  const { emulator, asked, events } = setUp(token, () => ({
    principalId: 'ann',
    policyDocument: allow,
    context: { admin: true, level: 3, name: 'Ann', nothing: null },
  }));
  expect(await text(emulator.handle(get({ authorization: 'abc' })))).toEqual([200, '', undefined]);
  expect(asked).toEqual([
    {
      type: 'TOKEN',
      methodArn: 'arn:aws:execute-api:us-east-1:123456789012:0rxj3e58ce/live/GET/pets/7',
      authorizationToken: 'abc',
    },
  ]);
  expect(events).toMatchObject([
    { requestContext: { authorizer: { principalId: 'ann', admin: 'true', level: '3', name: 'Ann' } } },
  ]);
});

test('a result is used again until its time is over, for the same token only', async () => {
  const { emulator, asked, clock } = setUp({ ...token, AuthorizerResultTtlInSeconds: 60 }, () => ({
    principalId: 'ann',
    policyDocument: allow,
  }));
  await emulator.handle(get({ Authorization: 'a' }));
  const { trace } = await emulator.handle(get({ Authorization: 'a' }, '/live/pets/8'));
  expect(asked).toHaveLength(1);
  expect(trace).toContainEqual(expect.objectContaining({ stage: 'authorizer', cached: true }));
  await emulator.handle(get({ Authorization: 'b' }));
  expect(asked).toHaveLength(2);
  clock.now += 60_000;
  await emulator.handle(get({ Authorization: 'a' }));
  expect(asked).toHaveLength(3);
});

test('a cached policy is evaluated for every request', async () => {
  const onlySeven = {
    Version: '2012-10-17',
    Statement: [
      { Action: 'execute-api:Invoke', Effect: 'Deny', Resource: 'arn:aws:execute-api:*:*:*/live/GET/pets/8' },
      { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: '*' },
    ],
  };
  const { emulator, asked } = setUp(token, () => ({ principalId: 'ann', policyDocument: onlySeven }));
  expect(await text(emulator.handle(get({ Authorization: 'a' })))).toEqual([200, '', undefined]);
  expect(await text(emulator.handle(get({ Authorization: 'a' }, '/live/pets/8')))).toEqual([
    403,
    '{"Message":"User is not authorized to access this resource with an explicit deny"}',
    'AccessDeniedException',
  ]);
  expect(asked).toHaveLength(1);
});

const unauthorized = [401, '{"message":"Unauthorized"}', 'UnauthorizedException'];
const failure = (type: string) => [500, '{"message":null}', type];
const noStatement = { principalId: 'ann', policyDocument: { Version: '2012-10-17', Statement: [] } };

test.each([
  ['no token', {}, noStatement, unauthorized, 0],
  [
    'a token that the expression does not match as a whole',
    { Authorization: 'xabcx' },
    noStatement,
    unauthorized,
    0,
  ],
  ['the answer Unauthorized', { Authorization: 'abc' }, new Error('Unauthorized'), unauthorized, 1],
  ['another error', { Authorization: 'abc' }, new Error('oops'), failure('AuthorizerFailureException'), 1],
  ['no object', { Authorization: 'abc' }, 'yes', failure('AuthorizerConfigurationException'), 1],
  [
    'no principal',
    { Authorization: 'abc' },
    { policyDocument: allow },
    failure('AuthorizerConfigurationException'),
    1,
  ],
  [
    'no policy',
    { Authorization: 'abc' },
    { principalId: 'a' },
    failure('AuthorizerConfigurationException'),
    1,
  ],
  [
    'a context that nests',
    { Authorization: 'abc' },
    { principalId: 'a', policyDocument: allow, context: { roles: [] } },
    failure('AuthorizerConfigurationException'),
    1,
  ],
])('%s', async (_, headers, answer, expected, calls) => {
  const { emulator, asked, events } = setUp({ ...token, IdentityValidationExpression: 'abc' }, () => answer);
  expect(await text(emulator.handle(get(headers)))).toEqual(expected);
  expect(asked).toHaveLength(calls);
  expect(events).toHaveLength(0);
});

test('a policy of nothing leaves the decision to the resource policy, and without one denies', async () => {
  const withPolicy = setUp(token, () => noStatement);
  expect(await text(withPolicy.emulator.handle(get({ Authorization: 'a' })))).toEqual([200, '', undefined]);
  const elsewhere = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/other/*' },
    ],
  };
  const without = setUp(token, () => noStatement, { policy: elsewhere });
  expect(await text(without.emulator.handle(get({ Authorization: 'a' })))).toEqual([
    403,
    '{"Message":"User is not authorized to access this resource"}',
    'AccessDeniedException',
  ]);
});

test('an explicit deny of the resource policy ends the request before the authorizer runs', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
  };
  const { emulator, asked } = setUp(token, () => ({ principalId: 'ann', policyDocument: allow }), { policy });
  const { status } = await emulator.handle(get({ Authorization: 'a' }));
  expect([status, asked.length]).toEqual([403, 0]);
});

test('a REQUEST authorizer gets the request; all its identity sources must be there while it caches', async () => {
  const sources =
    'method.request.header.X-Key, method.request.querystring.q, context.httpMethod, stageVariables.v';
  const answer = { principalId: 'ann', policyDocument: allow, usageIdentifierKey: 'k' };
  const caching = setUp({ Type: 'REQUEST', IdentitySource: sources }, () => answer);
  expect(await text(caching.emulator.handle(get({ 'x-key': 'k' }, '/live/pets/7?q=1')))).toEqual(
    unauthorized,
  );
  const free = setUp(
    { Type: 'REQUEST', IdentitySource: sources, AuthorizerResultTtlInSeconds: 0 },
    () => answer,
  );
  expect(await text(free.emulator.handle(get({ 'x-key': 'k' }, '/live/pets/7?q=1')))).toEqual([
    200,
    '',
    undefined,
  ]);
  expect(free.asked).toMatchObject([
    {
      type: 'REQUEST',
      resource: '/pets/{id}',
      path: '/pets/7',
      httpMethod: 'GET',
      headers: { 'x-key': 'k' },
      queryStringParameters: { q: '1' },
      pathParameters: { id: '7' },
      requestContext: { stage: 'live', identity: { vpceId: 'vpce-0a' } },
    },
  ]);
});

describe('a user pool', () => {
  const pool = {
    Type: 'COGNITO_USER_POOLS',
    IdentitySource: 'method.request.header.Authorization',
    ProviderARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'],
  };
  const jwt = (claims: object): string =>
    ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'signature'].join('.');
  const good = {
    sub: 'ann',
    iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc',
    exp: Date.UTC(2026, 0, 2) / 1000,
    scope: 'pets/read openid',
    'cognito:groups': ['a', 'b'],
  };
  const method = {
    AuthorizationType: 'COGNITO_USER_POOLS',
    AuthorizationScopes: ['pets/read', 'pets/write'],
  };
  const policyOfNothing = { Version: '2012-10-17', Statement: [] };

  test.each([
    ['a good token', jwt(good), undefined, [200, '', undefined]],
    ['with Bearer in front', `Bearer ${jwt(good)}`, undefined, [200, '', undefined]],
    ['no token', '', undefined, unauthorized],
    ['no web token', 'abc', undefined, unauthorized],
    [
      'an old one',
      jwt({ ...good, exp: 1 }),
      undefined,
      [401, '{"message":"The incoming token has expired"}', 'UnauthorizedException'],
    ],
    ['one of another pool', jwt({ ...good, iss: 'https://x/us-east-1_xyz' }), undefined, unauthorized],
    ['one without a scope', jwt({ ...good, scope: 'openid' }), undefined, unauthorized],
  ])('%s', async (_, header, __, expected) => {
    const { emulator } = setUp(pool, () => null, { method });
    expect(await text(emulator.handle(get({ Authorization: header })))).toEqual(expected);
  });

  // The forms of events that five REST APIs have recorded.
  test.each([
    ['a text', 'sub', 'ann', 'ann'],
    ['a list', 'cognito:groups', ['a', 'b'], 'a,b'],
    ['a list of one', 'cognito:groups', ['eu-central-1_abc_Google'], 'eu-central-1_abc_Google'],
    ['an empty list', 'cognito:groups', [], ''],
    [
      'a list of objects',
      'identities',
      [{ userId: '1', issuer: null, primary: 'true' }, { userId: '2' }],
      '{"userId":"1","issuer":null,"primary":"true"},{"userId":"2"}',
    ],
    ['an object', 'address', { formatted: 'x' }, '{"formatted":"x"}'],
    ['a Boolean', 'email_verified', true, 'true'],
    ['a number', 'auth_time', 1611978545, '1611978545'],
    ['when it ends', 'exp', 4730934251, 'Sat Dec 02 04:24:11 UTC 2119'],
    ['when it was given', 'iat', 1574915051, 'Thu Nov 28 04:24:11 UTC 2019'],
    ['a time that no date has', 'iat', 1e20, '100000000000000000000'],
  ])('a claim reaches the function as text: %s', async (_, name, value, expected) => {
    const { emulator, events } = setUp(pool, () => null, { method });
    await emulator.handle(get({ Authorization: jwt({ ...good, [name]: value }) }));
    expect(events).toMatchObject([{ requestContext: { authorizer: { claims: { [name]: expected } } } }]);
  });

  test('the resource policy must allow as well', async () => {
    const { emulator } = setUp(pool, () => null, { method, policy: policyOfNothing });
    const { status } = await emulator.handle(get({ Authorization: jwt(good) }));
    expect(status).toBe(403);
  });
});

test('an authorizer can name the API key', async () => {
  const template = caseTemplate({
    restApi: { ApiKeySourceType: 'AUTHORIZER' },
    methods: [
      {
        route: 'GET /pets',
        AuthorizationType: 'CUSTOM',
        AuthorizerId: { Ref: 'Guard' },
        ApiKeyRequired: true,
        Integration: { Type: 'MOCK', RequestTemplates: { 'application/json': '{"statusCode":200}' } },
      },
    ],
    resources: {
      Guard: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: { RestApiId: { Ref: 'Api' }, ...token, AuthorizerUri: authorizerUri },
      },
      Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Value: 'secret' } },
      Plan: {
        Type: 'AWS::ApiGateway::UsagePlan',
        Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'live' }] },
      },
      PlanKey: {
        Type: 'AWS::ApiGateway::UsagePlanKey',
        Properties: { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } },
      },
    },
  });
  const emulator = createEmulator(template, {
    invoke: (_, event) =>
      Promise.resolve({
        payload: JSON.stringify({
          principalId: 'a',
          policyDocument: allow,
          usageIdentifierKey: (event as { authorizationToken: string }).authorizationToken,
        }),
      }),
  });
  const statusOf = async (key: string) =>
    (await emulator.handle({ method: 'GET', path: '/live/pets', headers: { Authorization: key } })).status;
  expect([await statusOf('secret'), await statusOf('other')]).toEqual([200, 403]);
});
