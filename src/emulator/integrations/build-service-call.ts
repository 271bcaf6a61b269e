import type { MethodRequest } from '../exchange';
import type { Payload } from '../mapping/content-handling';
import type { MappedParameters } from '../mapping/map-parameters';
import { queryPairs } from '../mapping/query-pairs';
import { renderUri } from '../mapping/render-uri';
import type { ServiceCall } from '../service-call';

const serviceUri = /^arn:[^:]*:apigateway:[^:]*:(?:[^:]*\.)?([^:.]+):(action|path)\/(.*)$/s;

/**
 * The call of an AWS integration whose URI names another service than Lambda; `undefined` for one that does not.
 * docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html, `uri`
 */
export function buildServiceCall(
  request: MethodRequest,
  mapped: MappedParameters,
  payload: Payload,
): ServiceCall | undefined {
  const { uri, httpMethod } = request.method.integration;
  const rendered = renderUri(uri, Object.fromEntries(mapped.path), request.stageVariables);
  const [, service, kind, rest = ''] = serviceUri.exec(rendered) ?? [];
  if (service === undefined || service === 'lambda') return undefined;
  const headers = Object.fromEntries(mapped.header);
  const hasContentType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (!hasContentType && payload.length > 0) headers['Content-Type'] = request.contentType;
  return {
    service,
    ...(kind === 'action' ? actionOf(rest, mapped) : { path: withQuery(rest, mapped) }),
    method: httpMethod === undefined || httpMethod === 'ANY' ? request.httpMethod : httpMethod,
    headers,
    body: payload,
  };
}

/** `Publish&TopicArn=…`: the name and its parameters. */
function actionOf(text: string, mapped: MappedParameters): Pick<ServiceCall, 'action' | 'path'> {
  const [action = '', ...parameters] = text.split('&');
  const path = withQuery(parameters.length === 0 ? '' : `?${parameters.join('&')}`, mapped);
  return path === '/' ? { action } : { action, path };
}

function withQuery(path: string, { querystring }: MappedParameters): string {
  const rooted = `/${path.replace(/^\/+/, '')}`;
  const pairs = queryPairs(querystring);
  if (pairs.length === 0) return rooted;
  return `${rooted}${rooted.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
