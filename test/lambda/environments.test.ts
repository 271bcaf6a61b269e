import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInvoker, type Invoker, type InvokerOptions } from '../../src/lambda/create-invoker';
import type { FunctionDefinition } from '../../src/lambda/function-definition';
import { children, until } from './children';
import { defineFunction, targetOf, writeFiles, type FunctionFixture } from './function-fixture';
import { nodeHostFile } from './node-host-file';
import { recordingLog } from './recording-log';

const open: Invoker[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((invoker) => invoker.close()));
});

function run(fixture: FunctionFixture, options: InvokerOptions = {}) {
  const definition = defineFunction(fixture);
  const log = recordingLog();
  const invoker = createInvoker([definition], {
    nodeHostFile: nodeHostFile(),
    watch: false,
    log,
    ...options,
  });
  open.push(invoker);
  const invoke = async (event: unknown = {}): Promise<unknown> =>
    JSON.parse((await invoker.invoke(targetOf(definition), event)).payload) as unknown;
  return { definition, invoker, invoke, log };
}

const waiting = 'const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));';
const counter = 'let calls = 0; exports.handler = async () => ++calls;';

describe('execution environments', () => {
  it('keep the state of a function between invocations', async () => {
    const { invoke, invoker } = run({ id: 'warm', files: { 'index.js': counter } });
    expect([await invoke(), await invoke(), await invoke()]).toEqual([1, 2, 3]);
    expect(invoker.environments).toBe(1);
  });

  it('keep the state of a Python function between invocations', async () => {
    const { invoke } = run({
      id: 'warm',
      files: {
        'app.py': 'calls = 0\ndef handler(event, context):\n  global calls\n  calls += 1\n  return calls\n',
      },
    });
    expect([await invoke(), await invoke()]).toEqual([1, 2]);
  });

  it('take one invocation at a time, and more of them start while invocations wait', async () => {
    const { invoke, invoker } = run({
      id: 'parallel',
      timeoutSeconds: 20,
      files: {
        'index.js': `
          const { readdirSync, writeFileSync } = require('node:fs');
          ${waiting}
          let now = 0, most = 0;
          exports.handler = async (event, { awsRequestId }) => {
            most = Math.max(most, ++now);
            writeFileSync(awsRequestId + '.running', '');
            while (readdirSync('.').filter((name) => name.endsWith('.running')).length < 4) await wait(10);
            now--;
            return most;
          };`,
      },
    });
    expect(await Promise.all(Array.from({ length: 4 }, () => invoke()))).toEqual([1, 1, 1, 1]);
    expect(invoker.environments).toBe(4);
  });

  it('are bounded: what is beyond waits, and beyond the queue is throttled', async () => {
    const code = `${waiting} exports.handler = async () => wait(50);`;
    const { invoke, invoker } = run(
      { id: 'bounded', files: { 'index.js': code }, reservedConcurrency: 2 },
      { maximumQueue: 3, growAfterMs: 1 },
    );
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => invoke()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
      code: 'FUNCTION_THROTTLED',
    });
    expect(invoker.environments).toBeLessThanOrEqual(2);
  });

  it('of a function whose reserved concurrency is 0 never start', async () => {
    const { invoke, invoker } = run({ id: 'off', files: { 'index.js': counter }, reservedConcurrency: 0 });
    await expect(invoke()).rejects.toMatchObject({ code: 'FUNCTION_THROTTLED' });
    expect(invoker.environments).toBe(0);
  });

  it.each([
    ['exits', 'process.exit(1)'],
    ['outgrows its memory', 'const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length))'],
    ['aborts its process', 'process.kill(process.pid, "SIGABRT")'],
    ['blocks its thread', 'for (;;);'],
  ])('are replaced after one that %s, and other functions go on', async (_what, code) => {
    const broken = defineFunction({
      id: 'broken',
      timeoutSeconds: 1,
      memoryMb: 64,
      files: {
        'index.js': `let calls = 0; exports.handler = async ({ fail }) => { if (fail) { ${code} } return ++calls; };`,
      },
    });
    const sound = defineFunction({ id: 'sound', files: { 'index.js': counter } });
    const log = recordingLog();
    const invoker = createInvoker([broken, sound], { nodeHostFile: nodeHostFile(), watch: false, log });
    open.push(invoker);
    const call = async (definition: FunctionDefinition, event: unknown): Promise<unknown> =>
      JSON.parse((await invoker.invoke(targetOf(definition), event)).payload) as unknown;
    expect(await call(sound, {})).toBe(1);
    const failing = call(broken, { fail: true });
    expect(await call(sound, {})).toBe(2);
    expect(JSON.stringify(await failing)).toMatch(/Runtime.ExitError|Sandbox.Timedout/);
    expect(await call(broken, {})).toBe(1);
    expect(await call(sound, {})).toBe(3);
    expect(log.lines.filter((line) => line.startsWith('error broken failed'))).toHaveLength(1);
  });

  it.each([
    ['exits', 'process.exit(1)'],
    ['aborts', 'process.abort()'],
    ['uses up its memory', 'new Array(200000000).fill({})'],
  ])('end alone: one that %s leaves the others of its function to their work', async (_what, code) => {
    const { definition, invoke } = run({
      id: 'alone',
      timeoutSeconds: 20,
      memoryMb: 64,
      files: {
        'index.js': `
          const { existsSync } = require('node:fs');
          ${waiting}
          exports.handler = async ({ fail }) => {
            if (fail) { ${code} }
            while (!existsSync('go')) await wait(10);
            return 'done';
          };`,
      },
    });
    const other = invoke();
    expect(await invoke({ fail: true })).toMatchObject({ errorType: 'Runtime.ExitError' });
    writeFiles(definition.codeDirectory, { go: '' });
    expect(await other).toBe('done');
  });

  it('say where an error comes from, in the source that was bundled', async () => {
    const { buildSync } = await import('esbuild');
    const { definition, invoke, log } = run({
      id: 'mapped',
      handler: 'dist/api.handler',
      files: {
        'src/api.ts':
          'interface Event { n: number }\n\nexport async function handler(event: Event) {\n  throw new Error(`no ${event.n}`);\n}\n',
      },
    });
    const directory = definition.codeDirectory;
    buildSync({
      entryPoints: [`${directory}/src/api.ts`],
      outfile: `${directory}/dist/api.js`,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      sourcemap: true,
    });
    expect(await invoke({ n: 7 })).toMatchObject({ errorMessage: 'no 7' });
    expect(log.lines.at(-1)).toMatch(/^error mapped failed: Error: no 7\n.*src\/api\.ts:4:9/);
  });

  it('print what the function prints, with its name in front', async () => {
    const { invoke, log } = run({
      id: 'talks',
      files: {
        'index.js':
          "console.log('loading'); exports.handler = async () => { console.error('two\\nlines'); };",
      },
    });
    await invoke();
    await until(() => log.lines.length === 3);
    expect([...log.lines].sort()).toEqual([
      'output talks: lines',
      'output talks: loading',
      'output talks: two',
    ]);
  });

  it('start anew when the code changes, through a syntax error and out of it', async () => {
    const { definition, invoke, log } = run(
      { id: 'edited', files: { 'src/index.js': counter }, handler: 'src/index.handler' },
      { watch: true },
    );
    expect([await invoke(), await invoke()]).toEqual([1, 2]);
    writeFiles(definition.codeDirectory, { 'src/index.js': 'exports.handler = async () => {' });
    await until(async () => typeof (await invoke()) === 'object');
    expect(await invoke()).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
    await until(() => log.lines.some((line) => line.includes('src/index.js:1')));
    writeFiles(definition.codeDirectory, { 'src/index.js': "exports.handler = async () => 'new';" });
    await until(async () => (await invoke()) === 'new');
  });

  it.each([
    [
      'Node.js',
      {
        'index.js': `
          ${waiting}
          exports.handler = async () => { console.log(process.pid); await wait(400); return 'done'; };`,
      },
    ],
    [
      'Python',
      {
        'app.py':
          'import os, time\ndef handler(event, context):\n  print(os.getpid())\n  time.sleep(0.4)\n  return "done"\n',
      },
    ],
  ])('finish an invocation when Ctrl+C reaches their process too: %s', async (_language, files) => {
    const { invoke, log } = run({ id: 'asked', files });
    const result = invoke();
    const printed = (): string | undefined => log.lines.find((line) => line.startsWith('output asked: '));
    await until(() => printed() !== undefined);
    process.kill(Number(printed()?.replace('output asked: ', '')), 'SIGINT');
    expect(await result).toBe('done');
  });

  it('start before they are called, where they are asked to, and anew when the code changes', async () => {
    const code = (version: string): string =>
      `console.log('${version} loads'); exports.handler = async () => '${version}';`;
    const { definition, invoker, invoke, log } = run({ id: 'ahead', files: { 'index.js': code('old') } });
    await invoker.prepare([definition.logicalId, 'Unknown']);
    expect(invoker.environments).toBe(1);
    await until(() => log.lines.includes('output ahead: old loads'));
    expect(await invoke()).toBe('old');
    expect(invoker.environments).toBe(1);
    writeFiles(definition.codeDirectory, { 'index.js': code('new') });
    invoker.reload();
    await until(() => log.lines.includes('output ahead: new loads'));
    expect(await invoke()).toBe('new');
    writeFiles(definition.codeDirectory, { 'index.js': 'syntax error' });
    invoker.reload();
    await until(() => log.lines.some((line) => line.startsWith('error ahead failed')));
  });

  it('let an invocation under way finish with the old code', async () => {
    const { definition, invoker, invoke, log } = run({
      id: 'replaced',
      timeoutSeconds: 20,
      files: {
        'index.js': `
          const { existsSync } = require('node:fs');
          ${waiting}
          exports.handler = async () => {
            console.log('under way');
            while (!existsSync('go')) await wait(10);
            return 'old';
          };`,
      },
    });
    const first = invoke();
    await until(() => log.lines.includes('output replaced: under way'));
    writeFiles(definition.codeDirectory, { 'index.js': "exports.handler = async () => 'new';" });
    invoker.reload();
    expect(await invoke()).toBe('new');
    writeFiles(definition.codeDirectory, { go: '' });
    expect(await first).toBe('old');
  });

  it('have their time-out for each invocation, and none between them', async () => {
    const { invoke } = run({
      id: 'paced',
      timeoutSeconds: 0.8,
      files: {
        'index.js': `
          ${waiting}
          let calls = 0;
          exports.handler = async ({ ms }) => { await wait(ms); return ++calls; };`,
      },
    });
    expect(await invoke({ ms: 500 })).toBe(1);
    expect(await invoke({ ms: 500 })).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await invoke({ ms: 0 })).toBe(3);
    expect(await invoke({ ms: 60_000 })).toMatchObject({ errorType: 'Sandbox.Timedout' });
    expect(await invoke({ ms: 0 })).toBe(1);
  });

  it('that take too long to start time out', async () => {
    const { invoke } = run(
      {
        id: 'slow-start',
        timeoutSeconds: 1,
        files: {
          'index.mjs':
            'await new Promise((r) => setTimeout(r, 60000)); export const handler = async () => 1;',
        },
      },
      { initTimeoutMs: 100 },
    );
    expect(await invoke()).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });

  it('need their code directory', async () => {
    const { definition } = run({ id: 'nowhere', files: { 'index.js': counter } });
    const moved = { ...definition, codeDirectory: `${definition.codeDirectory}/gone` };
    const invoker = createInvoker([moved], { nodeHostFile: nodeHostFile(), watch: false });
    open.push(invoker);
    await expect(invoker.invoke(targetOf(moved), {})).rejects.toMatchObject({ code: 'FUNCTION_START' });
  });

  it('leave no process behind', async () => {
    const before = children();
    const node = run({
      id: 'n',
      timeoutSeconds: 60,
      files: { 'index.js': 'exports.handler = async ({ hang }) => { if (hang) for (;;); return 1 };' },
    });
    const python = run({
      id: 'p',
      timeoutSeconds: 60,
      files: { 'app.py': 'def handler(event, context):\n  while event.get("hang"): pass\n  return 1\n' },
    });
    expect(await Promise.all([node.invoke(), python.invoke()])).toEqual([1, 1]);
    const hanging = Promise.allSettled([node.invoke({ hang: true }), python.invoke({ hang: true })]);
    expect(children().length).toBeGreaterThan(before.length);
    await Promise.all(open.splice(0).map((invoker) => invoker.close()));
    expect(await hanging).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    await until(() => children().every((id) => before.includes(id)));
  });

  it('run asynchronous calls after the answer', async () => {
    const { definition, invoker, log } = run({
      id: 'async',
      files: {
        'index.js': "exports.handler = async () => { console.log('ran'); throw new Error('unseen'); };",
      },
    });
    expect(await invoker.invoke({ ...targetOf(definition), invocationType: 'Event' }, {})).toEqual({
      payload: '',
    });
    await until(() => log.lines.includes('output async: ran'));
  });
});

describe('functions of other runtimes', () => {
  const java: FunctionFixture = { id: 'java-one', runtime: 'java21', handler: 'a.B::c', files: {} };

  it('need an endpoint', async () => {
    const { invoke } = run(java);
    await expect(invoke()).rejects.toMatchObject({ code: 'FUNCTION_RUNTIME' });
  });

  it('are called through what speaks the Invoke API', async () => {
    const seen: { url?: string | undefined; type?: unknown; body: string }[] = [];
    const server = createServer((request: IncomingMessage, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        seen.push({ url: request.url, type: request.headers['x-amz-invocation-type'], body });
        const { status = 200, failed } = JSON.parse(body) as { status?: number; failed?: string };
        if (failed !== undefined) response.setHeader('X-Amz-Function-Error', failed);
        response.writeHead(status).end('{"errorMessage":"ü"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { definition, invoker } = run(java, {
      lambdaEndpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    const target = { ...targetOf(definition), qualifier: 'live' };
    expect(await invoker.invoke(target, { a: 'ü' })).toEqual({ payload: '{"errorMessage":"ü"}' });
    expect(await invoker.invoke(target, { failed: 'Unhandled' })).toEqual({
      payload: '{"errorMessage":"ü"}',
      functionError: 'Unhandled',
    });
    await expect(invoker.invoke(target, { status: 429 })).rejects.toMatchObject({ code: 'LAMBDA_ENDPOINT' });
    expect(seen[0]).toEqual({
      url: '/2015-03-31/functions/java-one/invocations?Qualifier=live',
      type: 'RequestResponse',
      body: '{"a":"ü"}',
    });
    await invoker.close();
    await new Promise((resolve) => server.close(resolve));
    await expect(invoker.invoke(target, {})).rejects.toMatchObject({ code: 'LAMBDA_ENDPOINT' });
  });

  it('that the template does not hold are unknown', async () => {
    const { invoker } = run(java);
    const target = {
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:other',
      invocationType: 'RequestResponse',
    } as const;
    await expect(invoker.invoke(target, {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
  });
});
