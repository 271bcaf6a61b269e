import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestSettings } from '../../src/config/settings';
import { integrationRequest } from '../../src/cloudformation/integration-request';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { documentedRequest } from './documented-request';
import { ownEngine, type Rendering } from './engine';
import { receive } from './receive';
import { textOf } from './respond';
import { defaultRequest } from './settings';

const texts = loadTemplateTexts();

type Event = Record<string, unknown>;

async function eventOf(
  request: Partial<Rendering>,
  settings: Partial<RequestSettings> = {},
  route: Parameters<typeof receive>[3] = {},
): Promise<Event> {
  const text = await receive(ownEngine, { ...defaultRequest, ...settings }, { body: '', ...request }, route);
  return JSON.parse(text ?? '') as Event;
}

const shapes = ['proxy', 'lambda', 'passthrough'] as const;

test.each(shapes.map((event, index) => [event, index] as const))(
  'docs/events.md shows %s',
  async (event, index) => {
    const page = readFileSync(join(__dirname, '../../docs/events.md'), 'utf8');
    const shown = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(
      ([, code = '']) => JSON.parse(code) as unknown,
    );
    expect(await eventOf(documentedRequest, { event })).toEqual(shown[index]);
  },
);

describe('the body of a proxy event', () => {
  const json = { header: { 'Content-Type': 'application/json' } };
  const lower = { header: { 'content-type': 'application/json', Accept: '*/*' } };
  const similar = { header: { 'X-Content-Type': 'a', 'Content-Type-X': 'b' } };
  test.each<[string, string, Rendering['params'], unknown]>([
    ['is null when absent', '', {}, null],
    ['is null when absent, though a header has a similar name', '', similar, null],
    ['is {} when absent with a Content-Type', '', json, '{}'],
    ['is {} when absent with a content-type', '{}', lower, '{}'],
    ['is JSON as it was sent', ' {"a":1.0}\n', json, ' {"a":1.0}\n'],
    ['is JSON without a Content-Type', '{"a":1}', {}, '{"a":1}'],
    ['is a form as it was sent', 'a=b%20c&a=d', {}, 'a=b%20c&a=d'],
    ['is a scalar', '5', json, '5'],
    ['is no JSON', '{"a":', json, '{"a":'],
    ['is any text', '"\\\r\n\t\0\u2028é\u{1f600}$x#if(', json, '"\\\r\n\t\0\u2028é\u{1f600}$x#if('],
  ])('%s', async (_, body, params = {}, expected) => {
    expect((await eventOf({ body, params }))['body']).toBe(expected);
  });
});

describe('the path of a proxy event', () => {
  test.each([
    ['/dev/orders/5', 'dev', '/orders/5'],
    ['/dev', 'dev', '/'],
    ['/dev/', 'dev', '/'],
    ['/development/orders', 'dev', '/development/orders'],
    ['/shop/orders', 'dev', '/shop/orders'],
    ['/$default/a', '$default', '/a'],
  ])('%s in stage %s is %s', async (path, stage, expected) => {
    expect((await eventOf({ context: { path, stage } }))['path']).toBe(expected);
  });
});

test('empty maps are null, and what API Gateway does not know is null', async () => {
  expect(await eventOf({})).toMatchObject({
    headers: null,
    multiValueHeaders: null,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: { authorizer: null, identity: { vpcId: null, vpceId: null } },
    isBase64Encoded: false,
  });
});

test('an authorizer shows its context, and the claims of a token', async () => {
  const authorizer = {
    principalId: 'u-1',
    tenant: 'a"b',
    empty: '',
    claims: { sub: 's-1', 'cognito:groups': 'x' },
  };
  expect(await eventOf({ context: { authorizer } })).toMatchObject({
    requestContext: {
      authorizer: { principalId: 'u-1', tenant: 'a"b', claims: { sub: 's-1', 'cognito:groups': 'x' } },
    },
  });
});

describe('a query parameter that is sent several times', () => {
  const querystring = { flag: ['abc', 'd"ef'], one: 'x', empty: ['', ''] };

  test('has all its values where API Gateway shows them', async () => {
    expect(await eventOf({ params: { querystring } })).toMatchObject({
      queryStringParameters: { flag: 'd"ef', one: 'x', empty: '' },
      multiValueQueryStringParameters: { flag: ['abc', 'd"ef'], one: ['x'], empty: ['', ''] },
    });
  });

  test.each(['', '#set($method = {})', "#set($method = {'request': {'multivaluequerystring': 'x'}})"])(
    'has its last one where %j stands for what API Gateway shows',
    async (method) => {
      const template = textOf(
        integrationRequest(defaultRequest, [], texts, false).RequestTemplates['text/plain'],
      );
      const hidden = template.replaceAll('$method.', '$nothing.');
      const { output } = await ownEngine.render({
        template: method.replace('$method', '$nothing') + hidden,
        body: 'x',
        params: { querystring },
      });
      expect(JSON.parse(output)).toMatchObject({
        multiValueQueryStringParameters: { flag: ['d"ef'], one: ['x'], empty: [''] },
      });
    },
  );
});

test('a URL of 8 KB holds 2,000 names', async () => {
  const querystring = Object.fromEntries(
    Array.from({ length: 2500 }, (_, index) => [`p${String(index)}"`, '\\']),
  );
  const event = await eventOf({ params: { querystring } });
  expect(event['queryStringParameters']).toEqual(querystring);
  expect(Object.keys(event['multiValueQueryStringParameters'] as object)).toHaveLength(2500);
});

describe('the body of a lambda event', () => {
  const form = { mediaType: 'application/x-www-form-urlencoded' };
  const text = { mediaType: 'text/plain' };
  test.each<[string, string, { mediaType?: string }, unknown]>([
    ['is the JSON value', '{"a":[1,null]}', {}, { a: [1, null] }],
    ['is a scalar', '5', {}, 5],
    ['is {} when absent', '', {}, {}],
    ['is a text if it is no JSON', '{a:1}', {}, '{a:1}'],
    [
      'is the fields of a form',
      'a=b+c&d=%22%F0%9F%98%80%22&e&=f&a=g&h=i=j',
      form,
      { a: 'g', d: '"😀"', e: '', '': 'f', h: 'i=j' },
    ],
    ['is a form with what is no escape', '%zz=%&a=100%', form, { '%zz': '%', a: '100%' }],
    ['is {} for an empty form', '', form, {}],
    ['is a text', '{"a":1}', text, '{"a":1}'],
  ])('%s', async (_, body, route, expected) => {
    expect((await eventOf({ body }, { event: 'lambda' }, route))['body']).toEqual(expected);
  });

  test('has all fields of a long form', async () => {
    const body = Array.from({ length: 2345 }, (_, index) => `f${String(index)}=v`).join('&');
    const event = await eventOf({ body }, { event: 'lambda' }, form);
    expect(Object.keys(event['body'] as object)).toHaveLength(2345);
  });
});

describe('passthrough', () => {
  test.each([
    ['{"a":1}', { a: 1 }],
    ['[1, 2]', [1, 2]],
    ['5', 5],
    ['', {}],
    ['a=b', 'a=b'],
    ["{'a':1}", "{'a':1}"],
    ['"x" y', '"x" y'],
  ])('%j', async (body, expected) => {
    expect(await eventOf({ body }, { event: 'passthrough' })).toEqual(expected);
  });

  test.each([
    ['1,000 levels', `${'['.repeat(1000)}${']'.repeat(1000)}`, true],
    ['1,000 levels of objects', `${'{"a":'.repeat(1000)}0${'}'.repeat(1000)}`, true],
    ['1,001 levels', `${'['.repeat(1001)}${']'.repeat(1001)}`, false],
    ['wide lists in lists', `${'[0,{"a":1,"b":[]},'.repeat(300)}[]${']'.repeat(300)}`, true],
    ['200 KB of lists that are 500 deep', `[${`${'['.repeat(500)}${']'.repeat(500)},`.repeat(200)}0]`, false],
  ])('%s', async (_, body, isJson) => {
    expect(await eventOf({ body }, { event: 'passthrough' })).toEqual(isJson ? JSON.parse(body) : body);
  });

  test('numbers and escapes stay as they were sent', async () => {
    const body = '{"a":12345678901234567890.10,"b":"\\ud800"}';
    expect(await receive(ownEngine, { ...defaultRequest, event: 'passthrough' }, { body })).toBe(body);
  });
});

describe('binary bodies', () => {
  const route = { mediaType: 'image/png', binaryMediaTypes: ['image/*'] };
  const settings = { contentTypes: ['image/png'] };

  test('are base64, and the event says so', async () => {
    const event = await eventOf(
      { body: 'aGk=', params: { header: { 'Content-Type': 'image/png' } } },
      settings,
      route,
    );
    expect(event).toMatchObject({ body: 'aGk=', isBase64Encoded: true });
  });

  test('are null when absent: {} is no base64', async () => {
    const event = await eventOf(
      { body: '', params: { header: { 'Content-Type': 'image/png' } } },
      settings,
      route,
    );
    expect(event).toMatchObject({ body: null, isBase64Encoded: false });
  });

  test('leave other media types alone', async () => {
    const event = await eventOf({ body: 'aGk=' }, settings, { ...route, mediaType: 'text/plain' });
    expect(event).toMatchObject({ body: 'aGk=', isBase64Encoded: false });
  });

  test('are a string in a lambda event', async () => {
    const event = await eventOf({ body: '1234' }, { ...settings, event: 'lambda' }, route);
    expect(event['body']).toBe('1234');
  });
});

test.each(['application/pdf', 'text/html', 'multipart/form-data'])(
  '%s is not accepted',
  async (mediaType) => {
    expect(await receive(ownEngine, defaultRequest, { body: 'x' }, { mediaType })).toBeUndefined();
  },
);
