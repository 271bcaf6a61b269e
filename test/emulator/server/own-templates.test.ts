import { functionDefinitions } from '../../../src/commands/offline/function-definitions';
import { parseOfflineOptions } from '../../../src/commands/offline/offline-options';
import { startOffline, type OfflineSession } from '../../../src/commands/offline/start-offline';
import type { RequestConfig } from '../../../src/config/config';
import { aService } from '../../config/service';
import { blocksIn } from '../../docs/code-blocks';
import { defineFunction } from '../../lambda/function-fixture';
import { nodeHostFile } from '../../lambda/node-host-file';
import { synthesizedTemplate } from '../../support/synthesized-template';

const open: OfflineSession[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((session) => session.stopNow()));
});

/** A service whose one route, `POST /orders/{id}`, answers with the event that the function got. */
async function start(request: RequestConfig): Promise<string> {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], request },
      functions: { api: { events: [{ privateApi: 'POST /orders/{id}' }] } },
    }),
  );
  Object.assign(template.Resources['ApiLambdaFunction']?.Properties ?? {}, {
    Runtime: 'nodejs20.x',
    Handler: 'index.handler',
  });
  const { codeDirectory } = defineFunction({
    id: 'echo',
    files: { 'index.js': 'exports.handler = async (event) => ({ event });' },
  });
  const quiet = (): void => undefined;
  const session = await startOffline({
    template,
    functions: functionDefinitions(template, {
      region: 'eu-central-1',
      serviceDirectory: codeDirectory,
      warn: quiet,
    }),
    region: 'eu-central-1',
    options: parseOfflineOptions({ port: '0', 'no-watch': true }),
    nodeHostFile: nodeHostFile(),
    output: { notice: quiet, warning: quiet, error: quiet, write: quiet },
  });
  open.push(session);
  return session.url;
}

async function post(url: string, body: string): Promise<[number, unknown]> {
  const response = await fetch(`${url}/orders/o'5`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  return [response.status, await response.json()];
}

const order = { items: [{ sku: 'BOLT', note: 'two\nlines\u2028and more' }] };
const templates = blocksIn('vtl').filter(({ place }) => place.startsWith('docs/events.md'));

test('the page has templates', () => {
  expect(templates).not.toEqual([]);
});

test.each(templates)('the template of $place makes an event', async ({ code }) => {
  const url = await start({ templates: { 'application/json': code } });
  expect(await post(url, JSON.stringify(order, null, 2))).toEqual([
    200,
    { event: { id: "o'5", items: order.items } },
  ]);
});

test.each([['passthrough'], ['proxy'], ['lambda']] as const)('an indented body: %s', async (event) => {
  const url = await start({ event });
  const body = JSON.stringify(order, null, '\r\n  ');
  const [status, answer] = await post(url, body);
  const received = (answer as { event: { body?: unknown } }).event;
  expect(status).toBe(200);
  if (event === 'passthrough') expect(received).toEqual(order);
  else expect(received.body).toEqual(event === 'proxy' ? body : order);
});
