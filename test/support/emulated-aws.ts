import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface EmulatedAws {
  readonly endpoint: string;
  /** What a host needs in its environment to deploy there. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts `moto_server` on a free port of loopback. */
export async function startEmulatedAws(): Promise<EmulatedAws> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answers(`${endpoint}/moto-api/`, () => server.exitCode !== null);
  return {
    endpoint,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    stop() {
      server.kill();
      return stopped;
    },
  };
}

/** A plugin for a service under test: serverless 3 has no environment variable for the endpoint of its AWS SDK. */
export const endpointPlugin = `
module.exports = class {
  constructor(serverless) {
    if (!serverless.version.startsWith('3.')) return; // osls 4 reads AWS_ENDPOINT_URL itself
    serverless.getProvider('aws').sdk.config.update({ endpoint: process.env.AWS_ENDPOINT_URL, s3ForcePathStyle: true });
  }
};
`;

async function answers(url: string, hasExited: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (hasExited()) throw new Error('moto_server exited');
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > deadline) throw new Error(`moto_server does not answer on ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
