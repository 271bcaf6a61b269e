import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { benchDirectory, calledPath, writeService } from './service';

export type Subject =
  'serverless-private-api' | 'serverless-offline' | 'node:http and velocityjs' | 'bare node:http';

export interface RunningServer {
  readonly subject: Subject;
  readonly url: string;
  /** From the start of the command to its first answer. */
  readonly readyMs: number;
  /** The first request that was answered, and the one after it. */
  readonly firstMs: number;
  readonly secondMs: number;
  /** Resident memory of the process and its children, in MB. */
  memoryMb(): number;
  stop(): Promise<void>;
}

const hostBin = join(benchDirectory, 'node_modules/serverless/bin/serverless.js');
const body = JSON.stringify({ sku: 'BOLT-M8', quantity: 200 });
export const requestOf = (url: string) =>
  ({ url, method: 'POST', headers: { 'content-type': 'application/json' }, body }) as const;

function command(subject: Subject, routes: number, port: number): { args: string[]; cwd: string } {
  switch (subject) {
    case 'node:http and velocityjs':
    case 'bare node:http': {
      const cwd = writeService('serverless-offline', 1, port);
      const mode = subject === 'bare node:http' ? 'plain' : 'templates';
      const server = resolve(benchDirectory, 'bare-server.cjs');
      const host = join(benchDirectory, 'node_modules');
      return { args: [server, String(port), join(cwd, 'handler.js'), mode, host], cwd };
    }
    case 'serverless-offline':
      return { args: [hostBin, 'offline', 'start'], cwd: writeService(subject, routes, port) };
    case 'serverless-private-api':
      return {
        args: [hostBin, 'private-api', 'offline', '--port', String(port)],
        cwd: writeService(subject, routes, port),
      };
  }
}

/** The hosts keep what they have compiled of a configuration schema here, as on a person's machine. */
const home = mkdtempSync(join(tmpdir(), 'bench-home-'));

const environment = {
  PATH: process.env['PATH'],
  HOME: home,
  SLS_TELEMETRY_DISABLED: '1',
  SLS_NOTIFICATIONS_MODE: 'off',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

/** Milliseconds that the host takes for `serverless print` of our service: what no plugin can save. */
export function hostAlone(routes: number): number {
  const cwd = writeService('serverless-private-api', routes, 0);
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [hostBin, 'print'], {
    cwd,
    env: environment,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`serverless print: ${stderr}`);
  return performance.now() - started;
}

/** Starts a server as a person would, on the same host, and waits for its first answer. */
export async function startServer(subject: Subject, routes: number, port: number): Promise<RunningServer> {
  const { args, cwd } = command(subject, routes, port);
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  let output = '';
  const keep = (chunk: Buffer): void => {
    if (output.length < 10_000) output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const url = `http://127.0.0.1:${port}${calledPath(routes)}`;
  const firstMs = await answers(url, child, () => output);
  const readyMs = performance.now() - started;
  const secondMs = await answers(url, child, () => output);
  return {
    subject,
    url,
    readyMs,
    firstMs,
    secondMs,
    memoryMb: () => memoryOf(child.pid ?? 0),
    stop: () =>
      new Promise((done) => {
        const force = setTimeout(() => child.kill('SIGKILL'), 5000);
        child.once('exit', () => {
          clearTimeout(force);
          done();
        });
        child.kill('SIGINT');
      }),
  };
}

/** Milliseconds of the request that was answered, not of those that found nobody listening. */
async function answers(url: string, child: ChildProcess, output: () => string): Promise<number> {
  const end = Date.now() + 120_000;
  while (Date.now() < end && child.exitCode === null) {
    const started = performance.now();
    try {
      const response = await fetch(url, requestOf(url));
      const text = await response.text();
      if (response.status === 200) return performance.now() - started;
      throw new Error(`${url} answers ${response.status} ${text}\n${output()}`, { cause: 'answer' });
    } catch (error) {
      if ((error as Error).cause === 'answer') throw error;
    }
    await new Promise((wait) => setTimeout(wait, 10));
  }
  throw new Error(`No answer from ${url}:\n${output()}`);
}

/** Resident memory of a process and all below it. */
export function memoryOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set([pid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [id = 0, parent = 0] of rows) {
      if (tree.has(parent) && !tree.has(id)) {
        tree.add(id);
        grown = true;
      }
    }
  }
  const kilobytes = rows.reduce((sum, [id = 0, , rss = 0]) => (tree.has(id) ? sum + rss : sum), 0);
  return Math.round(kilobytes / 1024);
}
