import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrivateApiError } from '../../errors';

export const defaultPort = 3000;
const portsToTry = 100;

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function listenOnce(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Listens on the port that was asked for, or on the first free one from 3000 on. */
export async function listen(server: Server, host: string, port: number | undefined): Promise<AddressInfo> {
  const first = port ?? defaultPort;
  const last = port ?? defaultPort + portsToTry - 1;
  for (let candidate = first; ; candidate += 1) {
    try {
      await listenOnce(server, host, candidate);
      return server.address() as AddressInfo;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && candidate < last) continue;
      const why =
        code === 'EADDRINUSE'
          ? port === undefined
            ? `the ports ${first} to ${last} are in use`
            : `port ${port} is in use. Stop what listens there, give another --port, or leave it out`
          : message;
      throw new PrivateApiError('SERVER_LISTEN', `Cannot listen on ${host}: ${why}.`, { cause: error });
    }
  }
}
