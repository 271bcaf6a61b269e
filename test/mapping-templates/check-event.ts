import { deepStrictEqual } from 'node:assert/strict';
import { mapValues } from 'lodash';
import type { RequestSettings } from '../../src/config/settings';
import type { SentRequest } from './arbitrary-request';
import type { Engine } from './engine';
import { receive } from './receive';

const context = {
  resourcePath: '/orders/{id}',
  httpMethod: 'POST',
  path: '/dev/orders/5',
  stage: 'dev',
  requestId: '3f1c2e9a',
  apiId: 'abcde12345',
  accountId: '123456789012',
  identity: { sourceIp: '10.0.0.7', vpcId: 'vpc-0a1b2c3d', vpceId: 'vpce-0a1b2c3d', userAgent: 'curl' },
};

/** Renders a request into an event, which must be JSON that says what was sent. Throws what differs. */
export async function checkEvent(
  engine: Engine,
  settings: RequestSettings,
  sent: SentRequest,
): Promise<void> {
  const { mediaType, body, header, querystring, path, stageVariables, authorizer } = sent;
  const rendered = await receive(
    engine,
    settings,
    {
      body,
      params: { header, querystring, path },
      context: { ...context, ...(authorizer && { authorizer }) },
      stageVariables,
    },
    { mediaType },
  );
  const event = JSON.parse(rendered ?? '') as Record<string, unknown>;
  switch (settings.event) {
    case 'proxy':
      checkProxyEvent(event, sent);
      return;
    case 'lambda':
      deepStrictEqual(event['body'], lambdaBody(mediaType, body));
      deepStrictEqual(
        [
          event['headers'],
          event['query'],
          event['path'],
          event['stageVariables'],
          event['enhancedAuthContext'],
        ],
        [header, lastValues(querystring), path, stageVariables, authorizer ?? {}],
      );
      return;
    case 'passthrough':
      deepStrictEqual(event, jsonOrText(body === '' ? '{}' : body));
  }
}

function checkProxyEvent(event: Record<string, unknown>, sent: SentRequest): void {
  const lists = (map: Record<string, string | string[]>) => mapValues(map, (value) => [value].flat());
  const orNull = (map: object) => (Object.keys(map).length === 0 ? null : map);
  const hasContentType = Object.keys(sent.header).some((name) => name.toLowerCase() === 'content-type');
  const shown = Object.entries(sent.authorizer ?? {}).filter(([, value]) => value !== '');
  const body = sent.body === '' ? '{}' : sent.body;
  const { authorizer, identity } = event['requestContext'] as {
    authorizer: unknown;
    identity: Record<string, unknown>;
  };
  deepStrictEqual(
    {
      headers: event['headers'],
      multiValueHeaders: event['multiValueHeaders'],
      queryStringParameters: event['queryStringParameters'],
      multiValueQueryStringParameters: event['multiValueQueryStringParameters'],
      pathParameters: event['pathParameters'],
      stageVariables: event['stageVariables'],
      path: event['path'],
      body: event['body'],
      vpceId: identity['vpceId'],
      authorizer,
    },
    {
      headers: orNull(sent.header),
      multiValueHeaders: orNull(lists(sent.header)),
      queryStringParameters: orNull(lastValues(sent.querystring)),
      multiValueQueryStringParameters: orNull(lists(sent.querystring)),
      pathParameters: orNull(sent.path),
      stageVariables: orNull(sent.stageVariables),
      path: '/orders/5',
      body: body === '{}' && !hasContentType ? null : body,
      vpceId: 'vpce-0a1b2c3d',
      authorizer: orNull(Object.fromEntries(shown)),
    },
  );
}

function lastValues(map: Record<string, string | string[]>): Record<string, string> {
  return mapValues(map, (value) => [value].flat().at(-1) ?? '');
}

function lambdaBody(mediaType: string, body: string): unknown {
  const text = body === '' ? '{}' : body;
  if (mediaType === 'application/json' || text === '{}') return jsonOrText(text);
  if (mediaType !== 'application/x-www-form-urlencoded') return text;
  const fields: Record<string, string> = {};
  for (const pair of text.replace(/&+$/, '').split('&')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (text.replace(/&+$/, '') !== '') fields[decode(name)] = decode(value);
  }
  return fields;
}

/** As Java decodes, which the templates use: what is no escape stays. */
function decode(part: string): string {
  const escaped = part.replaceAll('+', ' ').replace(/%(?![0-9a-f]{2})/gi, '%25');
  return escaped.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
