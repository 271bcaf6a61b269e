import type { EmulatorResponse } from '../../emulator';
import { returnsProxyShape } from '../returns-proxy-shape';

/**
 * Looks at responses, and says once of a function that it returns `statusCode` and `body`, and that the client gets the
 * envelope as data: the commonest mistake of those who come from a proxy integration.
 */
export function warnOfProxyResults(warn: (message: string) => void): (response: EmulatorResponse) => void {
  const warned = new Set<string>();
  return (response) => {
    // Most responses are seen no closer than this.
    if (!response.body.includes('"statusCode"')) return;
    const target = proxyResultOf(response, warned);
    if (target === undefined) return;
    warned.add(target);
    warn(
      `${target} returns statusCode and body, the shape of a proxy integration, and the client gets it as it is, with ${response.status}. Set response.result: 'proxy', or return httpStatus.`,
    );
  };
}

/** The function whose result has the shape of a proxy integration and went to the client unread. */
function proxyResultOf({ trace, body }: EmulatorResponse, known: ReadonlySet<string>): string | undefined {
  const call = trace.find((entry) => entry.stage === 'integration');
  if (call?.integrationType !== 'AWS' || call.functionError !== undefined || known.has(call.target)) {
    return undefined;
  }
  const isSent = call.body.startsWith('{') && body.equals(Buffer.from(call.body));
  return isSent && returnsProxyShape(call.body) ? call.target : undefined;
}
