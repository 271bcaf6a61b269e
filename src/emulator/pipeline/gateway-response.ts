import type { EmulatorResponse } from '../emulator';
import type { Exchange, KnownRequest } from '../exchange';
import type { GatewayFailureDetails } from '../gateway-failure';
import { gatewayResponseTypes } from '../../api-gateway/gateway-response-types';
import { sourceValue, type ParameterValues } from '../mapping/map-parameters';
import { parseSource } from '../mapping/parameter-mapping';
import { byMediaType } from '../mapping/media-types';
import { requestContext } from '../request-context';
import type { GatewayResponse } from '../gateway-api';
import { fillGatewayTemplate } from './fill-gateway-template';
import { finishResponse } from './finish-response';

/** All that is known of a request that could not be parsed. */
interface RequestIds {
  readonly requestId: string;
  readonly extendedRequestId: string;
}

/**
 * Instead of a method response, when a stage fails: the API's own gateway response of the type, its DEFAULT_4XX or
 * DEFAULT_5XX, or API Gateway's.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponse(
  exchange: Exchange,
  failure: GatewayFailureDetails,
  request: KnownRequest | RequestIds,
): EmulatorResponse {
  const { status: typeStatus, errorType } = gatewayResponseTypes[failure.type];
  const ownStatus = failure.status ?? typeStatus;
  const customized =
    failure.customizable === false ? undefined : findCustomized(exchange, failure.type, ownStatus);
  const status = customized?.statusCode ?? ownStatus;
  const context: Record<string, unknown> = {
    ...(isParsed(request) ? requestContext(exchange, request) : { requestId: request.requestId }),
    error: {
      message: failure.message,
      messageString: JSON.stringify(failure.message),
      responseType: failure.type,
      // Answers show it with its quotes escaped, inside quotes and without them.
      validationErrorString: JSON.stringify(failure.validationErrorString ?? '').slice(1, -1),
    },
  };
  const values = isParsed(request) ? valuesOf(request, context) : { ...noValues, context };
  const headers = new Map<string, readonly string[]>([
    ['x-amzn-ErrorType', [failure.errorType ?? errorType]],
    ...mappedHeaders(customized, values),
  ]);
  const template = chooseTemplate(customized, isParsed(request) ? request.accept : undefined);
  let body = defaultBody(failure);
  if (template !== undefined) {
    body = fillGatewayTemplate(template.value, values);
    if (![...headers.keys()].some((name) => name.toLowerCase() === 'content-type'))
      headers.set('Content-Type', [template.key]);
  }
  exchange.trace.push({
    stage: 'gateway response',
    responseType: failure.type,
    status,
    message: failure.message ?? 'null',
    ...(customized === undefined ? {} : { customizedBy: customized.logicalId }),
    log: failure.log,
  });
  return finishResponse(
    exchange,
    // Of a request that is refused unread, nothing more is read.
    isParsed(request) ? request : { ...request, httpMethod: 'GET', closesConnection: true },
    { status, headers, body: Buffer.from(body) },
  );
}

function isParsed(request: KnownRequest | RequestIds): request is KnownRequest {
  return 'stage' in request;
}

function findCustomized(
  { api }: Exchange,
  type: GatewayFailureDetails['type'],
  status: number,
): GatewayResponse | undefined {
  return (
    api.gatewayResponses.get(type) ?? api.gatewayResponses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX')
  );
}

/** API Gateway writes `Message` where access is denied, whatever the default template says (recorded). */
function defaultBody({ type, message }: GatewayFailureDetails): string {
  return JSON.stringify(type === 'ACCESS_DENIED' ? { Message: message } : { message });
}

function chooseTemplate(
  customized: GatewayResponse | undefined,
  accept: string | undefined,
): { readonly key: string; readonly value: string } | undefined {
  if (customized === undefined || customized.templates.size === 0) return undefined;
  const found =
    (accept === undefined ? undefined : byMediaType(customized.templates, accept)) ??
    byMediaType(customized.templates, 'application/json');
  if (found !== undefined) return found;
  const [first] = customized.templates;
  return first && { key: first[0], value: first[1] };
}

function mappedHeaders(
  customized: GatewayResponse | undefined,
  values: ParameterValues,
): [string, readonly string[]][] {
  return [...(customized?.headers ?? [])].flatMap(([name, expression]) => {
    const source = parseSource(expression);
    const value = source === undefined ? undefined : sourceValue(source, values);
    return value === undefined ? [] : [[name, typeof value === 'string' ? [value] : value]];
  });
}

const noValues: Omit<ParameterValues, 'context'> = {
  header: () => undefined,
  querystring: new Map(),
  path: {},
  body: () => '',
  stageVariables: {},
};

function valuesOf(request: KnownRequest, context: Readonly<Record<string, unknown>>): ParameterValues {
  const { headers, querystring, stageVariables, body } = request;
  const path = 'pathParameters' in request ? request.pathParameters : {};
  return {
    header: (name) => headers.get(name),
    querystring,
    path,
    body: () => body.toString(),
    context,
    stageVariables,
  };
}
