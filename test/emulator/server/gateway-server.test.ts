import { createServer, request as httpRequest, Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator, EmulatorResponse } from '../../../src/emulator';
import {
  createGatewayServer,
  type GatewayServer,
  type GatewayServerOptions,
} from '../../../src/emulator/server/create-gateway-server';
import { lines, openSocket, rawExchange } from './raw-exchange';
import { stubEmulator } from './stub-emulator';

const open: GatewayServer[] = [];
afterEach(async () => {
  await Promise.all(
    open.splice(0).map((server) => {
      const closed = server.close();
      server.closeNow();
      return closed;
    }),
  );
});

async function serve(emulator: Emulator, options: Partial<GatewayServerOptions> = {}) {
  const log: string[] = [];
  const server = await createGatewayServer({
    emulator,
    port: 0,
    ...options,
    log: {
      request: (line) => log.push(line.replaceAll(/[\d.]+ ms/g, 'T')),
      detail: (line) => log.push(line),
      warning: (line) => log.push(`warning ${line}`),
      error: (line) => log.push(`error ${line}`),
    },
  });
  open.push(server);
  return { server, log, url: server.url, port: server.port };
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a request', () => {
  it('reaches the gateway as the client wrote it', async () => {
    const emulator = stubEmulator();
    const { port, log } = await serve(emulator);
    const body = Buffer.from([0, 255, 10, 13, 128]);
    await rawExchange(
      port,
      lines(
        'POST /dev/a%2Fb//c?x=1&x=%20 HTTP/1.1',
        'Host: localhost',
        'X-Mixed-Case: one',
        'x-mixed-case: two',
        '__proto__: kept',
        'Content-Length: 5',
        'Connection: close',
      ),
      body,
    );
    const [request] = emulator.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/dev/a%2Fb//c?x=1&x=%20', body });
    expect(Object.entries(request?.headers ?? {})).toEqual([
      ['Host', 'localhost'],
      ['X-Mixed-Case', ['one', 'two']],
      ['__proto__', 'kept'],
      ['Content-Length', '5'],
      ['Connection', 'close'],
    ]);
    expect(request).not.toHaveProperty('source');
    expect(log).toEqual(['POST /dev/a%2Fb//c?x=1&x=%20 200 T']);
  });

  it('may name its path as a whole URL', async () => {
    const emulator = stubEmulator();
    const { port } = await serve(emulator);
    await rawExchange(
      port,
      lines('GET http://localhost:3000/dev/x?y=1 HTTP/1.1', 'Host: localhost', 'Connection: close'),
    );
    expect(emulator.requests[0]?.path).toBe('/dev/x?y=1');
  });

  it('gets the bytes and headers of the response', async () => {
    const body = Buffer.from([0, 255, 1, 254]);
    const emulator = stubEmulator(() => ({
      status: 418,
      headers: { 'Set-Cookie': ['a=1', 'b=2'], 'X-One': '1' },
      body,
    }));
    const { url } = await serve(emulator);
    const response = await fetch(url);
    expect(response.status).toBe(418);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(body);
  });

  it.each([204, 304])('gets no body with status %d', async (status) => {
    const emulator = stubEmulator(() => ({
      status,
      headers: { 'Content-Length': '2' },
      body: Buffer.from('no'),
    }));
    const { port } = await serve(emulator);
    const text = await rawExchange(port, lines('GET / HTTP/1.1', 'Host: a', 'Connection: close'));
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).not.toMatch(/content-length/i);
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });

  it('shares its connection with others', async () => {
    const { port } = await serve(stubEmulator());
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports: unknown[] = [];
    for (let count = 0; count < 3; count += 1) {
      await new Promise<void>((resolve) => {
        httpRequest({ port, agent }, (response) => {
          ports.push(response.socket.localPort);
          response.resume().on('end', resolve);
        }).end();
      });
    }
    agent.destroy();
    expect(new Set(ports).size).toBe(1);
  });

  it('may wait for 100 Continue', async () => {
    const emulator = stubEmulator();
    const { port } = await serve(emulator);
    const text = await rawExchange(
      port,
      lines('POST / HTTP/1.1', 'Host: a', 'Expect: 100-continue', 'Content-Length: 2', 'Connection: close'),
      'ok',
    );
    expect(text).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK\r\n/);
    expect(emulator.requests[0]?.body?.toString()).toBe('ok');
  });

  it('shows its stages on demand', async () => {
    const trace: EmulatorResponse['trace'] = [
      { stage: 'route', resourcePath: '/a', httpMethod: 'GET', pathParameters: {} },
      { stage: 'api key', outcome: 'x'.repeat(400) },
    ];
    const { url, log } = await serve(
      stubEmulator(() => ({ trace })),
      { verbose: true },
    );
    await fetch(`${url}/dev/a`);
    expect(log).toEqual([
      'GET /dev/a 200 T',
      '  route: resourcePath=/a httpMethod=GET',
      `  api key: outcome=${'x'.repeat(300)}… (400 characters)`,
    ]);
  });

  it('has its answer shown to whoever looks, once it is sent', async () => {
    const seen: unknown[] = [];
    const emulator = stubEmulator(({ path }) => ({ status: 404, body: Buffer.from(path) }));
    const { url, log } = await serve(emulator, {
      answered: ({ status, body }) => seen.push([...log, status, body.toString()]),
    });
    await fetch(`${url}/dev/a`);
    expect(seen).toEqual([['GET /dev/a 404 T', 404, '/dev/a']]);
  });
});

describe('the caller', () => {
  it.each([
    ['an endpoint', {}, { 'X-Private-Api-Vpce': 'vpce-0other' }, { vpcEndpointId: 'vpce-0other' }],
    [
      'outside',
      {},
      { 'x-private-api-vpce': 'none', 'x-private-api-source-ip': '192.0.2.1' },
      { sourceIp: '192.0.2.1' },
    ],
    [
      'an address behind the first endpoint',
      { sourceIp: '10.0.0.7' },
      {},
      { vpcEndpointId: 'vpce-0first', vpcSourceIp: '10.0.0.7', sourceIp: '10.0.0.7' },
    ],
    [
      'a VPC, which a header overrides',
      { vpce: 'vpce-0option', vpcId: 'vpc-option' },
      { 'x-private-api-vpc-id': 'vpc-header' },
      { vpcEndpointId: 'vpce-0option', vpcId: 'vpc-header' },
    ],
    ['outside by option', { vpce: 'none' }, {}, {}],
    [
      'a signed identity',
      {},
      { 'x-private-api-principal': 'arn:aws:iam::123456789012:role/reader' },
      { vpcEndpointId: 'vpce-0first', principal: 'arn:aws:iam::123456789012:role/reader' },
    ],
  ])('is %s', async (_who, caller, headers, source) => {
    const emulator = stubEmulator();
    const { url } = await serve(emulator, { caller });
    await fetch(url, { headers: headers as Record<string, string> });
    expect(emulator.requests[0]?.source).toEqual(source);
    expect(Object.keys(emulator.requests[0]?.headers ?? {}).join()).not.toMatch(/x-private-api/i);
  });
});

describe('a fault', () => {
  const big = Buffer.alloc(11 * 1024 * 1024, 'x');

  it.each<[string, (string | Buffer)[], number]>([
    ['a request line that is no HTTP', [lines('NONSENSE')], 400],
    ['a header without a name', [lines('GET / HTTP/1.1', 'Host: a', ': x')], 400],
    ['bare binary', [Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 13, 10, 13, 10])], 400],
    ['a broken chunk', [lines('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked'), 'zz\r\n'], 400],
    ['no Host', [lines('GET / HTTP/1.1')], 400],
    ['a length over the limit', [lines('POST / HTTP/1.1', 'Host: a', 'Content-Length: 10485761')], 413],
    [
      'a length over the limit before 100 Continue',
      [lines('POST / HTTP/1.1', 'Host: a', 'Expect: 100-continue', 'Content-Length: 10485761')],
      413,
    ],
    [
      'a body over the limit in chunks',
      [
        lines('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked'),
        `${big.length.toString(16)}\r\n`,
        big,
        '\r\n0\r\n\r\n',
      ],
      413,
    ],
    ['headers far over the limit', [lines('GET / HTTP/1.1', 'Host: a', `X: ${'x'.repeat(100_000)}`)], 431],
    ['a tunnel', [lines('CONNECT example.com:443 HTTP/1.1', 'Host: example.com')], 405],
  ])('%s is answered', async (_what, pieces, status) => {
    const emulator = stubEmulator();
    const { port, url } = await serve(emulator);
    const text = await rawExchange(port, ...pieces);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text.toLowerCase()).toContain('connection: close');
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4))).toHaveProperty('message');
    expect(emulator.requests).toHaveLength(0);
    expect((await fetch(url)).status).toBe(200);
  });

  it('of exactly the limit is none', async () => {
    const emulator = stubEmulator();
    const { url } = await serve(emulator);
    const body = big.subarray(0, 10 * 1024 * 1024);
    expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
    expect(emulator.requests[0]?.body).toHaveLength(body.length);
  });

  it('after a good request on the same connection leaves that its answer', async () => {
    const emulator = stubEmulator(async () => {
      await wait(50);
      return { body: Buffer.from('"good"') };
    });
    const { port } = await serve(emulator);
    const text = await rawExchange(port, lines('GET /dev/a HTTP/1.1', 'Host: a'), lines('NONSENSE'));
    expect(text).toMatch(/^HTTP\/1.1 200 OK[^]*"good"HTTP\/1.1 400 Bad Request/);
  });

  it.each([
    ['headers', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    ['a body', lines('POST / HTTP/1.1', 'Host: a', 'Content-Length: 10').concat('half')],
  ])('a client that never ends %s is timed out', async (_what, start) => {
    const { port, url, log } = await serve(stubEmulator(), { headersTimeoutMs: 150, requestTimeoutMs: 200 });
    expect(await rawExchange(port, start)).toMatch(/^HTTP\/1.1 408 Request Timeout/);
    expect(log).toContain('- 408 (ERR_HTTP_REQUEST_TIMEOUT)');
    expect((await fetch(url)).status).toBe(200);
  });

  it('a client that vanishes while it sends, or while it waits, costs nothing', async () => {
    const emulator = stubEmulator(async ({ path }) => {
      if (path === '/slow') await wait(100);
      return {};
    });
    const { server, port, url, log } = await serve(emulator);
    const sending = await openSocket(port);
    sending.write(lines('POST /half HTTP/1.1', 'Host: a', 'Content-Length: 10').concat('half'));
    const asking = await openSocket(port);
    asking.write(lines('GET /slow HTTP/1.1', 'Host: a'));
    await wait(30);
    sending.destroy();
    asking.resetAndDestroy();
    await wait(150);
    expect(log).toEqual(['POST /half - T (the client left)', 'GET /slow - T (the client left)']);
    expect(server.inFlight).toBe(0);
    expect((await fetch(url)).status).toBe(200);
  });

  it.each<[string, () => Partial<EmulatorResponse>]>([
    [
      'a gateway that throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['a header that HTTP does not allow', () => ({ headers: { 'X-Bad': 'a\r\nb' } })],
    ['a status that HTTP does not allow', () => ({ status: 42 })],
  ])('%s is a 500, and said', async (_what, answer) => {
    const { url, log } = await serve(stubEmulator(answer));
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Internal server error' });
    expect(log).toEqual([expect.stringMatching(/^error GET \/: /), 'GET / 500 T']);
  });

  it('more requests than may be in work wait for their turn', async () => {
    let now = 0;
    let most = 0;
    const emulator = stubEmulator(async () => {
      most = Math.max(most, (now += 1));
      await wait(5);
      now -= 1;
      return {};
    });
    const { url } = await serve(emulator, { maximumInFlight: 2 });
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url)).status));
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
    expect(most).toBe(2);
  });
});

describe('the server', () => {
  it('takes the next port where 3000 is in use, and only the one that was asked for otherwise', async () => {
    const taken = createServer();
    const usesDefault = await new Promise<boolean>((resolve) => {
      taken.once('error', () => resolve(false));
      taken.listen(3000, '127.0.0.1', () => resolve(true));
    });
    const { server } = await serve(stubEmulator());
    const { port } = await serve(stubEmulator(), Object.fromEntries([['port', undefined]]));
    expect(port).toBeGreaterThan(3000);
    await expect(serve(stubEmulator(), { port: server.port })).rejects.toMatchObject({
      code: 'SERVER_LISTEN',
      message: expect.stringContaining(`port ${server.port} is in use`) as string,
    });
    if (usesDefault) {
      expect((taken.address() as AddressInfo).port).toBe(3000);
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  it('says so when it listens beyond this machine', async () => {
    const { log, url } = await serve(stubEmulator(), { host: '0.0.0.0' });
    expect(log).toEqual([expect.stringContaining('warning Listening on 0.0.0.0')]);
    expect(url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/);
  });

  it('lets requests in work finish before it closes', async () => {
    const emulator = stubEmulator(async () => {
      await wait(100);
      return { headers: { Connection: 'keep-alive' } };
    });
    const { server, port, url } = await serve(emulator);
    const idle = await openSocket(port);
    const asked = fetch(url);
    await wait(30);
    const closed = server.close();
    await expect(fetch(`${url}/late`)).rejects.toThrow();
    const response = await asked;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    await closed;
    idle.destroy();
  });

  it('drops them when it has to', async () => {
    const { server, url } = await serve(stubEmulator(() => new Promise(() => undefined)));
    const asked = fetch(url);
    await wait(30);
    const closed = server.close();
    server.closeNow();
    await closed;
    await expect(asked).rejects.toThrow();
  });
});
