import { isCanonicalJson } from '../../json-path';
import type { Exchange, MethodRequest } from '../exchange';
import { configurationFailure, GatewayFailure } from '../gateway-failure';
import { functionTarget, type FunctionTarget } from '../integrations/function-target';
import { buildHttpCall } from '../integrations/build-http-call';
import { buildServiceCall } from '../integrations/build-service-call';
import type { IntegrationCall } from '../integrations/integration-call';
import { parseLambdaPayload } from '../integrations/parse-lambda-payload';
import { proxyEvent } from '../integrations/proxy-event';
import type { Payload } from '../mapping/content-handling';
import type { MappedParameters } from '../mapping/map-parameters';

export function buildIntegrationCall(
  exchange: Exchange,
  request: MethodRequest,
  mapped: MappedParameters,
  payload: Payload,
): IntegrationCall {
  const { type } = request.method.integration;
  switch (type) {
    case 'AWS': {
      const call = buildServiceCall(request, mapped, payload);
      if (call !== undefined) return { type: 'AWS_SERVICE', call };
      return lambdaCall(exchange, request, mapped, payload);
    }
    case 'AWS_PROXY':
      return {
        type,
        target: ofTenant(lambdaTarget(exchange, request), mapped, exchange),
        event: proxyEvent(request, exchange.api.binaryMediaTypes),
      };
    case 'MOCK':
      return { type, payload: payload.toString() };
    case 'HTTP':
    case 'HTTP_PROXY':
      return buildHttpCall(exchange, request, mapped, payload);
  }
}

function lambdaCall(
  exchange: Exchange,
  request: MethodRequest,
  mapped: MappedParameters,
  payload: Payload,
): IntegrationCall {
  const target = ofTenant(lambdaTarget(exchange, request), mapped, exchange);
  // An empty body reaches the function as an empty object (recorded).
  const text = payload.length === 0 ? '{}' : payload.toString();
  return {
    type: 'AWS',
    target,
    invocationType: invocationType(mapped),
    payload: text,
    // Where nobody reads the event, it need not be read to see that it is JSON.
    event: exchange.settings.invokeWithPayload && isCanonicalJson(text) ? undefined : readEvent(text),
  };
}

function readEvent(text: string): unknown {
  const parsed = parseLambdaPayload(text);
  if (!('problem' in parsed)) return parsed.value;
  throw new GatewayFailure({
    type: 'DEFAULT_4XX',
    message: `Could not parse request body into json: ${parsed.problem}`,
    log: `Lambda refuses the payload, which is not JSON: ${text}`,
  });
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html */
function invocationType(mapped: MappedParameters): 'RequestResponse' | 'Event' {
  return integrationHeader(mapped, 'x-amz-invocation-type') === 'Event' ? 'Event' : 'RequestResponse';
}

/** docs.aws.amazon.com/lambda/latest/dg/tenant-isolation-invoke-api.html */
function ofTenant(target: FunctionTarget, mapped: MappedParameters, { settings }: Exchange): FunctionTarget {
  const tenantId = integrationHeader(mapped, 'x-amz-tenant-id');
  if (tenantId !== undefined && tenantId !== '') return { ...target, tenantId };
  if (target.logicalId === undefined || !settings.isolatesTenants(target.logicalId)) return target;
  throw configurationFailure(
    `${target.logicalId} has tenant isolation, and the integration request has no X-Amz-Tenant-Id: Lambda refuses the call`,
  );
}

function integrationHeader({ header }: MappedParameters, wanted: string): string | undefined {
  for (const [name, value] of header) if (name.toLowerCase() === wanted) return value;
  return undefined;
}

function lambdaTarget({ settings }: Exchange, { method, stageVariables }: MethodRequest): FunctionTarget {
  const { uri, httpMethod } = method.integration;
  const target = functionTarget(uri, stageVariables, settings);
  if ('problem' in target) throw configurationFailure(target.problem);
  if (httpMethod !== undefined && httpMethod !== 'POST') {
    throw configurationFailure(`Lambda is invoked with POST, and IntegrationHttpMethod is ${httpMethod}`);
  }
  return target;
}
