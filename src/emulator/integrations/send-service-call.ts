import type { Exchange, MethodRequest } from '../exchange';
import { configurationFailure, integrationFailure } from '../gateway-failure';
import type { IntegrationOutcome } from '../pipeline/call-integration';
import type { ServiceCall, ServiceResult } from '../service-call';
import { timeoutFailure } from './timeout-failure';
import { withTimeout } from './with-timeout';

/** Hands the call to whoever stands in for the service; its status is what selection patterns are matched with. */
export async function sendServiceCall(
  { settings, trace }: Exchange,
  { method }: MethodRequest,
  call: ServiceCall,
): Promise<IntegrationOutcome> {
  const { invokeService } = settings;
  const target =
    call.action === undefined
      ? `${call.service}:path${call.path ?? '/'}`
      : `${call.service}:action/${call.action}`;
  if (invokeService === undefined) {
    throw configurationFailure(
      `Nobody answers for ${target}: the service is not emulated. Give its answer with \`private-api render --service-response FILE\`, or with the emulator's option invokeService`,
    );
  }
  const started = performance.now();
  const { timeoutInMillis } = method.integration;
  let result: ServiceResult | undefined;
  try {
    result = await withTimeout(() => invokeService(call), timeoutInMillis);
  } catch (error) {
    throw integrationFailure(`invokeService: ${error instanceof Error ? error.message : String(error)}`);
  }
  const body = Buffer.from(result?.body ?? '');
  trace.push({
    stage: 'integration',
    integrationType: 'AWS',
    target,
    ...(result === undefined ? {} : { status: result.status }),
    body: body.toString(),
    milliseconds: Math.round(performance.now() - started),
  });
  if (result === undefined) throw timeoutFailure(timeoutInMillis);
  const { status, headers = {} } = result;
  const received = Object.entries(headers).map(([name, value]) => [name, [value].flat()] as const);
  return {
    kind: 'result',
    result: { status, headers: new Map(received), body, selectionValue: String(status) },
  };
}
