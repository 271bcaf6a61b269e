import type { EmulatorRequest, Principal, RequestSource } from '../emulator';
import type { CallerSource, Exchange, ParsedRequest } from '../exchange';
import type { GatewayFailure } from '../gateway-failure';
import { firstMediaType, mediaType } from '../mapping/media-types';
import { headerValue, type MultiValueMap } from '../multi-value-map';
import type { Stage } from '../gateway-api';
import { apiHost } from '../../api-gateway/hosts';
import { methodsOfAny } from '../../api-gateway/methods';
import { splitPath } from '../../api-gateway/paths';
import { plainStage } from '../compile/plain-stage';
import { isNeverSeen } from '../../api-gateway/header-rules';
import { forbidden } from './forbidden';
import { parseQueryString } from './query-string';
import { requestIds } from './request-ids';
import { checkRequestLimits } from './request-limits';
import { resolveAddress, type Address } from './resolve-address';

/** First stage: the raw request, taken apart. */
export function parseRequest(exchange: Exchange, request: EmulatorRequest): ParsedRequest {
  const { api, settings, trace } = exchange;
  const requestId = settings.requestId();
  const time = settings.now();
  const received = receivedHeaders(request.headers ?? {});
  const httpMethod = methodOf(request.method, received);
  const mark = request.path.indexOf('?');
  // A client that sends an absolute target or several slashes in front means the same path.
  const rawPath = `/${(mark < 0 ? request.path : request.path.slice(0, mark)).replace(/^\/+/, '')}`;
  const address = resolveAddress(api, rawPath, received);
  const { stageName, path, contextPath } = address;
  trace.push({ stage: 'parse', method: httpMethod, path: request.path, apiStage: stageName, requestId });

  const stage = api.stages.get(stageName) ?? (api.answersUnderAnyStage ? plainStage(stageName) : undefined);
  if (stage === undefined) throw unknownStage(stageName, [...api.stages.keys()]);
  const body = toBuffer(request.body);
  checkRequestLimits({ target: request.path, headers: received, body, endpointType: api.endpointType });
  const isCanaryRequest = stage.canary && settings.random() * 100 < stage.canary.percentTraffic;
  const source = sourceOf(exchange, request.source ?? throughEndpoint(address));
  const domainName = address.host ?? apiHost(api.id, settings.region);
  const { extendedRequestId, traceId } = requestIds(received, requestId, time);
  const accept = headerValue(received, 'Accept');
  return {
    requestId,
    extendedRequestId,
    traceId,
    time,
    httpMethod,
    stage,
    stageVariables: stageVariables(stage, isCanaryRequest === true),
    isCanaryRequest,
    path,
    contextPath,
    segments: splitPath(address.resourcePath),
    querystring: parseQueryString(mark < 0 ? '' : request.path.slice(mark + 1)),
    headers: forwardedHeaders(received, { domainName, traceId, source }),
    closesConnection: headerValue(received, 'Connection')?.toLowerCase() === 'close',
    contentType: mediaType(headerValue(received, 'Content-Type') ?? '') || 'application/json',
    accept: accept === undefined ? undefined : firstMediaType(accept),
    body,
    source,
    domainName,
    domain: address.domain,
  };
}

function receivedHeaders(headers: NonNullable<EmulatorRequest['headers']>): MultiValueMap {
  const received = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(headers)) {
    received.set(name, typeof value === 'string' ? [fieldValue(value)] : value.map(fieldValue));
  }
  return received;
}

/** What no field value may hold is a space (rfc-editor.org/rfc/rfc9110#section-5.5); an HTTP server lets none of it in. */
function fieldValue(value: string): string {
  return value.replace(/[\r\n\0]/g, ' ');
}

/** api-gateway-known-issues.html: the header overrides the method. */
function methodOf(method: string, headers: MultiValueMap): string {
  const override = headerValue(headers, 'X-HTTP-Method-Override')?.toUpperCase();
  return override !== undefined && methodsOfAny.includes(override) ? override : method.toUpperCase();
}

function unknownStage(stageName: string, stages: readonly string[]): GatewayFailure {
  return forbidden(
    `No stage "${stageName}": paths start with ${stages.map((name) => `/${name}`).join(' or ')}`,
  );
}

function stageVariables(stage: Stage, isCanaryRequest: boolean): Readonly<Record<string, string>> {
  return isCanaryRequest ? { ...stage.variables, ...stage.canary?.variables } : stage.variables;
}

/** A name that holds an endpoint's id resolves to that endpoint. */
function throughEndpoint({ vpcEndpointId }: Address): RequestSource | undefined {
  return vpcEndpointId === undefined ? undefined : { vpcEndpointId };
}

function sourceOf({ api, defaultSource }: Exchange, source: EmulatorRequest['source']): CallerSource {
  if (source === undefined) return defaultSource;
  const principal = principalOf(source.principal);
  const throughEndpoint = api.endpointType === 'PRIVATE' && source.vpcEndpointId !== undefined;
  const sameEndpoint = source.vpcEndpointId === defaultSource.vpcEndpointId;
  const vpcSourceIp = source.vpcSourceIp ?? (throughEndpoint ? defaultSource.vpcSourceIp : undefined);
  return {
    vpcEndpointId: source.vpcEndpointId,
    vpcId: source.vpcId ?? (throughEndpoint && sameEndpoint ? defaultSource.vpcId : undefined),
    vpcSourceIp,
    sourceIp: source.sourceIp ?? vpcSourceIp ?? '127.0.0.1',
    principal,
  };
}

function principalOf(principal: RequestSource['principal']): Principal | undefined {
  if (typeof principal !== 'string') return principal;
  return principal === 'anonymous' || principal === '' ? undefined : { arn: principal };
}

/** What API Gateway says itself, whatever the client says. */
const replaced = new Set(['x-amzn-trace-id', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']);

function forwardedHeaders(
  received: MultiValueMap,
  { domainName, traceId, source }: { domainName: string; traceId: string; source: CallerSource },
): MultiValueMap {
  const headers = new Map<string, readonly string[]>();
  let host = false;
  let forwardedFor: string | undefined;
  for (const [name, values] of received) {
    const lower = name.toLowerCase();
    if (lower === 'host') host = true;
    if (lower === 'x-forwarded-for') forwardedFor = values.at(-1);
    if (!replaced.has(lower) && !isNeverSeen(lower)) headers.set(name, values);
  }
  if (!host) headers.set('Host', [domainName]);
  const address = source.vpcSourceIp ?? source.sourceIp;
  headers.set('X-Amzn-Trace-Id', [traceId]);
  headers.set('X-Forwarded-For', [forwardedFor === undefined ? address : `${forwardedFor}, ${address}`]);
  headers.set('X-Forwarded-Port', ['443']);
  headers.set('X-Forwarded-Proto', ['https']);
  return headers;
}

function toBuffer(body: Buffer | string | undefined): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  return typeof body === 'string' ? Buffer.from(body) : body;
}
