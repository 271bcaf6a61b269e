import type { Emulator, EmulatorResponse } from '../../emulator';
import { returnsProxyShape } from '../returns-proxy-shape';

/**
 * The same emulator, which says once of a function that it returns `statusCode` and `body`, and that the client gets the
 * envelope as data: the commonest mistake of those who come from a proxy integration.
 */
export function warnOfProxyResults(emulator: Emulator, warn: (message: string) => void): Emulator {
  const warned = new Set<string>();
  return {
    ...emulator,
    handle: async (request) => {
      const response = await emulator.handle(request);
      const target = proxyResultOf(response);
      if (target !== undefined && !warned.has(target)) {
        warned.add(target);
        warn(
          `${target} returns statusCode and body, the shape of a proxy integration, and the client gets it as it is, with ${response.status}. Set response.result: 'proxy', or return httpStatus.`,
        );
      }
      return response;
    },
  };
}

/** The function whose result has the shape of a proxy integration and went to the client unread. */
function proxyResultOf({ trace, body }: EmulatorResponse): string | undefined {
  const call = trace.find((entry) => entry.stage === 'integration');
  if (call?.integrationType !== 'AWS' || call.functionError !== undefined) return undefined;
  const isSent = call.body.startsWith('{') && body.equals(Buffer.from(call.body));
  return isSent && returnsProxyShape(call.body) ? call.target : undefined;
}
