import type { EmulatorResponse } from '../emulator';
import type { Exchange, KnownRequest } from '../exchange';
import { requestContext } from '../request-context';
import type { TraceEntry } from '../trace';

const variable = /\$context\.(\w+(?:\.\w+)*)/g;

/**
 * The line that the stage's access log gets, from what the pipeline has noted; what a request does not have is `-`.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 *
 * @param milliseconds how long the whole request took
 */
export function accessLogLine(
  format: string,
  exchange: Exchange,
  request: KnownRequest,
  { status, body }: EmulatorResponse,
  milliseconds: number,
): string {
  const { trace } = exchange;
  const integration = integrationValues(trace);
  const failure = trace.find((entry) => entry.stage === 'gateway response');
  const context = {
    ...requestContext(exchange, request),
    status,
    responseLength: body.length,
    responseLatency: milliseconds,
    integrationStatus: integration['status'],
    integrationLatency: integration['latency'],
    integration,
    ...(failure && {
      error: {
        responseType: failure.responseType,
        message: failure.message,
        messageString: JSON.stringify(failure.message),
      },
    }),
  };
  return format.replace(variable, (_, path: string) => valueAt(context, path.split('.')));
}

/** Lambda answers a call with 200, whatever the function did. */
function integrationValues(trace: readonly TraceEntry[]): Readonly<Record<string, unknown>> {
  const entry = trace.find((one) => one.stage === 'integration');
  if (entry === undefined) return {};
  return { latency: entry.milliseconds, status: entry.status ?? 200 };
}

function valueAt(context: unknown, path: readonly string[]): string {
  let value = context;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '-';
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '-';
}
