import type { Exchange, MethodRequest } from '../exchange';
import { configurationFailure } from '../gateway-failure';
import type { Payload } from '../mapping/content-handling';
import type { MappedParameters } from '../mapping/map-parameters';
import { queryPairs } from '../mapping/query-pairs';
import { renderUri } from '../mapping/render-uri';
import { isDroppedToHttp } from '../../api-gateway/header-rules';
import type { IntegrationCall } from './integration-call';

/** What a proxy does not hand on of the client's headers unless it is mapped (recorded). */
const notPassedOn = new Set(['host', 'content-encoding']);

export function buildHttpCall(
  { api }: Exchange,
  request: MethodRequest,
  mapped: MappedParameters,
  payload: Payload,
): IntegrationCall {
  const { integration } = request.method;
  const isProxy = integration.type === 'HTTP_PROXY';
  const uri = renderUri(integration.uri, Object.fromEntries(mapped.path), request.stageVariables);
  const method =
    integration.httpMethod === undefined || integration.httpMethod === 'ANY'
      ? request.httpMethod
      : integration.httpMethod;
  const headers = new Map<string, string | string[]>();
  if (isProxy) {
    for (const [name, values] of request.headers) {
      if (!notPassedOn.has(name.toLowerCase()))
        headers.set(name, values.length === 1 ? (values[0] ?? '') : [...values]);
    }
  }
  for (const [name, value] of mapped.header) {
    remove(headers, name);
    headers.set(name, value);
  }
  for (const name of [...headers.keys()]) {
    if (isDroppedToHttp(name)) headers.delete(name);
  }
  const byDefault = (name: string, value: string): void => {
    if (![...headers.keys()].some((existing) => existing.toLowerCase() === name.toLowerCase()))
      headers.set(name, value);
  };
  byDefault('Accept', 'application/json');
  byDefault('User-Agent', `AmazonAPIGateway_${api.id}`);
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
  if (!isProxy && body.length > 0) byDefault('Content-Type', request.contentType);
  remove(headers, 'X-Amzn-Trace-Id');
  headers.set('X-Amzn-Trace-Id', request.traceId);
  headers.set('X-Amzn-Apigateway-Api-Id', api.id);
  headers.set('Content-Length', String(body.length));
  return {
    type: integration.type as 'HTTP' | 'HTTP_PROXY',
    method,
    url: withQuery(uri, isProxy ? request.querystring : new Map<string, string[]>(), mapped),
    headers: Object.fromEntries(headers),
    body,
  };
}

function remove(headers: Map<string, unknown>, name: string): void {
  for (const existing of [...headers.keys()]) {
    if (existing.toLowerCase() === name.toLowerCase()) headers.delete(existing);
  }
}

/**
 * The URI as it is written, with its own parameters; behind them the client's, then the mapped ones. A name that
 * several give keeps all its values.
 */
function withQuery(
  uri: string,
  client: ReadonlyMap<string, readonly string[]>,
  { querystring }: MappedParameters,
): string {
  if (!isHttpAddress(uri)) throw configurationFailure('Invalid endpoint address');
  const added = queryPairs([...client, ...querystring]);
  if (added.length === 0) return uri;
  return `${uri}${uri.includes('?') ? '&' : '?'}${added.join('&')}`;
}

function isHttpAddress(uri: string): boolean {
  return URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol);
}
