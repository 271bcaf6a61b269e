/**
 * 200,000 requests to functions that answer, fail, exit, abort, hang and outgrow their memory. Every request must get the
 * answer that AWS would give, memory must stay steady, and no process, thread or handle may be left:
 *
 *     npm run soak:offline [-- --requests 200000 --connections 20]
 */
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { functionDefinitions } from '../../src/commands/offline/function-definitions';
import { parseOfflineOptions } from '../../src/commands/offline/offline-options';
import { startOffline } from '../../src/commands/offline/start-offline';
import { memoryOf } from './server-process';
import { routes, soakTemplate, writeHandlers } from './soak-service';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '200000' },
    connections: { type: 'string', default: '20' },
  },
});
const total = Number(values.requests);
const connections = Number(values.connections);

/** Which route the request of that number goes to: always the same mix, spread evenly. */
function routeOf(number: number): string {
  // A full-period generator: neighbours differ, and each share comes out exactly over 100,000 requests.
  let ticket = (number * 61_803) % 100_000;
  for (const [name, { share }] of Object.entries(routes)) {
    if (ticket < share) return name;
    ticket -= share;
  }
  return 'ok';
}

function ask(url: string, agent: Agent, name: string): Promise<number> {
  return new Promise((done, failed) => {
    const sent = request(`${url}/${name}`, {
      method: 'POST',
      agent,
      headers: { 'Content-Type': 'application/json' },
    });
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
    sent.on('error', failed);
    sent.setTimeout(60_000, () => sent.destroy(new Error('no answer within 60 seconds')));
    sent.end('{"n":1}');
  });
}

const openHandles = (): string[] =>
  process.getActiveResourcesInfo().filter((name) => !['TTYWrap', 'PipeWrap', 'FSReqCallback'].includes(name));

async function main(): Promise<void> {
  const before = openHandles();
  const template = soakTemplate();
  const session = await startOffline({
    template,
    functions: functionDefinitions(template, {
      region: 'us-east-1',
      serviceDirectory: writeHandlers(),
      warn: () => undefined,
    }),
    options: parseOfflineOptions({ port: '0', 'no-watch': true }),
    output: {
      notice: () => undefined,
      warning: console.error,
      error: () => undefined,
      write: () => undefined,
    },
    region: 'us-east-1',
    nodeHostFile: resolve(__dirname, '../../dist/lambda/node-host.js'),
  });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const outcomes = new Map<string, number>();
  const memory: number[] = [];
  const started = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < total) {
        const number = next;
        next += 1;
        const name = routeOf(number);
        let outcome: string;
        try {
          outcome = String(await ask(session.url, agent, name));
        } catch (error) {
          outcome = (error as Error).message;
        }
        const key = `${name} ${outcome}`;
        outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
        if (number % Math.ceil(total / 20) === 0) {
          memory.push(memoryOf(process.pid));
          console.error(`${number} requests, ${memory.at(-1)} MB`);
        }
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  await session.stop();
  await new Promise((settled) => setTimeout(settled, 500));

  const wrong = [...outcomes].filter(([key]) => {
    const [name = '', ...outcome] = key.split(' ');
    return outcome.join(' ') !== String(routes[name]?.status);
  });
  const settled = Math.max(...memory.slice(4, 10));
  const last = Math.max(...memory.slice(-4));
  const left = openHandles().filter((name) => !before.includes(name) && name !== 'Timeout');
  console.log(
    [
      `${total} requests in ${seconds.toFixed(0)} s (${Math.round(total / seconds)}/s) over ${connections} connections.`,
      ...[...outcomes].sort().map(([key, count]) => `  ${key}: ${count}`),
      `Memory of all processes: ${settled} MB at most after a fifth, ${last} MB at most at the end (${memory.join(' ')}).`,
      `After the stop: ${memoryOf(process.pid)} MB, handles left: ${left.join(', ') || 'none'}.`,
    ].join('\n'),
  );
  const problems = [
    ...wrong.map(([key, count]) => `${count} answers that AWS would not give: ${key}`),
    ...(last > settled * 1.25 ? [`memory grew from ${settled} to ${last} MB`] : []),
    ...(left.length > 0 ? [`handles left: ${left.join(', ')}`] : []),
  ];
  for (const problem of problems) console.error(`FAILED: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

void main();
