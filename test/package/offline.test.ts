import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { exampleService } from '../support/example-service';
import { hosts } from '../support/hosts';
import {
  createServiceDirectory,
  removeServiceDirectory,
  writeServiceFiles,
} from '../support/service-directory';

/** A plugin that takes part in the run: it says when each of its hooks is called. */
const neighbour = `module.exports = class {
  constructor() {
    this.hooks = Object.fromEntries(
      ['before:private-api:offline:start', 'after:private-api:offline:start', 'after:private-api:offline:end'].map(
        (name) => [name, () => console.log('hook ' + name)],
      ),
    );
  }
};`;

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly url: string;
  readonly exited: Promise<number | null>;
}

async function until<Value>(
  what: string,
  output: () => string,
  get: () => Value | undefined,
): Promise<Value> {
  const end = Date.now() + 180_000;
  for (;;) {
    const value = get();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`${what} did not happen:\n${output()}`);
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

async function startOffline(bin: string, directory: string): Promise<Run> {
  const child = spawn(process.execPath, [bin, 'private-api', 'offline'], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: directory,
      NO_COLOR: '1',
      SLS_TELEMETRY_DISABLED: '1',
      SLS_TRACKING_DISABLED: '1',
      SLS_NOTIFICATIONS_MODE: 'off',
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const output = (): string => text;
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await until('ready', output, () => {
    if (child.exitCode !== null) throw new Error(`It exited with ${child.exitCode}:\n${text}`);
    return /is ready on (\S+)/.exec(text)?.[1];
  });
  return { child, output, url, exited };
}

/** Process ids and parents of everything that runs, dead processes left out. */
function processes(): { id: number; parent: number }[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([id, parent]) => ({ id: Number(id), parent: Number(parent) }));
}

describe.each(hosts)('private-api offline on $name', ({ bin }) => {
  let directory: string;
  let run: Run;

  beforeAll(async () => {
    const example = exampleService();
    directory = createServiceDirectory({ ...example, files: { 'neighbour.js': neighbour } });
    const file = join(directory, 'serverless.ts');
    writeServiceFiles(directory, {
      'serverless.ts': readFileSync(file, 'utf8').replace(
        "'serverless-private-api']",
        "'serverless-private-api', './neighbour']",
      ),
    });
    run = await startOffline(bin, directory);
  });
  afterAll(() => {
    run.child.kill('SIGKILL');
    removeServiceDirectory(directory);
  });

  const ask = async (path: string, init?: RequestInit): Promise<[status: number, text: string]> => {
    const response = await fetch(`${run.url}${path}`, init);
    return [response.status, await response.text()];
  };

  it.each<[string, RequestInit, number, string]>([
    ['/health', {}, 200, '{"status":"ok","service":"orders"}'],
    ['/orders/9999', {}, 404, '{"message":"There is no order 9999"}'],
    ['/reports/daily/2026-03-02', {}, 200, '{"day": "2026-03-02", "parcels": 2}'],
    ['/orders/1001/refund', { method: 'POST' }, 500, '{"message":"Internal server error","requestId":'],
    ['/orders/1001/delivery-note', {}, 200, '<deliveryNote><order>1001</order>'],
    ['/orders/1001/parcel', {}, 504, '{"message":"Internal server error","requestId":'],
    ['/nothing', {}, 403, '{"message":"Missing Authentication Token"}'],
    ['/health', { headers: { 'x-private-api-vpce': 'none' } }, 403, 'with an explicit deny'],
    [
      '/orders',
      { method: 'POST', body: '{}', headers: { 'content-type': 'text/csv' } },
      415,
      'Unsupported Media Type',
    ],
  ])('%s %j is answered with %d', async (path, init, status, text) => {
    expect(await ask(path, init)).toEqual([status, expect.stringContaining(text)]);
  });

  it('runs the new code once a source has changed', async () => {
    const file = 'example-service/handlers/health.ts';
    const source = readFileSync(join(directory, file), 'utf8');
    writeServiceFiles(directory, {
      [file]: source.replace("status: 'ok', service", "status: 'changed' as never, service"),
    });
    let last = '';
    await until('the reload', run.output, () => {
      // An answer that comes after the test is over, or never, is nobody's.
      void ask('/health').then(
        ([, text]) => (last = text),
        () => undefined,
      );
      return last.includes('changed') ? true : undefined;
    });
  });

  it('makes no artifact of package', () => {
    const made = readdirSync(join(directory, '.serverless'));
    expect(made.filter((name) => /\.zip$|update-stack|state/.test(name))).toEqual([]);
  });

  it('has other plugins take part, and ends when asked, with all that it started', async () => {
    const started = processes().filter(({ parent }) => parent === run.child.pid);
    expect(started).not.toEqual([]);
    run.child.kill('SIGINT');
    expect(await run.exited).toBe(0);
    expect(run.output().match(/hook \S+/g)).toEqual([
      'hook before:private-api:offline:start',
      'hook after:private-api:offline:start',
      'hook after:private-api:offline:end',
    ]);
    await expect(fetch(run.url)).rejects.toThrow();
    await until('the end of its processes', run.output, () =>
      processes().some(({ id }) => started.some((one) => one.id === id)) ? undefined : true,
    );
  });
});
