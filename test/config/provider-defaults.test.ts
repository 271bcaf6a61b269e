import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalize } from '../../src/config/normalize';
import { notTakenOver, takenOver, unreadKeys } from '../../src/config/provider-defaults';
import { aService } from './service';

/** Keys that the plugin reads in places of their own, and one that is of another kind of API. */
const elsewhere = ['apiGateway.websocketApiId'];

test.each(['serverless', 'osls', 'osls3'])(
  'every key of provider.apiGateway that %s knows has a row',
  (host) => {
    const file = join(__dirname, '../../node_modules', host, 'lib/plugins/aws/provider.js');
    const source = readFileSync(file, 'utf8');
    const start = source.indexOf('            apiGateway: {\n');
    const section = source.slice(start, source.indexOf('\n            },\n', start));
    const keys = [...section.matchAll(/^ {16}(\w+):/gm)].map(([, key = '']) => `apiGateway.${key}`);
    expect(keys.length).toBeGreaterThan(10);
    const known = [...Object.keys({ ...takenOver, ...notTakenOver }), ...elsewhere];
    expect(keys.filter((key) => !known.some((one) => one === key || one.startsWith(`${key}.`)))).toEqual([]);
  },
);

const provider = {
  apiGateway: {
    apiKeySourceType: 'authorizer',
    description: 'The public one',
    metrics: true,
    minimumCompressionSize: 512,
    resourcePolicy: [],
    timeoutInMillis: 5000,
  },
  logs: { restApi: { executionLogging: false, roleManagedExternally: true } },
  logRetentionInDays: 14,
};

test('what provider says is the default', () => {
  const service = aService({ provider });
  expect(normalize(service)).toMatchObject({
    description: 'The public one',
    metrics: true,
    logs: { access: { retentionInDays: 14 }, execution: undefined, role: 'elsewhere' },
    properties: { restApi: { MinimumCompressionSize: 512, ApiKeySourceType: 'AUTHORIZER' } },
    routes: [{ timeoutInMillis: 5000 }, { timeoutInMillis: 5000 }],
  });
  expect(unreadKeys(service)).toEqual({ 'apiGateway.resourcePolicy': 'privateApi.access' });
});

test('what privateApi says goes over it', () => {
  const privateApi = {
    vpcEndpointIds: ['vpce-0123456789abcdef0'],
    metrics: false,
    logs: {},
    timeoutInMillis: 100,
    properties: { restApi: { MinimumCompressionSize: 0 } },
  };
  expect(normalize(aService({ provider, privateApi }))).toMatchObject({
    metrics: false,
    logs: { access: undefined },
    properties: { restApi: { MinimumCompressionSize: 0, ApiKeySourceType: 'AUTHORIZER' } },
    routes: [{ timeoutInMillis: 100 }, { timeoutInMillis: 100 }],
  });
});

test('beside http events, what is theirs stays theirs, and is said', () => {
  const service = aService({ provider, hasHttpEvents: true });
  expect(normalize(service)).toMatchObject({ description: undefined, metrics: true });
  expect(unreadKeys(service)).toEqual({
    'apiGateway.description': 'privateApi.description',
    'apiGateway.resourcePolicy': 'privateApi.access',
  });
});

test('logs that are on are not yet whole requests', () => {
  expect(normalize(aService({ provider: { logs: { restApi: true } } }))?.logs).toMatchObject({
    access: { destinationArn: undefined },
    execution: { level: 'INFO', fullExecutionData: false },
    role: 'existing',
  });
});
