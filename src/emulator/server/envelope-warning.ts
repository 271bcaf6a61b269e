import type { EmulatorResponse } from '../emulator';
import type { ServerLog } from './server-log';

function isEnvelope(body: Buffer): boolean {
  try {
    const result: unknown = JSON.parse(body.toString('utf8'));
    return (
      typeof result === 'object' &&
      result !== null &&
      'statusCode' in result &&
      'body' in result &&
      Number.isInteger(result.statusCode)
    );
  } catch {
    return false;
  }
}

/**
 * Warns, once a route, of a result in the shape of a proxy integration that reaches the client as data: an easy mistake
 * that looks like success.
 */
export function createEnvelopeWarning(log: ServerLog): (route: string, response: EmulatorResponse) => void {
  const warned = new Set<string>();
  return (route, { status, body }) => {
    if (status !== 200 || !body.includes('"statusCode"') || warned.has(route) || !isEnvelope(body)) return;
    warned.add(route);
    log.warning(
      `${route}: the function returned statusCode and body, which this integration sends as data with status 200. ` +
        "Return httpStatus instead, or set response.result to 'proxy'.",
    );
  };
}
