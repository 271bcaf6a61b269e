/**
 * The same service, the same handler and the same load on `private-api offline`, on serverless-offline and, as limits,
 * on a `node:http` server with a worker thread, with the templates of `integration: lambda` in velocityjs and without
 * any, side by side in one run. All but the last render a request and a response template:
 *
 *     npm run bench:offline [-- --seconds 3 --rounds 3]
 *
 * Every round starts each server anew and loads it three ways: cold, right after its first two answers; and warm, after
 * three seconds of load, at 1, 10 and 100 connections. The servers take turns, so that a busy machine is busy for all.
 */
import autocannon from 'autocannon';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostAlone, requestOf, startServer, type RunningServer, type Subject } from './server-process';
import { benchDirectory } from './service';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '3' } },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const warmUpSeconds = 3;
const ours: Subject = 'serverless-private-api';
const peer: Subject = 'serverless-offline';
const limits: readonly Subject[] = ['node:http and velocityjs', 'bare node:http'];
/** The limits have one route, whatever their service has: once is enough. */
const subjectsOf = (routes: number): readonly Subject[] => [ours, peer, ...(routes === 30 ? limits : [])];
const loads = ['10, cold', '1', '10', '100'] as const;
type Load = (typeof loads)[number];

interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

interface Start {
  readonly ready: number;
  readonly host: number;
  readonly first: number;
  readonly second: number;
  readonly memory: number;
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

/** All figures of one subject at one number of routes, a round each. */
class Measured {
  readonly loads = new Map<Load, Figures[]>();
  readonly starts: Start[] = [];

  add(load: Load, figures: Figures): void {
    this.loads.set(load, [...(this.loads.get(load) ?? []), figures]);
  }

  each(load: Load, key: keyof Figures): number[] {
    return (this.loads.get(load) ?? []).map((figures) => figures[key]);
  }
}

/** Smallest, median and largest: what to claim, what to expect, and how far runs differ. */
function spread(numbers: readonly number[], digits = 0): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const shown = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return shown.map((number) => (number ?? NaN).toFixed(digits)).join(' / ');
}

const smallest = (numbers: readonly number[]): number => Math.min(...numbers);

async function measureRound(routes: number, into: Map<Subject, Measured>, port: () => number): Promise<void> {
  const servers: RunningServer[] = [];
  try {
    const host = hostAlone(routes);
    for (const subject of subjectsOf(routes)) {
      const server = await startServer(subject, routes, port());
      servers.push(server);
      into.get(subject)?.add('10, cold', await load(server, 10, seconds));
    }
    for (const server of servers) await load(server, 10, warmUpSeconds);
    for (const connections of [1, 10, 100] as const) {
      for (const server of servers) {
        into.get(server.subject)?.add(`${connections}`, await load(server, connections, seconds));
      }
    }
    for (const server of servers) {
      into.get(server.subject)?.starts.push({
        ready: server.readyMs,
        host,
        first: server.firstMs,
        second: server.secondMs,
        memory: server.memoryMb(),
      });
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function main(): Promise<void> {
  if (!existsSync(join(benchDirectory, 'node_modules/serverless-offline'))) {
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'], {
      cwd: benchDirectory,
      stdio: 'inherit',
    });
  }
  const speed: string[] = [];
  const starts: string[] = [];
  let last = 14_100;
  const port = (): number => (last += 10);
  // The first start of a host compiles what it keeps for the next ones.
  for (const subject of subjectsOf(30)) await (await startServer(subject, 1, port())).stop();
  for (const routes of [1, 30, 300]) {
    const measured = new Map(subjectsOf(routes).map((subject) => [subject, new Measured()]));
    for (let round = 0; round < rounds; round += 1) {
      console.error(`${routes} routes, round ${round + 1} of ${rounds}`);
      await measureRound(routes, measured, port);
    }
    for (const at of loads) {
      const of = (subject: Subject): number[] => measured.get(subject)?.each(at, 'perSecond') ?? [];
      for (const [subject, figures] of measured) {
        const ratio = of(ours).map((perSecond, round) => perSecond / (of(subject)[round] ?? NaN));
        speed.push(
          `| ${routes} | ${at} | ${subject} | ${spread(of(subject))} | ${smallest(figures.each(at, 'p50'))} | ${smallest(
            figures.each(at, 'p99'),
          )} | ${subject === ours ? '' : spread(ratio, 1)} |`,
        );
      }
    }
    for (const [subject, { starts: all }] of measured) {
      const each = (of: (start: Start) => number): number[] => all.map(of);
      starts.push(
        `| ${routes} | ${subject} | ${smallest(each(({ ready }) => ready)).toFixed(0)} | ${smallest(
          each(({ ready, host }) => ready - host),
        ).toFixed(0)} | ${smallest(each(({ first }) => first)).toFixed(1)} | ${smallest(
          each(({ second }) => second),
        ).toFixed(1)} | ${Math.max(...each(({ memory }) => memory))} |`,
      );
    }
  }
  console.log(
    [
      `Node.js ${process.version}, ${seconds} s a figure, ${rounds} rounds.`,
      '',
      '| routes | connections | server | requests/s, least / median / most | p50 ms | p99 ms | ours ÷ it, least / median / most |',
      '| -----: | ----------: | ------ | ---------------------------------: | -----: | -----: | -------------------------------: |',
      ...speed,
      '',
      '| routes | server | command to first answer, ms | over `serverless print`, ms | first request, ms | second, ms | memory after the load, MB |',
      '| -----: | ------ | --------------------------: | --------------------------: | ----------------: | ---------: | ------------------------: |',
      ...starts,
    ].join('\n'),
  );
}

void main();
