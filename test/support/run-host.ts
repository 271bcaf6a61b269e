import { spawn } from 'node:child_process';

import type { Host } from './hosts';

export interface HostRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order of their arrival: what a person sees. */
  readonly output: string;
  readonly milliseconds: number;
}

/** Runs a host's command line in a service's folder: quiet, without colours, telemetry, network or credentials. */
export function runHost(
  host: Host,
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<HostRun> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(host.node ?? process.execPath, [host.bin, ...args], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        TMPDIR: process.env['TMPDIR'],
        HOME: directory,
        CI: '1',
        NO_COLOR: '1',
        SLS_TELEMETRY_DISABLED: '1',
        SLS_TRACKING_DISABLED: '1',
        SLS_NOTIFICATIONS_MODE: 'off',
        AWS_EC2_METADATA_DISABLED: 'true',
        ...environment,
      },
    });
    const chunks: { from: 'stdout' | 'stderr'; text: string }[] = [];
    for (const from of ['stdout', 'stderr'] as const) {
      child[from].setEncoding('utf8').on('data', (text: string) => chunks.push({ from, text }));
    }
    const textOf = (from?: string): string =>
      chunks.flatMap((chunk) => (from === undefined || chunk.from === from ? [chunk.text] : [])).join('');
    child.on('error', reject);
    child.on('close', (exitCode) =>
      resolve({
        exitCode,
        stdout: textOf('stdout'),
        stderr: textOf('stderr'),
        output: textOf(),
        milliseconds: performance.now() - start,
      }),
    );
  });
}
