import type { RequestConfig } from '../../../src/config/config';
import { blocksIn } from '../../docs/code-blocks';
import { defineFunction } from '../../lambda/function-fixture';
import { startService, stopServices } from './service-session';

jest.setTimeout(60_000);
afterEach(stopServices);

/** A service that answers with the event that its function got. */
async function start(request: RequestConfig): Promise<string> {
  const { codeDirectory } = defineFunction({
    id: 'echo',
    files: { 'index.js': 'exports.handler = async (event) => ({ event });' },
  });
  return (await startService({ codeDirectory, request })).url;
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
