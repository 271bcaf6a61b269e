import { limits } from '../../api-gateway/limits';
import type { Exchange, MethodRequest } from '../exchange';
import { configurationFailure, GatewayFailure, integrationFailure } from '../gateway-failure';
import type { HttpIntegrationResult } from '../http-integration-call';
import type { IntegrationOutcome } from '../pipeline/call-integration';
import { timeoutFailure } from './timeout-failure';
import type { IntegrationCall } from './integration-call';
import { withTimeout } from './with-timeout';

/** docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */

export async function sendHttpCall(
  { settings, trace }: Exchange,
  { method }: MethodRequest,
  call: Extract<IntegrationCall, { type: 'HTTP' | 'HTTP_PROXY' }>,
): Promise<IntegrationOutcome> {
  const started = performance.now();
  const { timeoutInMillis } = method.integration;
  const { type, ...sent } = call;
  let received: HttpIntegrationResult | undefined;
  try {
    received = await withTimeout((signal) => settings.http({ ...sent, signal: signal() }), timeoutInMillis);
  } catch (error) {
    throw networkFailure(error);
  }
  const body = Buffer.from(received?.body ?? '');
  trace.push({
    stage: 'integration',
    integrationType: type,
    target: call.url,
    ...(received === undefined ? {} : { status: received.status }),
    body: body.toString(),
    milliseconds: Math.round(performance.now() - started),
  });
  if (received === undefined) throw timeoutFailure(timeoutInMillis);
  if (body.length > limits.body) throw integrationFailure(`The response is larger than ${limits.body} bytes`);
  const headers = new Map<string, readonly string[]>(
    Object.entries(received.headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? [value] : value,
    ]),
  );
  const { status } = received;
  return type === 'HTTP_PROXY'
    ? { kind: 'response', response: { status, headers, body, returnsTraceId: false } }
    : { kind: 'result', result: { status, headers, body, selectionValue: String(status) } };
}

function networkFailure(error: unknown): GatewayFailure {
  const reason = error instanceof Error ? error.message : String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return configurationFailure(`Invalid endpoint address (${reason})`);
  const message = 'Network error communicating with endpoint';
  return new GatewayFailure({
    type: 'INTEGRATION_FAILURE',
    message,
    log: `Execution failed due to a network error communicating with endpoint: ${reason}`,
  });
}
