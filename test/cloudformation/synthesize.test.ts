import { checkTemplate } from '../../src/checks';
import { createEmulator } from '../../src/emulator';
import type { CloudFormationTemplate } from '../../src/template/template';
import type { Service } from '../../src/config/service';
import { aService } from '../config/service';
import { validateTemplate } from '../support/service-spec/validate-template';
import { synthesizedTemplate } from '../support/synthesized-template';

const endpoint = 'vpce-0123456789abcdef0';

/** The template of a service with the functions `api` and `login`, as it would deploy. */
function templateOf(privateApi: object, events: unknown[] = ['*'], change: Partial<Service> = {}) {
  const service = aService({
    privateApi: { vpcEndpointIds: [endpoint], ...privateApi },
    functions: { api: { events: events.map((event) => ({ privateApi: event })) }, login: {} },
    ...change,
  });
  const alias = { name: 'provisioned', logicalId: 'LoginProvConcLambdaAlias' };
  return synthesizedTemplate(service, { login: alias }).template;
}

const propertiesOf = ({ Resources }: CloudFormationTemplate, id: string) => Resources[id]?.Properties ?? {};

/** Effect and condition of each statement of the resource policy. */
function policyOf(template: CloudFormationTemplate): unknown[] {
  const { Policy } = propertiesOf(template, 'PrivateApiGatewayRestApi') as {
    Policy: { Statement: { Effect: string; Condition?: unknown }[] };
  };
  return Policy.Statement.map(({ Effect, Condition }) => [Effect, Condition]);
}

describe('access', () => {
  const outside = (condition: object) => ['Deny', { StringNotEquals: condition }];

  test('by default everyone through the endpoints, and no one else', () => {
    expect(policyOf(templateOf({}))).toEqual([
      ['Allow', undefined],
      outside({ 'aws:SourceVpce': [endpoint] }),
    ]);
  });

  test('further endpoints and VPCs widen', () => {
    const template = templateOf({
      access: { vpcEndpointIds: ['vpce-0123456789abcdef1'], vpcIds: 'vpc-0123456789abcdef0' },
    });
    expect(policyOf(template)).toEqual([
      ['Allow', undefined],
      outside({
        'aws:SourceVpce': [endpoint, 'vpce-0123456789abcdef1'],
        'aws:SourceVpc': ['vpc-0123456789abcdef0'],
      }),
    ]);
    expect(propertiesOf(template, 'PrivateApiGatewayRestApi')).toMatchObject({
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [endpoint] },
    });
  });

  test('address ranges, accounts, principals and organizations narrow, and need signatures', () => {
    const template = templateOf({
      access: {
        cidrs: ['10.0.0.0/8'],
        accounts: ['123456789012'],
        principals: 'arn:aws:iam::123456789012:role/orders-*',
        organizations: ['o-a1b2c3d4e5'],
      },
    });
    expect(policyOf(template).slice(2)).toEqual([
      ['Deny', { NotIpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8'] } }],
      outside({ 'aws:PrincipalAccount': ['123456789012'] }),
      ['Deny', { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::123456789012:role/orders-*'] } }],
      outside({ 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] }),
    ]);
    expect(propertiesOf(template, 'PrivateApiGatewayMethodAny')).toMatchObject({
      AuthorizationType: 'AWS_IAM',
    });
  });

  test('a list that only CloudFormation knows is joined with further endpoints', () => {
    const list = { 'Fn::Split': [',', { 'Fn::ImportValue': 'endpoints' }] };
    const template = templateOf({ vpcEndpointIds: list, access: { vpcEndpointIds: [endpoint] } });
    expect(policyOf(template)[1]).toEqual(
      outside({
        'aws:SourceVpce': {
          'Fn::Split': [',', { 'Fn::Join': [',', [{ 'Fn::Join': [',', list] }, endpoint]] }],
        },
      }),
    );
    expect(Object.keys(template.Outputs ?? {})).toEqual([
      'PrivateApiGatewayRestApiId',
      'PrivateApiGatewayUrl',
    ]);
  });

  test('an intrinsic that gives one text is a list of one', () => {
    const imported = { 'Fn::ImportValue': 'endpoint' };
    const parameter = { Ref: 'EndpointIds' };
    const associated = (template: CloudFormationTemplate) =>
      propertiesOf(template, 'PrivateApiGatewayRestApi')['EndpointConfiguration'];
    expect(associated(templateOf({ vpcEndpointIds: imported }))).toMatchObject({
      VpcEndpointIds: [imported],
    });
    const resources = { Parameters: { EndpointIds: { Type: 'List<String>' } } };
    expect(associated(templateOf({ vpcEndpointIds: parameter }, ['*'], { resources }))).toMatchObject({
      VpcEndpointIds: parameter,
    });
  });
});

test('a policy longer than 8,192 characters is refused', () => {
  const endpoints = Array.from({ length: 400 }, (_, index) => `vpce-${String(index).padStart(17, '0')}`);
  expect(() => templateOf({ vpcEndpointIds: endpoints })).toThrow(
    expect.objectContaining({ code: 'POLICY_QUOTA' }) as Error,
  );
});

test('an endpoint that exists under a condition has its URL under it', () => {
  const only = (then: unknown, otherwise: unknown) => ({ 'Fn::If': ['IsProduction', then, otherwise] });
  const none = { Ref: 'AWS::NoValue' };
  const other = { 'Fn::GetAtt': ['Endpoint', 'Id'] };
  const urls = (element: unknown) => templateOf({ vpcEndpointIds: [element, other] }).Outputs ?? {};
  expect(urls(only(endpoint, none))).toMatchObject({
    PrivateApiGatewayUrlVpce0123456789abcdef0: { Condition: 'IsProduction' },
  });
  expect(Object.keys(urls(only(none, endpoint)))).toEqual([
    'PrivateApiGatewayRestApiId',
    'PrivateApiGatewayUrlVpcEndpoint2',
    'PrivateApiGatewayUrl',
  ]);
});

const authorizers = {
  login: { type: 'token', function: 'login', resultTtlInSeconds: 0 },
  partner: {
    type: 'request',
    functionArn: { 'Fn::ImportValue': 'authorizer' },
    identitySource: 'context.path',
  },
  users: {
    type: 'cognito',
    userPoolArns: 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/x',
    scopes: ['read'],
  },
};

test('authorizers: one each, the permission to ask a function of the service, and methods that name them', () => {
  const template = templateOf({ authorizers, authorization: 'login' }, [
    'GET /a',
    { path: '/b', method: 'GET', authorization: 'users' },
    { path: '/c', method: 'GET', authorization: 'partner' },
    { path: '/d', method: 'GET', authorization: 'NONE' },
  ]);
  expect(propertiesOf(template, 'PrivateApiGatewayAuthorizerLogin')).toMatchObject({
    Type: 'TOKEN',
    AuthorizerResultTtlInSeconds: 0,
    AuthorizerUri: {
      'Fn::Join': [
        '',
        expect.arrayContaining([
          { 'Fn::GetAtt': ['LoginLambdaFunction', 'Arn'] },
          ':provisioned',
          '/invocations',
        ]),
      ],
    },
  });
  expect(template.Resources['PrivateApiGatewayAuthorizerLoginPermission']).toMatchObject({
    DependsOn: 'LoginProvConcLambdaAlias',
    Properties: {
      SourceArn: {
        'Fn::Sub': expect.stringContaining('/authorizers/${PrivateApiGatewayAuthorizerLogin}') as string,
      },
    },
  });
  expect(template.Resources['PrivateApiGatewayAuthorizerPartnerPermission']).toBeUndefined();
  const authorization = (path: string) => propertiesOf(template, `PrivateApiGatewayMethod${path}Get`);
  expect(authorization('A')).toMatchObject({
    AuthorizationType: 'CUSTOM',
    AuthorizerId: { Ref: 'PrivateApiGatewayAuthorizerLogin' },
  });
  expect(authorization('B')).toMatchObject({
    AuthorizationType: 'COGNITO_USER_POOLS',
    AuthorizationScopes: ['read'],
  });
  expect(authorization('C')).toMatchObject({ AuthorizerId: { Ref: 'PrivateApiGatewayAuthorizerPartner' } });
  expect(authorization('D')).toMatchObject({ AuthorizationType: 'NONE' });
});

test('the deployment waits for what its stage calls: aliases, and the permissions to call', () => {
  const template = templateOf({ authorizers, authorization: 'login' }, ['GET /a'], {
    functions: { api: { events: [{ privateApi: 'GET /a' }] }, login: { events: [{ privateApi: 'GET /b' }] } },
  });
  const [deployment] = Object.values(template.Resources).filter(
    ({ Type }) => Type === 'AWS::ApiGateway::Deployment',
  );
  expect(deployment?.DependsOn).toEqual([
    'ApiLambdaPermissionPrivateApiGateway',
    'LoginLambdaPermissionPrivateApiGateway',
    'LoginProvConcLambdaAlias',
    'PrivateApiGatewayAuthorizerLoginPermission',
    'PrivateApiGatewayMethodAGet',
    'PrivateApiGatewayMethodBGet',
  ]);
});

test('an authorizer of requests that keeps no results needs no identity source, and has one otherwise', () => {
  const request = { type: 'request', function: 'login' };
  const sourceOf = (change: object) =>
    propertiesOf(
      templateOf({ authorizers: { login: { ...request, ...change } } }),
      'PrivateApiGatewayAuthorizerLogin',
    )['IdentitySource'];
  expect(sourceOf({})).toBe('method.request.header.Authorization');
  expect(sourceOf({ resultTtlInSeconds: 0 })).toBeUndefined();
  expect(sourceOf({ resultTtlInSeconds: 0, identitySource: 'context.path' })).toBe('context.path');
  expect(sourceOf({ identitySource: 'method.request.header.A, stageVariables.b' })).toBeDefined();
});

test('what calls a function that exists under a condition exists under it too', () => {
  const { Resources } = templateOf({ authorizers: { login: { type: 'token', function: 'login' } } }, [], {
    functions: {
      api: { events: [{ privateApi: 'GET /a' }] },
      live: { condition: 'IsLive', events: [{ privateApi: { path: '/b', authorization: 'login' } }] },
      login: { condition: 'IsLive' },
    },
  });
  const conditional = Object.keys(Resources).filter((id) => Resources[id]?.Condition === 'IsLive');
  expect(conditional.sort()).toEqual([
    'LiveLambdaPermissionPrivateApiGateway',
    'PrivateApiGatewayAuthorizerLogin',
    'PrivateApiGatewayAuthorizerLoginPermission',
    'PrivateApiGatewayMethodBAny',
  ]);
});

test('the id of a tenant goes to the function in a header, from a parameter that the method declares', () => {
  const template = templateOf({ authorizers }, [
    { path: '/a', method: 'GET', request: { tenantId: 'method.request.header.x-tenant-id' } },
    { path: '/b/{tenant}', method: 'GET', request: { tenantId: 'method.request.path.tenant' } },
    { path: '/c', method: 'GET', authorization: 'login', request: { tenantId: 'context.authorizer.tenant' } },
  ]);
  const parameters = (path: string) => {
    const method = propertiesOf(template, `PrivateApiGatewayMethod${path}Get`);
    return [
      method['RequestParameters'],
      (method['Integration'] as Record<string, unknown>)['RequestParameters'],
    ];
  };
  const header = (source: string) => ({ 'integration.request.header.X-Amz-Tenant-Id': source });
  expect(parameters('A')).toEqual([
    { 'method.request.header.x-tenant-id': true },
    header('method.request.header.x-tenant-id'),
  ]);
  expect(parameters('BTenantVar')).toEqual([
    { 'method.request.path.tenant': true },
    header('method.request.path.tenant'),
  ]);
  expect(parameters('C')).toEqual([undefined, header('context.authorizer.tenant')]);
});

test('a created endpoint is associated, let in, and has a policy of its own', () => {
  const template = templateOf({
    createVpcEndpoint: {
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: ['subnet-1'],
      securityGroupIds: ['sg-1'],
    },
  });
  const created = { Ref: 'PrivateApiGatewayVpcEndpoint' };
  expect(propertiesOf(template, 'PrivateApiGatewayRestApi')).toMatchObject({
    EndpointConfiguration: { VpcEndpointIds: [created, endpoint] },
  });
  expect(policyOf(template)[1]).toEqual([
    'Deny',
    { StringNotEquals: { 'aws:SourceVpce': [created, endpoint] } },
  ]);
  expect(propertiesOf(template, 'PrivateApiGatewayVpcEndpoint')).toMatchObject({
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: false,
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke' }] },
  });
});

describe('the settings of the stage', () => {
  const settingsOf = (privateApi: object, events?: unknown[]) =>
    propertiesOf(templateOf(privateApi, events), 'PrivateApiGatewayStage')['MethodSettings'];
  const cluster = { properties: { stage: { CacheClusterEnabled: true } } };

  test('stand once for all methods, and again with those of a route', () => {
    const api = { metrics: true, throttle: { rateLimit: 50, burstLimit: 20 }, logs: { execution: true } };
    const ofAll = { LoggingLevel: 'ERROR', MetricsEnabled: true };
    expect(
      settingsOf(api, ['GET /a', { path: '/orders/{id}', method: 'PUT', throttle: { rateLimit: 5 } }]),
    ).toEqual([
      {
        HttpMethod: '*',
        ResourcePath: '/*',
        ...ofAll,
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 20,
      },
      {
        HttpMethod: 'PUT',
        ResourcePath: '/~1orders~1{id}',
        ...ofAll,
        ThrottlingRateLimit: 5,
        ThrottlingBurstLimit: 20,
      },
    ]);
    expect(settingsOf({})).toBeUndefined();
  });

  test('of ANY stand for each method that has no route of its own', () => {
    const events = ['GET /', { path: '/', throttle: { burstLimit: 1 } }];
    const settings = settingsOf({}, events) as { HttpMethod: string; ResourcePath: string }[];
    expect(settings.map(({ HttpMethod, ResourcePath }) => `${HttpMethod} ${ResourcePath}`)).toEqual(
      ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].map((method) => `${method} /`),
    );
  });

  test('keep what GET gives, told apart by path and by key parameters', () => {
    const kept = { CachingEnabled: true, CacheTtlInSeconds: 60, CacheDataEncrypted: true };
    const cache = { ttlInSeconds: 60, keyParameters: ['method.request.querystring.page'] };
    const events = [{ path: '/a/{id}', cache }, { path: '/b', method: 'POST', cache: true }, 'GET /c'];
    const template = templateOf(cluster, events);
    const settings = propertiesOf(template, 'PrivateApiGatewayStage')['MethodSettings'] as object[];
    expect(settings.filter((setting) => 'CachingEnabled' in setting)).toEqual([
      { HttpMethod: 'GET', ResourcePath: '/~1a~1{id}', ...kept },
      { HttpMethod: 'POST', ResourcePath: '/~1b', ...kept, CacheTtlInSeconds: 300 },
    ]);
    expect(propertiesOf(template, 'PrivateApiGatewayMethodAIdVarAny')).toMatchObject({
      RequestParameters: { 'method.request.path.id': true, 'method.request.querystring.page': false },
      Integration: { CacheKeyParameters: ['method.request.path.id', 'method.request.querystring.page'] },
    });
    // A cache of the whole stage keeps GET only; a route that wants none says so.
    expect(
      settingsOf({ ...cluster, cache: true }, ['POST /a', { path: '/b', method: 'GET', cache: false }]),
    ).toEqual([
      { HttpMethod: '*', ResourcePath: '/*', ...kept, CacheTtlInSeconds: 300 },
      { HttpMethod: 'GET', ResourcePath: '/~1b', CachingEnabled: false },
    ]);
  });

  test('lie under those of properties, method by method', () => {
    const MethodSettings = [
      { HttpMethod: '*', ResourcePath: '/*', ThrottlingBurstLimit: 3 },
      { HttpMethod: 'GET', ResourcePath: '/~1a', MetricsEnabled: true },
    ];
    expect(
      settingsOf({ throttle: { rateLimit: 7, burstLimit: 7 }, properties: { stage: { MethodSettings } } }),
    ).toEqual([
      { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 7, ThrottlingBurstLimit: 3 },
      { HttpMethod: 'GET', ResourcePath: '/~1a', MetricsEnabled: true },
    ]);
  });
});

test('a route with a limit, a cache, a key and a name of its own costs 2.4 KB of the template at most', () => {
  const api = {
    logs: { access: true, execution: true },
    metrics: true,
    throttle: { rateLimit: 100 },
    apiKeys: ['acme'],
    properties: { stage: { CacheClusterEnabled: true } },
  };
  const bytes = (routes: number) => {
    const events = Array.from({ length: routes }, (_, index) => ({
      method: 'GET',
      path: `/route-${String(index)}`,
      private: true,
      operationName: `route${String(index)}`,
      throttle: { rateLimit: 10, burstLimit: 5 },
      cache: { keyParameters: ['method.request.querystring.page'] },
    }));
    return JSON.stringify(templateOf(api, events)).length;
  };
  expect(bytes(21) - bytes(20)).toBeLessThan(2400);
});

describe('logs', () => {
  test('go to a group of the stack, which the framework does not delete', () => {
    const template = templateOf({ logs: { access: { retentionInDays: 30, kmsKeyArn: { Ref: 'LogKey' } } } });
    const { LogGroupName, ...group } = propertiesOf(template, 'PrivateApiGatewayLogGroup');
    expect(LogGroupName).toBe('/aws/private-api/dev-orders-private');
    expect(group).toEqual({ RetentionInDays: 30, KmsKeyId: { Ref: 'LogKey' } });
    const { AccessLogSetting } = propertiesOf(template, 'PrivateApiGatewayStage') as {
      AccessLogSetting: { DestinationArn: unknown; Format: string };
    };
    expect(JSON.stringify(AccessLogSetting.DestinationArn)).toMatch(
      /log-group:\$\{PrivateApiGatewayLogGroup\}"\}$/,
    );
    expect(Object.values(JSON.parse(AccessLogSetting.Format) as object)).toContain(
      '$context.identity.vpceId',
    );
  });

  test('go elsewhere, in a form of their own', () => {
    const destinationArn =
      'arn:aws:firehose:eu-central-1:123456789012:deliverystream/amazon-apigateway-orders';
    const format = { id: '$context.requestId', status: '$context.status' };
    const template = templateOf({ logs: { access: { destinationArn, format } } });
    expect(propertiesOf(template, 'PrivateApiGatewayStage')['AccessLogSetting']).toEqual({
      DestinationArn: destinationArn,
      Format: '{"id":"$context.requestId","status":"$context.status"}',
    });
    expect(template.Resources['PrivateApiGatewayLogGroup']).toBeUndefined();
  });

  test('come with the role of the account only where that is asked for, and then it stays', () => {
    expect(templateOf({ logs: { access: true } }).Resources['PrivateApiGatewayAccount']).toBeUndefined();
    const { Resources } = templateOf({ logs: { access: true, role: 'create' } });
    for (const id of ['PrivateApiGatewayAccount', 'PrivateApiGatewayLogRole']) {
      expect(Resources[id]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
    expect(Resources['PrivateApiGatewayStage']?.DependsOn).toBe('PrivateApiGatewayAccount');
  });

  test('are warned about unless someone has said who sets that role', () => {
    const warnings = (role?: string) =>
      checkTemplate(templateOf({ logs: { access: true, ...(role && { role }) } })).map(
        ({ ruleId }) => ruleId,
      );
    expect([warnings(), warnings('elsewhere'), warnings('create')]).toEqual([['logging-role'], [], []]);
  });
});

test('a route with a role needs no permission, and one that is asynchronous answers 202', async () => {
  const credentials = 'arn:aws:iam::123456789012:role/orders-api';
  const template = templateOf({}, [
    { path: '/jobs', method: 'POST', async: true, credentials, operationName: 'startJob' },
  ]);
  expect(propertiesOf(template, 'PrivateApiGatewayMethodJobsPost')).toMatchObject({
    OperationName: 'startJob',
    Integration: {
      Credentials: credentials,
      RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
      IntegrationResponses: [{ StatusCode: '202', ResponseTemplates: {} }],
    },
    MethodResponses: [{ StatusCode: '202' }],
  });
  expect(template.Resources['ApiLambdaPermissionPrivateApiGateway']).toBeUndefined();
  expect(checkTemplate(template)).toEqual([]);

  const called: string[] = [];
  const emulator = createEmulator(template, {
    invoke: ({ invocationType }) => {
      called.push(invocationType);
      return Promise.resolve({ payload: '{"errorMessage":"too late"}', functionError: 'Unhandled' });
    },
  });
  const { status, body } = await emulator.handle({ method: 'POST', path: '/dev/jobs', body: '{"a":1}' });
  expect([status, body.toString(), called]).toEqual([202, '', ['Event']]);
});

describe('API keys', () => {
  const keyed = (privateApi: object, events: unknown[] = ['*']) => {
    const { Resources } = templateOf(privateApi, events);
    const ours = Object.entries(Resources).filter(([id]) => /UsagePlan|ApiKey/.test(id));
    return Object.fromEntries(ours.map(([id, { Properties }]) => [id, Properties]));
  };
  const stage = { ApiId: { Ref: 'PrivateApiGatewayRestApi' }, Stage: { Ref: 'PrivateApiGatewayStage' } };

  test('are of one plan without limits where no plan is named', () => {
    expect(keyed({ apiKeys: ['acme'] })).toEqual({
      PrivateApiGatewayUsagePlan: { UsagePlanName: 'dev-orders-private', ApiStages: [stage] },
      PrivateApiGatewayApiKeyAcme: { Name: 'acme', Enabled: true },
      PrivateApiGatewayUsagePlanKeyAcme: {
        KeyId: { Ref: 'PrivateApiGatewayApiKeyAcme' },
        KeyType: 'API_KEY',
        UsagePlanId: { Ref: 'PrivateApiGatewayUsagePlan' },
      },
    });
    expect(keyed({})).toEqual({});
  });

  test('are of the plan that they stand under; one that exists is only named', () => {
    const made = keyed(
      {
        usagePlan: [
          { gold: { quota: { limit: 5, period: 'DAY' }, throttle: { rateLimit: 2 } } },
          { trial: { methods: { 'ANY /orders': { burstLimit: 1 } } } },
        ],
        apiKeys: [
          { gold: [{ id: 'a1b2' }] },
          { trial: [{ name: 'visitor', value: { Ref: 'Key' }, enabled: false }] },
        ],
      },
      ['ANY /orders', 'GET /orders'],
    );
    expect(Object.keys(made)).toHaveLength(5);
    const limits = ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].map((method) => [
      `/orders/${method}`,
      { BurstLimit: 1 },
    ]);
    expect(made).toMatchObject({
      PrivateApiGatewayUsagePlanGold: {
        UsagePlanName: 'dev-orders-private-gold',
        Quota: { Limit: 5, Period: 'DAY' },
        Throttle: { RateLimit: 2 },
      },
      PrivateApiGatewayUsagePlanTrial: {
        ApiStages: [{ ...stage, Throttle: Object.fromEntries(limits) as object }],
      },
      PrivateApiGatewayUsagePlanKeyA1b2: { KeyId: 'a1b2' },
      PrivateApiGatewayApiKeyVisitor: { Value: { Ref: 'Key' }, Enabled: false },
    });
  });

  test('open private routes in the emulator, and no others', async () => {
    const value = 'a-key-of-twenty-characters';
    const template = templateOf({ apiKeys: [{ name: 'acme', value }] }, [
      { path: '/report', method: 'GET', private: true },
      'GET /open',
    ]);
    const emulator = createEmulator(template, { invoke: () => Promise.resolve({ payload: '1' }) });
    const statusOf = async (path: string, headers: Record<string, string> = {}) =>
      (await emulator.handle({ method: 'GET', path: `/dev${path}`, headers })).status;
    expect([
      await statusOf('/report'),
      await statusOf('/report', { 'x-api-key': 'another' }),
      await statusOf('/report', { 'x-api-key': value }),
      await statusOf('/open'),
    ]).toEqual([403, 403, 200, 200]);
    expect(checkTemplate(template)).toEqual([]);
    const withoutPlan = templateOf({}, [{ path: '/report', method: 'GET', private: true }]);
    expect(checkTemplate(withoutPlan).map(({ ruleId }) => ruleId)).toEqual(['api-key-without-plan']);
  });
});

test('a created endpoint has a security group of its own, and both kinds of addresses, where that is asked for', () => {
  const template = templateOf({
    createVpcEndpoint: {
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: ['subnet-1'],
      securityGroupIds: { 'Fn::Split': [',', { 'Fn::ImportValue': 'groups' }] },
      allowFrom: { cidrs: ['10.0.0.0/16', '2001:db8::/56'], securityGroupIds: 'sg-0123456789abcdef0' },
      ipAddressType: 'dualstack',
    },
  });
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  expect(propertiesOf(template, 'PrivateApiGatewayVpcEndpointSecurityGroup')).toEqual({
    GroupDescription: 'Callers of the execute-api endpoint',
    VpcId: 'vpc-0123456789abcdef0',
    SecurityGroupIngress: [
      { ...https, CidrIp: '10.0.0.0/16' },
      { ...https, CidrIpv6: '2001:db8::/56' },
      { ...https, SourceSecurityGroupId: 'sg-0123456789abcdef0' },
    ],
  });
  expect(propertiesOf(template, 'PrivateApiGatewayVpcEndpoint')).toMatchObject({
    SecurityGroupIds: {
      'Fn::Split': [
        ',',
        {
          'Fn::Join': [
            ',',
            [
              { 'Fn::Join': [',', { 'Fn::Split': [',', { 'Fn::ImportValue': 'groups' }] }] },
              { Ref: 'PrivateApiGatewayVpcEndpointSecurityGroup' },
            ],
          ],
        },
      ],
    },
    IpAddressType: 'dualstack',
    DnsOptions: { DnsRecordIpType: 'dualstack' },
  });
  expect(template.Outputs).toHaveProperty('PrivateApiGatewayVpcEndpointDnsName');
});

describe('domain', () => {
  const certificateArn = 'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4';
  const own = { name: 'orders.example.com', certificateArn };
  const arn = { 'Fn::GetAtt': ['PrivateApiGatewayDomainName', 'DomainNameArn'] };
  const typesOf = ({ Resources }: CloudFormationTemplate) =>
    Object.entries(Resources).flatMap(([id, { Type }]) =>
      /Domain|BasePath|RoutingRule|Route53|RAM/.test(Type) ? [`${id} ${Type}`] : [],
    );

  test('is private, lets in whom the API lets in by the network, and is associated with each endpoint', () => {
    const template = templateOf({
      vpcEndpointIds: [endpoint, { 'Fn::If': ['IsLive', { Ref: 'Second' }, { Ref: 'AWS::NoValue' }] }],
      access: {
        vpcEndpointIds: ['vpce-0123456789abcdef1'],
        vpcIds: 'vpc-0123456789abcdef0',
        cidrs: '10.0.0.0/8',
      },
      domain: { ...own, basePath: 'v1', vpcEndpointIds: 'vpce-0123456789abcdef2' },
      disableExecuteApiEndpoint: true,
      tags: { team: 'orders' },
    });
    const Second = { Ref: 'Second' };
    expect(propertiesOf(template, 'PrivateApiGatewayDomainName')).toMatchObject({
      DomainName: 'orders.example.com',
      CertificateArn: certificateArn,
      EndpointConfiguration: { Types: ['PRIVATE'] },
      Policy: {
        Statement: [
          { Effect: 'Allow' },
          {
            Effect: 'Deny',
            Condition: {
              StringNotEquals: {
                'aws:SourceVpce': [
                  endpoint,
                  { 'Fn::If': ['IsLive', Second, { Ref: 'AWS::NoValue' }] },
                  'vpce-0123456789abcdef1',
                  'vpce-0123456789abcdef2',
                ],
                'aws:SourceVpc': ['vpc-0123456789abcdef0'],
              },
            },
          },
        ],
      },
      Tags: [{ Key: 'team', Value: 'orders' }],
    });
    expect(propertiesOf(template, 'PrivateApiGatewayBasePathMapping')).toEqual({
      DomainNameArn: arn,
      BasePath: 'v1',
      RestApiId: { Ref: 'PrivateApiGatewayRestApi' },
      Stage: { Ref: 'PrivateApiGatewayStage' },
    });
    const associations = Object.values(template.Resources).filter(({ Type }) => Type.endsWith('Association'));
    expect(
      associations.map(({ Condition, Properties }) => [Condition, Properties?.['AccessAssociationSource']]),
    ).toEqual([
      [undefined, endpoint],
      ['IsLive', Second],
      [undefined, 'vpce-0123456789abcdef2'],
    ]);
    expect(propertiesOf(template, 'PrivateApiGatewayRestApi')).toMatchObject({
      DisableExecuteApiEndpoint: true,
    });
    // Under its own names the API answers nobody any more.
    expect(Object.keys(template.Outputs ?? {})).toEqual([
      'PrivateApiGatewayRestApiId',
      'PrivateApiGatewayDomainUrl',
      'PrivateApiGatewayDomainNameArn',
    ]);
    expect(template.Outputs?.['PrivateApiGatewayDomainUrl']?.Value).toBe('https://orders.example.com/v1');
  });

  test('gets a zone and records to the endpoint that is created, and is shared', () => {
    const template = templateOf({
      createVpcEndpoint: {
        vpcId: 'vpc-0123456789abcdef0',
        subnetIds: 'subnet-1',
        securityGroupIds: 'sg-1',
        ipAddressType: 'dualstack',
      },
      domain: { ...own, createHostedZone: {}, shareWith: ['444455556666'] },
    });
    expect(typesOf(template)).toEqual([
      'PrivateApiGatewayDomainName AWS::ApiGateway::DomainNameV2',
      'PrivateApiGatewayBasePathMapping AWS::ApiGateway::BasePathMappingV2',
      'PrivateApiGatewayDomainNameAccessAssociationPrivateApiGatewayVpcEndpoint AWS::ApiGateway::DomainNameAccessAssociation',
      'PrivateApiGatewayDomainNameAccessAssociationVpce0123456789abcdef0 AWS::ApiGateway::DomainNameAccessAssociation',
      'PrivateApiGatewayHostedZone AWS::Route53::HostedZone',
      'PrivateApiGatewayRecordSet AWS::Route53::RecordSet',
      'PrivateApiGatewayRecordSetIpv6 AWS::Route53::RecordSet',
      'PrivateApiGatewayDomainNameResourceShare AWS::RAM::ResourceShare',
    ]);
    expect(propertiesOf(template, 'PrivateApiGatewayHostedZone')).toEqual({
      Name: 'orders.example.com',
      VPCs: [{ VPCId: 'vpc-0123456789abcdef0', VPCRegion: { Ref: 'AWS::Region' } }],
    });
    const entry = { 'Fn::Select': [0, { 'Fn::GetAtt': ['PrivateApiGatewayVpcEndpoint', 'DnsEntries'] }] };
    const part = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', entry] }] });
    expect(propertiesOf(template, 'PrivateApiGatewayRecordSetIpv6')).toEqual({
      Name: 'orders.example.com',
      Type: 'AAAA',
      HostedZoneId: { Ref: 'PrivateApiGatewayHostedZone' },
      AliasTarget: { DNSName: part(1), HostedZoneId: part(0) },
    });
  });

  test('of another stack: the API is mapped to it by a routing rule, and no more is made', () => {
    const domainNameArn = { 'Fn::ImportValue': 'network-DomainNameArn' };
    const template = templateOf({
      domain: {
        name: { 'Fn::ImportValue': 'network-DomainName' },
        arn: domainNameArn,
        basePath: 'shop/orders',
        routingRule: { priority: 100, headers: { 'x-version': 'v1*' }, stripBasePath: false },
      },
    });
    expect(typesOf(template)).toEqual(['PrivateApiGatewayRoutingRule AWS::ApiGatewayV2::RoutingRule']);
    expect(propertiesOf(template, 'PrivateApiGatewayRoutingRule')).toEqual({
      DomainNameArn: domainNameArn,
      Priority: 100,
      Conditions: [
        { MatchBasePaths: { AnyOf: ['shop/orders'] } },
        { MatchHeaders: { AnyOf: [{ Header: 'x-version', ValueGlob: 'v1*' }] } },
      ],
      Actions: [
        {
          InvokeApi: {
            ApiId: { Ref: 'PrivateApiGatewayRestApi' },
            Stage: { Ref: 'PrivateApiGatewayStage' },
            StripBasePath: false,
          },
        },
      ],
    });
    expect(template.Outputs?.['PrivateApiGatewayDomainUrl']?.Value).toEqual({
      'Fn::Sub': [
        'https://${DomainName}/shop/orders',
        { DomainName: { 'Fn::ImportValue': 'network-DomainName' } },
      ],
    });
  });
});

describe('an API of another stack', () => {
  const shared = (restApi: object, more: object = {}) =>
    synthesizedTemplate(
      aService({
        privateApi: { restApi, access: { allowUnproven: true }, stage: 'live', ...more },
        functions: { api: { events: [{ privateApi: 'GET /a/{id}' }] } },
        provider: { apiGateway: { metrics: true }, logs: { restApi: true } },
        tags: { team: 'orders' },
      }),
    ).template;
  const imported = {
    id: { 'Fn::ImportValue': 'api-id' },
    rootResourceId: { 'Fn::ImportValue': 'api-root' },
  };

  test('gets the routes, and a deployment that takes its stage along', () => {
    const template = shared(imported, { vpcEndpointIds: [endpoint] });
    const types = Object.values(template.Resources).map(({ Type }) => Type.split('::')[2]);
    expect(types.sort()).toEqual(['Deployment', 'Function', 'Method', 'Permission', 'Resource', 'Resource']);
    expect(JSON.stringify(template)).not.toContain('PrivateApiGatewayRestApi"');
    expect(propertiesOf(template, 'PrivateApiGatewayResourceA')).toEqual({
      RestApiId: imported.id,
      ParentId: imported.rootResourceId,
      PathPart: 'a',
    });
    const deployment = Object.values(template.Resources).find(({ Type }) => Type.endsWith('Deployment'));
    expect(deployment?.Properties).toEqual({ RestApiId: imported.id, StageName: 'live' });
    expect(validateTemplate(template)).toEqual([]);
  });

  test('gets another deployment for another route of this stack', () => {
    const idOf = (template: CloudFormationTemplate) =>
      Object.keys(template.Resources).find((id) => id.startsWith('PrivateApiGatewayDeployment'));
    const literal = { id: 'a1b2c3d4e5', rootResourceId: 'f6g7h8' };
    expect(idOf(shared(literal))).toBe(idOf(shared(literal)));
    expect(idOf(shared(literal))).not.toBe(idOf(shared(literal, { response: { format: 'xml' } })));
    expect(JSON.stringify(propertiesOf(shared(literal), 'ApiLambdaPermissionPrivateApiGateway'))).toContain(
      'a1b2c3d4e5',
    );
  });
});

describe('properties', () => {
  test('are merged into what the settings make', () => {
    const template = templateOf({
      properties: {
        restApi: { MinimumCompressionSize: 1024, EndpointConfiguration: { IpAddressType: 'dualstack' } },
        stage: { CacheClusterEnabled: { 'Fn::If': ['IsLive', true, false] }, Description: 'Orders' },
        deployment: { Description: 'Release 12' },
      },
    });
    expect(propertiesOf(template, 'PrivateApiGatewayRestApi')).toMatchObject({
      MinimumCompressionSize: 1024,
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [endpoint], IpAddressType: 'dualstack' },
    });
    expect(propertiesOf(template, 'PrivateApiGatewayStage')).toMatchObject({
      StageName: 'dev',
      CacheClusterEnabled: { 'Fn::If': ['IsLive', true, false] },
      Description: 'Orders',
    });
    const deployment = Object.values(template.Resources).find(({ Type }) => Type.endsWith('Deployment'));
    expect(deployment?.Properties).toMatchObject({ Description: 'Release 12' });
  });

  test('an own policy takes the place of ours, and is proven as it stands', () => {
    const Policy = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      ],
    };
    const template = templateOf({ properties: { restApi: { Policy } } });
    expect(propertiesOf(template, 'PrivateApiGatewayRestApi')).toMatchObject({ Policy });
    expect(checkTemplate(template).map(({ ruleId }) => ruleId)).toContain('resource-policy-proof');
  });
});

test.each([
  ['the defaults', {}],
  ['authorizers', { authorizers, authorization: 'users' }],
  [
    'every part of access',
    { access: { vpcIds: 'vpc-0123456789abcdef0', cidrs: '10.0.0.0/8', organizations: 'o-a1b2c3d4e5' } },
  ],
  [
    'a created endpoint',
    {
      createVpcEndpoint: { vpcId: 'vpc-0123456789abcdef0', subnetIds: 'subnet-1', securityGroupIds: 'sg-1' },
    },
  ],
  [
    'an endpoint with all of its own, and a domain',
    {
      createVpcEndpoint: {
        vpcId: 'vpc-0123456789abcdef0',
        subnetIds: 'subnet-1',
        allowFrom: { cidrs: ['10.0.0.0/16', '2001:db8::/56'], securityGroupIds: 'sg-0123456789abcdef0' },
        ipAddressType: 'dualstack',
      },
      domain: {
        name: 'orders.example.com',
        certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4',
        createHostedZone: {},
        shareWith: '444455556666',
      },
      disableExecuteApiEndpoint: true,
      tags: { team: 'orders' },
    },
  ],
  [
    'a domain with a routing rule',
    {
      domain: {
        name: 'orders.example.com',
        certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4',
        basePath: 'shop/orders',
        routingRule: { priority: 100, headers: { 'x-version': 'v1' } },
        hostedZoneId: 'Z0123456789ABCDEFGHIJ',
        aliasTarget: { dnsName: 'vpce-1.execute-api.eu-central-1.vpce.amazonaws.com', hostedZoneId: 'Z1' },
      },
    },
  ],
  [
    'stage settings',
    { stageVariables: { a: 'b' }, tags: { team: 'orders' }, tracing: true, timeoutInMillis: 5000 },
  ],
  [
    'logs, limits, a cache and WAF',
    {
      logs: { access: true, execution: { level: 'INFO', fullExecutionData: true }, role: 'create' },
      throttle: { rateLimit: 0.5, burstLimit: 1 },
      cache: true,
      properties: { stage: { CacheClusterEnabled: true } },
      metrics: true,
      apiKeys: ['a', { id: { 'Fn::ImportValue': 'key' } }],
      usagePlan: { quota: { limit: 1, period: 'DAY' }, methods: { 'ANY /': { rateLimit: 0.5 } } },
      webAclArn: { 'Fn::ImportValue': 'acl' },
      disableExecuteApiEndpoint: true,
      credentials: { 'Fn::ImportValue': 'role' },
    },
  ],
  [
    'XML and headers',
    { response: { format: 'negotiate', headers: { 'X-A': 'b' }, errors: [{ pattern: 'a.*', status: 404 }] } },
  ],
])('the template with %s holds to the resource specification of AWS', (_, privateApi) => {
  expect(validateTemplate(templateOf(privateApi))).toEqual([]);
});
