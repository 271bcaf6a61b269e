import type { Exchange, MethodRequest } from '../exchange';
import { configurationFailure, integrationFailure } from '../gateway-failure';
import { errorMessageOf } from '../integrations/error-message-of';
import type {
  IntegrationCall,
  IntegrationResult,
  UnfinishedResponse,
} from '../integrations/integration-call';
import { invokeFunction } from '../integrations/invoke-function';
import { mockStatus } from '../integrations/mock-status';
import { readProxyResult } from '../integrations/proxy-result';
import { sendHttpCall } from '../integrations/send-http-call';
import { sendServiceCall } from '../integrations/send-service-call';
import { timeoutFailure } from '../integrations/timeout-failure';
import type { MultiValueMap } from '../multi-value-map';

export type IntegrationOutcome =
  /** Its response still has to be mapped. */
  | { readonly kind: 'result'; readonly result: IntegrationResult }
  /** A proxy: its response is the client's. */
  | { readonly kind: 'response'; readonly response: UnfinishedResponse };

const noHeaders: MultiValueMap = new Map();

/** Eighth stage: the integration itself. */
export function callIntegration(
  exchange: Exchange,
  request: MethodRequest,
  call: IntegrationCall,
): IntegrationOutcome | Promise<IntegrationOutcome> {
  switch (call.type) {
    case 'AWS':
      return callLambda(exchange, request, call);
    case 'AWS_SERVICE':
      return sendServiceCall(exchange, request, call.call);
    case 'AWS_PROXY':
      return callLambdaProxy(exchange, request, call);
    case 'MOCK':
      return { kind: 'result', result: answerMock(exchange, call) };
    case 'HTTP':
    case 'HTTP_PROXY':
      return sendHttpCall(exchange, request, call);
  }
}

async function callLambda(
  exchange: Exchange,
  request: MethodRequest,
  call: Extract<IntegrationCall, { type: 'AWS' }>,
): Promise<IntegrationOutcome> {
  const { payload, functionError } = await invoke(exchange, request, call, call.invocationType);
  const headers = new Map<string, readonly string[]>([
    ['Content-Type', ['application/json']],
    ['x-amzn-RequestId', [request.requestId]],
    ['X-Amzn-Trace-Id', [request.traceId]],
    ['X-Amz-Executed-Version', [call.target.qualifier ?? '$LATEST']],
  ]);
  if (functionError !== undefined) headers.set('X-Amz-Function-Error', [functionError]);
  if (call.invocationType === 'Event') {
    return {
      kind: 'result',
      result: { status: 202, headers, body: Buffer.alloc(0), selectionValue: '' },
    };
  }
  const selectionValue = errorMessageOf(payload, functionError !== undefined);
  return { kind: 'result', result: { status: 200, headers, body: Buffer.from(payload), selectionValue } };
}

async function callLambdaProxy(
  exchange: Exchange,
  request: MethodRequest,
  call: Extract<IntegrationCall, { type: 'AWS_PROXY' }>,
): Promise<IntegrationOutcome> {
  const { payload, functionError } = await invoke(exchange, request, call, 'RequestResponse');
  if (functionError !== undefined) {
    throw integrationFailure(
      `Lambda execution failed with status 200 due to customer function error: ${payload}`,
      502,
    );
  }
  const response = readProxyResult(payload, request.accept, exchange.api.binaryMediaTypes);
  if (response === 'no Base64') throw configurationFailure('The body of the response is not Base64');
  if (response === 'malformed') {
    throw integrationFailure(
      'Execution failed due to configuration error: Malformed Lambda proxy response',
      502,
    );
  }
  return { kind: 'response', response };
}

async function invoke(
  { settings, trace }: Exchange,
  { method }: MethodRequest,
  call: Extract<IntegrationCall, { type: 'AWS' | 'AWS_PROXY' }>,
  invocationType: 'RequestResponse' | 'Event',
): Promise<{ payload: string; functionError?: string }> {
  const started = performance.now();
  const { timeoutInMillis } = method.integration;
  const outcome = await invokeFunction(
    settings,
    { ...call.target, invocationType },
    call.event,
    timeoutInMillis,
    call.type === 'AWS' ? call.payload : undefined,
  );
  const milliseconds = Math.round(performance.now() - started);
  const note = (body: string, functionError?: string): void => {
    trace.push({
      stage: 'integration',
      integrationType: call.type,
      target: call.target.functionArn,
      milliseconds,
      body,
      ...(functionError !== undefined && { functionError }),
    });
  };
  switch (outcome.kind) {
    case 'timeout':
      note('');
      throw timeoutFailure(timeoutInMillis);
    case 'failure':
      note(outcome.reason);
      throw integrationFailure(`Lambda could not be invoked: ${outcome.reason}`);
    case 'result':
      note(outcome.result.payload, outcome.result.functionError);
      return outcome.result;
  }
}

function answerMock(
  { trace }: Exchange,
  { payload }: Extract<IntegrationCall, { type: 'MOCK' }>,
): IntegrationResult {
  const status = mockStatus(payload);
  if (status === undefined) {
    throw configurationFailure(
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
    );
  }
  trace.push({
    stage: 'integration',
    integrationType: 'MOCK',
    target: 'MOCK',
    status,
    body: '',
    milliseconds: 0,
  });
  return { status, headers: noHeaders, body: Buffer.alloc(0), selectionValue: String(status) };
}
