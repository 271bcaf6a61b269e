import { createEmulator } from '../../../src/emulator';
import { createGatewayServer, type GatewayServer } from '../../../src/emulator/server/create-gateway-server';
import { changedTemplate } from '../../checks/support/changed-template';
import { lines, rawExchange } from './raw-exchange';

const emulator = createEmulator(changedTemplate(), { invoke: () => Promise.resolve({ payload: '{}' }) });
const silent = () => undefined;
let server: GatewayServer;

beforeAll(async () => {
  const log = { request: silent, detail: silent, warning: silent, error: silent };
  server = await createGatewayServer({ emulator, log, port: 0 });
});
afterAll(() => server.close());

/** Of one request every time. */
const own = new Set(['date', 'x-amzn-requestid', 'x-amz-apigw-id', 'connection']);

it.each([
  ['a URL over the limit', `/prod/${'x'.repeat(8192)}`, {}, 414],
  ['headers over the limit', '/prod/pets', { X: 'x'.repeat(8000) }, 431],
  ['headers far over the limit', '/prod/pets', { X: 'x'.repeat(70_000) }, 431],
  ['a length over the limit', '/prod/pets', { 'Content-Length': '10485761' }, 413],
])(
  '%s is answered by the server as by the library',
  async (_, path, headers: Record<string, string>, status) => {
    const body = 'Content-Length' in headers ? Buffer.alloc(10_485_761) : '';
    const expected = await emulator.handle({ method: 'POST', path, headers, body });
    expect(expected.status).toBe(status);

    const written = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const text = await rawExchange(
      server.port,
      lines(`POST ${path} HTTP/1.1`, 'Host: a', 'Connection: close', ...written),
    );
    const [head = '', answer] = text.split('\r\n\r\n');
    const [statusLine, ...headerLines] = head.split('\r\n');
    expect(statusLine).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(answer).toBe(expected.body.toString());
    const given = headerLines
      .map((line) => line.split(': '))
      .filter(([name = '']) => !own.has(name.toLowerCase()));
    const wanted = Object.entries(expected.headers).filter(([name]) => !own.has(name.toLowerCase()));
    expect(Object.fromEntries(given.map(([name = '', value]) => [name.toLowerCase(), value]))).toEqual(
      Object.fromEntries(wanted.map(([name, value]) => [name.toLowerCase(), value])),
    );
    const names = headerLines.map((line) => line.split(':')[0]?.toLowerCase());
    expect(names).toEqual(expect.arrayContaining([...own]));
  },
);
