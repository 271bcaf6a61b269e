/**
 * The same service, the same handler and the same load on `private-api offline`, on serverless-offline and, as limits,
 * on a `node:http` server with a worker thread, with the templates of `integration: lambda` in velocityjs and without
 * any, side by side in one run. All but the last render a request and a response template:
 *
 *     npm run bench:offline [-- --seconds 5 --rounds 3]
 *
 * At 1, 10 and 100 connections against 30 routes, and at 10 connections against 1 and 300 routes. Each figure is the
 * median of the rounds; the servers take turns, so that a busy machine is busy for all of them.
 */
import autocannon from 'autocannon';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requestOf, startServer, type RunningServer, type Subject } from './server-process';
import { benchDirectory } from './service';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, rounds: { type: 'string', default: '3' } },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const subjects: readonly Subject[] = [
  'serverless-private-api',
  'serverless-offline',
  'node:http and velocityjs',
  'bare node:http',
];
const plan = [
  { routes: 30, connections: [1, 10, 100] },
  { routes: 1, connections: [10] },
  { routes: 300, connections: [10] },
];

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function load(server: RunningServer, connections: number, duration: number): Promise<Figures> {
  const result = await autocannon({ ...requestOf(server.url), connections, duration });
  const { non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0) {
    throw new Error(
      `${server.subject}: ${non2xx} answers of another status, ${errors} errors, ${timeouts} time-outs`,
    );
  }
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

async function main(): Promise<void> {
  if (!existsSync(join(benchDirectory, 'node_modules/serverless-offline'))) {
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'], {
      cwd: benchDirectory,
      stdio: 'inherit',
    });
  }
  const rows: string[] = [];
  const starts: string[] = [];
  let port = 14_100;
  // The first start of a host compiles what it keeps for the next ones.
  for (const subject of subjects) await (await startServer(subject, 1, (port += 10))).stop();
  for (const { routes, connections } of plan) {
    const servers: RunningServer[] = [];
    try {
      for (const subject of subjects) servers.push(await startServer(subject, routes, (port += 10)));
      for (const server of servers) await load(server, 10, seconds);
      for (const count of connections) {
        const measured = new Map<Subject, Figures[]>();
        for (let round = 0; round < rounds; round += 1) {
          for (const server of servers) {
            const figures = await load(server, count, seconds);
            measured.set(server.subject, [...(measured.get(server.subject) ?? []), figures]);
          }
        }
        for (const subject of subjects) {
          const all = measured.get(subject) ?? [];
          const of = (key: keyof Figures): number => median(all.map((figures) => figures[key]));
          rows.push(
            `| ${routes} | ${count} | ${subject} | ${Math.round(of('perSecond'))} | ${of('p50')} | ${of('p99')} |`,
          );
          console.error(rows.at(-1));
        }
      }
      for (const server of servers) {
        starts.push(
          `| ${routes} | ${server.subject} | ${(server.readyMs / 1000).toFixed(2)} | ${server.memoryMb()} |`,
        );
        console.error(starts.at(-1));
      }
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  }
  console.log(
    [
      `Node.js ${process.version}, ${seconds} s a figure, median of ${rounds}.`,
      '',
      '| routes | connections | server | requests/s | p50 ms | p99 ms |',
      '| -----: | ----------: | ------ | ---------: | -----: | -----: |',
      ...rows,
      '',
      '| routes | server | command to first answer, s | memory after the load, MB |',
      '| -----: | ------ | -------------------------: | ------------------------: |',
      ...starts,
    ].join('\n'),
  );
}

void main();
