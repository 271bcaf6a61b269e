import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createEmulator } from '../../src/emulator';
import { createGatewayServer, type GatewayServer } from '../../src/emulator/server/create-gateway-server';
import { aService } from '../config/service';
import { synthesizedTemplate } from '../support/synthesized-template';

const ignore = (): void => undefined;
const silent = { request: ignore, detail: ignore, warning: ignore, error: ignore };

/** Two origins, each with an empty page. */
let sites: Server[];
let browser: Browser;
const originOf = (site: Server | undefined): string =>
  `http://localhost:${String((site?.address() as AddressInfo).port)}`;

beforeAll(async () => {
  sites = await Promise.all(
    [0, 1].map(
      () =>
        new Promise<Server>((resolve) => {
          const site = createServer((_, response) =>
            response.setHeader('Content-Type', 'text/html').end('<p>page</p>'),
          );
          site.listen(0, 'localhost', () => resolve(site));
        }),
    ),
  );
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  for (const site of sites) site.close();
});

async function gateway(cors: object | boolean | undefined): Promise<GatewayServer> {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], ...(cors !== undefined && { cors }) },
      functions: { api: { events: [{ privateApi: 'PUT /orders' }, { privateApi: 'GET /orders' }] } },
    }),
  );
  const payload = '{"httpStatus":200,"headers":{"X-Total":"3"},"body":{"seen":true}}';
  const emulator = createEmulator(template, { invoke: () => Promise.resolve({ payload }) });
  return createGatewayServer({ emulator, log: silent, port: 0 });
}

/** What a script on that page gets of a request that a browser asks for first. */
function ask(page: Page, url: string, credentials: 'include' | 'omit'): Promise<unknown> {
  return page.evaluate(
    async ([target = '', mode]) => {
      try {
        const response = await fetch(target, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json', Authorization: 'token' },
          credentials: mode as 'include' | 'omit',
          body: '{}',
        });
        return [response.status, await response.json(), response.headers.get('X-Total')];
      } catch (error) {
        return String(error);
      }
    },
    [url, credentials],
  );
}

const refused = 'TypeError: Failed to fetch';
const passed = (total: string | null) => [200, { seen: true }, total];

it.each<[string, (origins: string[]) => object | boolean | undefined, 'include' | 'omit', unknown, unknown]>([
  ['no CORS', () => undefined, 'omit', refused, refused],
  ['every origin', () => true, 'omit', passed(null), passed(null)],
  ['every origin, but no credentials', () => true, 'include', refused, refused],
  [
    'one origin',
    ([first]) => ({ origins: first, exposedResponseHeaders: ['X-Total'] }),
    'omit',
    passed('3'),
    refused,
  ],
  [
    'one origin with credentials',
    ([first]) => ({ origins: first, allowCredentials: true }),
    'include',
    passed(null),
    refused,
  ],
  [
    'two origins, the other one of them',
    ([first = '']) => ({
      origins: ['https://elsewhere.example', first],
      exposedResponseHeaders: ['X-Total'],
    }),
    'omit',
    passed('3'),
    refused,
  ],
  [
    'another header than the allowed',
    ([first]) => ({ origins: first, headers: ['Content-Type'] }),
    'omit',
    refused,
    refused,
  ],
  [
    'another method than the allowed',
    ([first]) => ({ origins: first, methods: ['GET'] }),
    'omit',
    refused,
    refused,
  ],
])('%s', async (_, cors, credentials, ofFirst, ofSecond) => {
  const server = await gateway(cors(sites.map(originOf)));
  try {
    for (const [site, expected] of [
      [sites[0], ofFirst],
      [sites[1], ofSecond],
    ] as const) {
      const page = await browser.newPage();
      await page.goto(originOf(site));
      expect(await ask(page, `${server.url}/dev/orders`, credentials)).toEqual(expected);
      await page.close();
    }
  } finally {
    server.closeNow();
    await server.close();
  }
});
