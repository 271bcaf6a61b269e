import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from '../../../src/emulator';
import { caseTemplate } from './case-api';

/** A backend on loopback, and what it received. */
async function withBackend<Result>(
  use: (url: string, seen: (IncomingMessage & { text?: string })[]) => Promise<Result>,
): Promise<Result> {
  const seen: (IncomingMessage & { text?: string })[] = [];
  const server = createServer((request: IncomingMessage & { text?: string }, response) => {
    seen.push(request);
    request.text = '';
    request.on('data', (chunk: Buffer) => (request.text = `${request.text ?? ''}${chunk.toString()}`));
    request.on('end', () => {
      if (request.url === '/hang') return;
      response.writeHead(
        302,
        [
          ['Location', '/elsewhere'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
          ['Content-Type', 'text/plain'],
        ].flat(),
      );
      response.end('moved');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const api = (Uri: string, more: Record<string, unknown> = {}) =>
  createEmulator(
    caseTemplate({
      methods: [
        {
          route: 'ANY /{proxy+}',
          Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'ANY', Uri, ...more },
        },
      ],
    }),
    { invoke: () => Promise.reject(new Error('no function here')) },
  );

test('sends what it is given and follows no redirect', () =>
  withBackend(async (url, seen) => {
    const response = await api(`${url}/x`).handle({
      method: 'POST',
      path: '/live/a?q=1',
      headers: { 'X-Own': 'own' },
      body: 'text',
    });
    expect([
      response.status,
      response.body.toString(),
      response.headers['Set-Cookie'],
      response.headers['Location'],
    ]).toEqual([302, 'moved', ['a=1', 'b=2'], '/elsewhere']);
    expect(
      seen.map(({ method, url: target, text, headers }) => [
        method,
        target,
        text,
        headers['x-own'],
        headers.host,
      ]),
    ).toEqual([['POST', '/x?q=1', 'text', 'own', url.slice('http://'.length)]]);
  }));

test('gives up when the time is over', () =>
  withBackend(async (url, seen) => {
    const started = Date.now();
    const { status } = await api(`${url}/hang`, { TimeoutInMillis: 60 }).handle({
      method: 'GET',
      path: '/live/a',
    });
    expect([status, seen.length]).toEqual([504, 1]);
    expect(Date.now() - started).toBeLessThan(5000);
  }));
