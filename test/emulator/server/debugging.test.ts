import { buildSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { parseOfflineOptions } from '../../../src/commands/offline/offline-options';
import { until } from '../../lambda/children';
import { defineFunction } from '../../lambda/function-fixture';
import { connectInspector } from '../../lambda/inspector-client';
import { startService, stopServices } from './service-session';

jest.setTimeout(60_000);
afterEach(stopServices);

const source = `interface Order {
  readonly id: string;
}

export const handler = async (order: Order): Promise<object> => {
  const answer = { found: order.id };
  return answer;
};
`;

/** The handler as a bundler of the service writes it, with its source map. */
function bundledService(): string {
  const { codeDirectory } = defineFunction({ id: 'debugged', files: { 'src/order.ts': source } });
  buildSync({
    entryPoints: [join(codeDirectory, 'src/order.ts')],
    outfile: join(codeDirectory, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    sourcemap: true,
  });
  return codeDirectory;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Where a debugger sets the breakpoint that stands in line 7 of the source: the source map says so. */
function breakpointOf(codeDirectory: string): { lineNumber: number; columnNumber: number } {
  const file = join(codeDirectory, 'index.js.map');
  const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  const code = readFileSync(join(codeDirectory, 'index.js'), 'utf8').split('\n');
  for (const [lineNumber, line] of code.entries()) {
    for (let columnNumber = 0; columnNumber < line.length; columnNumber += 1) {
      const entry = map.findEntry(lineNumber, columnNumber);
      if ('originalLine' in entry && entry.originalLine === 6) return { lineNumber, columnNumber };
    }
  }
  throw new Error('The source map has no line 7.');
}

test('a breakpoint in a TypeScript line is hit, and the answer is 200 however long it takes', async () => {
  const codeDirectory = bundledService();
  const port = await freePort();
  const { url, said } = await startService({
    codeDirectory,
    request: { event: 'passthrough' },
    timeoutSeconds: 1,
    options: { inspect: String(port) },
  });
  const listening = (): string | undefined => /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said.join('\n'))?.[0];
  await until(() => listening() !== undefined);
  expect(new URL(listening() ?? '').port).toBe(String(port));
  const debuggerClient = await connectInspector(listening() ?? '');
  await debuggerClient.send('Debugger.enable');
  // The code may not be loaded yet: the breakpoint then waits for it.
  await debuggerClient.send('Debugger.setBreakpointByUrl', {
    url: `file://${join(codeDirectory, 'index.js')}`,
    ...breakpointOf(codeDirectory),
  });
  await until(() => said.some((line) => line.includes('Debugger attached.')));

  const paused = debuggerClient.event('Debugger.paused');
  const response = fetch(`${url}/orders/5`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"id":"A1"}',
  });
  const { callFrames } = (await paused) as { callFrames: { callFrameId: string }[] };
  const { result } = (await debuggerClient.send('Debugger.evaluateOnCallFrame', {
    callFrameId: callFrames[0]?.callFrameId,
    expression: 'process.env._HANDLER',
  })) as { result: { value: unknown } };
  expect(result.value).toBe('index.handler');
  // Longer than the function's time-out.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await debuggerClient.send('Debugger.resume');
  const answer = await response;
  expect([answer.status, await answer.json()]).toEqual([200, { found: 'A1' }]);
  debuggerClient.close();
});

test.each([{ 'no-timeout': true }, { timeout: false }, { timeout: 'false' }])(
  'nothing times out with %j',
  async (options) => {
    const { codeDirectory } = defineFunction({
      id: 'slow',
      files: {
        'index.js': `exports.handler = async (event, context) => {
          await new Promise((resolve) => setTimeout(resolve, 600));
          return { left: context.getRemainingTimeInMillis() > 60000 };
        };`,
      },
    });
    const { url } = await startService({
      codeDirectory,
      timeoutSeconds: 0.2,
      integrationTimeoutMs: 300,
      options,
    });
    const answer = await fetch(`${url}/orders/5`, { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([200, { left: true }]);
  },
);

test('options that hosts read as negations are read in either spelling', () => {
  const read = (raw: Record<string, unknown>) => {
    const { watch, timeouts } = parseOfflineOptions(raw);
    return [watch, timeouts];
  };
  expect(read({})).toEqual([true, true]);
  expect(read({ 'no-watch': true, 'no-timeout': true })).toEqual([false, false]);
  expect(read({ watch: false, timeout: false })).toEqual([false, false]);
  expect(read({ watch: 'false', timeout: 'false' })).toEqual([false, false]);
  expect(read({ watch: 'true', timeout: true })).toEqual([true, true]);
  expect(() => parseOfflineOptions({ inspect: 'brk' })).toThrow('--inspect "brk": must be a whole number');
});
