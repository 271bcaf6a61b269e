import { checkTemplate } from '../../src/checks';
import { createEmulator, type LambdaResult } from '../../src/emulator';
import { aService } from '../config/service';
import { validateTemplate } from '../support/service-spec/validate-template';
import { synthesizedTemplate } from '../support/synthesized-template';

const endpoint = 'vpce-0123456789abcdef0';
type Cors = boolean | object;

function api(cors: Cors | undefined, events: unknown[] = ['ANY /orders'], more: object = {}) {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: [endpoint], ...(cors !== undefined && { cors }), ...more },
      functions: { api: { events: events.map((event) => ({ privateApi: event })) } },
    }),
  );
  let result: LambdaResult = { payload: '{}' };
  const emulator = createEmulator(template, { invoke: () => Promise.resolve(result), stage: 'dev' });
  const call = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const answer = await emulator.handle({ method, path: `/dev${path}`, headers });
    const lower = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return {
      status: answer.status,
      body: answer.body.toString(),
      headers: Object.fromEntries(lower) as Partial<Record<string, string | string[]>>,
    };
  };
  return {
    template,
    call,
    returns: (value: unknown) => (result = { payload: JSON.stringify(value) }),
    fails: (errorMessage: string) =>
      (result = {
        payload: JSON.stringify({ errorType: 'Error', errorMessage, trace: [] }),
        functionError: 'Unhandled',
      }),
  };
}

const allowOrigin = 'access-control-allow-origin';
const vary = 'vary';
const two = ['https://a.example.com', 'https://*.b.example.com'];

describe('a browser asks first', () => {
  it.each<[string, Cors, string, Record<string, string | undefined>]>([
    [
      'true',
      true,
      'https://anywhere.example',
      {
        [allowOrigin]: '*',
        'access-control-allow-methods': 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
        'access-control-allow-headers':
          'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-User-Agent,X-Amzn-Trace-Id',
        vary: undefined,
      },
    ],
    [
      'one origin with everything',
      {
        origins: 'https://a.example.com',
        methods: ['get'],
        headers: 'X-One, X-Two',
        allowCredentials: true,
        maxAge: 600,
        cacheControl: 'max-age=600',
      },
      'https://elsewhere.example',
      {
        [allowOrigin]: 'https://a.example.com',
        'access-control-allow-methods': 'GET',
        'access-control-allow-headers': 'X-One,X-Two',
        'access-control-allow-credentials': 'true',
        'access-control-max-age': '600',
        'cache-control': 'max-age=600',
        vary: 'Origin',
      },
    ],
    [
      'one of several',
      { origins: two },
      'https://a.example.com',
      { [allowOrigin]: 'https://a.example.com', vary: 'Origin' },
    ],
    [
      'a subdomain',
      { origins: two },
      'https://x.y.b.example.com',
      { [allowOrigin]: 'https://x.y.b.example.com' },
    ],
    [
      'none of several',
      { origins: two },
      'https://a.example.com.evil.example',
      { [allowOrigin]: undefined, vary: 'Origin' },
    ],
    ['a dot that is none', { origins: two }, 'https://aXexample.com', { [allowOrigin]: undefined }],
    ['no origin', { origins: two }, '', { [allowOrigin]: undefined }],
  ])('%s', async (_, cors, origin, expected) => {
    const { call } = api(cors);
    const { status, body, headers } = await call(
      'OPTIONS',
      '/orders',
      origin === '' ? {} : { Origin: origin },
    );
    expect([status, body]).toEqual([204, '']);
    for (const [name, value] of Object.entries(expected))
      expect([name, headers[name]]).toEqual([name, value]);
  });

  it('gets the methods that the path has', async () => {
    const { call } = api(true, [
      'GET /orders',
      'POST /orders',
      { method: 'PUT', path: '/orders', cors: false },
    ]);
    const { headers } = await call('OPTIONS', '/orders');
    expect(headers['access-control-allow-methods']).toBe('GET,OPTIONS,POST');
  });

  it('on every path, once under a greedy one; a route of its own stays', () => {
    const { template } = api(true, [
      '*',
      'ANY /own',
      'OPTIONS /own',
      { method: 'GET', path: '/closed', cors: false },
    ]);
    const options = Object.keys(template.Resources).filter((id) => /Method.*Options$/.test(id));
    expect(options.sort()).toEqual([
      'PrivateApiGatewayMethodOptions',
      'PrivateApiGatewayMethodOwnOptions',
      'PrivateApiGatewayMethodProxyVarOptions',
    ]);
    expect(template.Resources['PrivateApiGatewayMethodOwnOptions']?.Properties).toMatchObject({
      Integration: { Type: 'AWS' },
    });
    const [deployment] = Object.values(template.Resources).filter(
      ({ Type }) => Type === 'AWS::ApiGateway::Deployment',
    );
    expect(deployment?.DependsOn).toEqual(
      expect.arrayContaining([...options, 'PrivateApiGatewayGatewayResponseDefault4xx']),
    );
  });

  it('without credentials, where the routes ask for them', async () => {
    const { call } = api(true, ['GET /orders'], { authorization: 'AWS_IAM' });
    expect((await call('OPTIONS', '/orders')).status).toBe(204);
  });
});

describe('then it sends the request', () => {
  it.each<[string, unknown, number]>([
    ['a result', { a: 1 }, 200],
    ['a status', { httpStatus: 404, body: 'no' }, 404],
    ['a wrong result', { httpStatus: 'x' }, 502],
  ])('%s has the origin', async (_, result, status) => {
    for (const [cors, origin] of [
      ['https://a.example.com', 'https://other.example'],
      [two, 'https://a.example.com'],
    ] as const) {
      const { call, returns } = api({ origins: cors, exposedResponseHeaders: ['X-Total'] });
      returns(result);
      const answer = await call('GET', '/orders', { Origin: origin });
      expect([answer.status, answer.headers[allowOrigin]]).toEqual([status, 'https://a.example.com']);
      expect(answer.headers['access-control-expose-headers']).toBe('X-Total');
    }
  });

  it.each([
    'it broke',
    '2024-01-01T00:00:00.000Z 4b1cf0a2-1f0c-4b7e-9d3c-0a1b2c3d4e5f Task timed out after 3.00 seconds',
  ])('so has the error %s, in JSON and XML', async (message) => {
    for (const format of ['json', 'xml']) {
      const { call, fails } = api({ origins: two }, ['ANY /orders'], { response: { format } });
      fails(message);
      const answer = await call('GET', '/orders', { Origin: 'https://a.example.com' });
      expect([answer.status >= 500, answer.headers[allowOrigin]]).toEqual([true, 'https://a.example.com']);
      expect(answer.body).toMatch(format === 'json' ? /^\{"message"/ : /^<response>/);
    }
  });

  it('but not for an origin that is none of them', async () => {
    const { call } = api({ origins: two });
    const answer = await call('GET', '/orders', { Origin: 'https://evil.example' });
    expect([answer.status, answer.headers[allowOrigin], answer.headers[vary]]).toEqual([
      200,
      undefined,
      'Origin',
    ]);
  });

  it('and a function may name another', async () => {
    const { call, returns } = api({ origins: two });
    returns({
      httpStatus: 200,
      headers: { 'access-control-allow-origin': 'https://c.example.com' },
      body: {},
    });
    const answer = await call('GET', '/orders', { Origin: 'https://a.example.com' });
    expect(answer.headers[allowOrigin]).toBe('https://c.example.com');
  });

  it('one origin reads the answers of the gateway itself, several do not', async () => {
    const one = await api({ origins: 'https://a.example.com' }).call('GET', '/nowhere');
    expect([one.status, one.headers[allowOrigin]]).toEqual([403, 'https://a.example.com']);
    const several = await api({ origins: two }).call('GET', '/nowhere', { Origin: 'https://a.example.com' });
    expect([several.status, several.headers[allowOrigin]]).toEqual([403, undefined]);
  });
});

test.each<[string, Cors]>([
  ['one', { origins: 'https://a.example.com', allowCredentials: true, maxAge: 1 }],
  ['several', { origins: two, exposedResponseHeaders: ['X-Total'] }],
])('the template with %s holds to the specification, and the checks find nothing', (_, cors) => {
  const { template } = api(cors, ['*', 'GET /orders/{id}']);
  expect(validateTemplate(template)).toEqual([]);
  expect(checkTemplate(template)).toEqual([]);
});
