import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInvoker, type Invoker, type InvokerOptions } from '../../src/lambda/create-invoker';
import { until } from './children';
import { defineFunction, targetOf, writeFiles, type FunctionFixture } from './function-fixture';
import { nodeHostFile } from './node-host-file';
import { recordingLog } from './recording-log';

jest.setTimeout(60_000);
const open: Invoker[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((invoker) => invoker.close()));
});

function run(files: FunctionFixture['files'], options: InvokerOptions = {}) {
  const definition = defineFunction({ id: 'orders', files, timeoutSeconds: 20 });
  const log = recordingLog();
  const invoker = createInvoker([definition], {
    nodeHostFile: nodeHostFile(),
    watch: false,
    log,
    ...options,
  });
  open.push(invoker);
  const invoke = async (event: unknown = {}, tenantId?: string): Promise<unknown> => {
    const target = { ...targetOf(definition), ...(tenantId === undefined ? {} : { tenantId }) };
    return JSON.parse((await invoker.invoke(target, event)).payload) as unknown;
  };
  const said = (text: string): string[] => log.lines.filter((line) => line.includes(text));
  return { invoke, log, said, definition, invoker };
}

it('has the records of Python with the handler and the format of Lambda', async () => {
  const { invoke, said } = run({
    'app.py': `import logging
logger = logging.getLogger()
logger.setLevel(logging.INFO)
logging.basicConfig(format="ignored")
def handler(event, context):
    logger.info("of the root")
    logging.getLogger("orders").warning("of another")
    return [len(logger.handlers), logger.handlers[0].formatter is not None, context.aws_request_id]
`,
  });
  const [handlers, formatted, id] = (await invoke()) as [number, boolean, string];
  expect([handlers, formatted]).toEqual([1, true]);
  await until(() => said('of another').length > 0);
  const record = (level: string, message: string): RegExp =>
    new RegExp(
      `^output orders: \\[${level}\\]\\t\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d+Z\\t${id}\\t${message}$`,
    );
  expect(said('of the root')).toEqual([expect.stringMatching(record('INFO', 'of the root'))]);
  expect(said('of another')).toEqual([expect.stringMatching(record('WARNING', 'of another'))]);
});

it('says once what Python cannot import, and where', async () => {
  const { invoke, said } = run({
    'app.py': 'import tools\ndef handler(event, context): pass\n',
    'tools.py': '\nimport nowhere\n',
  });
  expect(await invoke()).toMatchObject({ errorType: 'Runtime.ImportModuleError', stackTrace: [] });
  await until(() => said('tools.py", line 2').length > 0);
  expect(said("No module named 'nowhere'")).toHaveLength(1);
});

it('says where the syntax of an ES module is broken', async () => {
  const { invoke, said } = run({
    'index.mjs': 'export const a = 1;\nexport const handler = async () => {\n  const x = ;\n};\n',
  });
  expect(await invoke()).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
  await until(() => said('index.mjs:3').length > 0);
});

it('does not glue output without a line break to what comes later', async () => {
  const { invoke, log } = run({
    'index.js': "exports.handler = async ({ n }) => { process.stdout.write('part ' + n); };",
  });
  for (const n of [1, 2]) {
    await invoke({ n });
    await until(() => log.lines.includes(`output orders: part ${n}`));
  }
});

it.each([
  ['CommonJS', { 'index.js': "exports.handler = async () => { throw new Error('broken'); };" }],
  [
    'an ES module',
    { 'index.mjs': "export const handler = async () => { await null; throw new Error('broken'); };" },
  ],
  ['while it loads', { 'index.js': "throw new Error('broken');" }],
])('ends traces in the frames of the handler: %s', async (_what, files) => {
  const { invoke, definition } = run(files);
  const { trace } = (await invoke()) as { trace: string[] };
  expect(trace[0]).toBe('Error: broken');
  expect(trace.slice(1).every((line) => !line.includes('node-host'))).toBe(true);
  expect(trace.at(-1)).toContain(definition.codeDirectory);
});

it("finds modules by the hooks that the gateway has of them, as Yarn's Plug'n'Play", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hook-'));
  writeFiles(folder, {
    'hook.cjs': `
      const Module = require('node:module');
      const byDefault = Module._resolveFilename;
      Module._resolveFilename = (request, ...rest) =>
        request === 'plugged' ? ${JSON.stringify(join(folder, 'plugged.js'))} : byDefault(request, ...rest);`,
    'plugged.js': "module.exports = 'plugged';",
  });
  const { invoke } = run(
    { 'index.js': "exports.handler = async () => [require('plugged'), process.env.NODE_OPTIONS ?? null];" },
    {
      parentEnvironment: {
        PATH: process.env['PATH'],
        NODE_OPTIONS: `--require ${JSON.stringify(join(folder, 'hook.cjs'))}`,
      },
    },
  );
  expect(await invoke()).toEqual(['plugged', null]);
});

it.each([
  [
    'Node.js',
    {
      'index.js':
        'let calls = 0; exports.handler = async (event, { tenantId }) => [tenantId ?? null, ++calls];',
    },
  ],
  [
    'Python',
    {
      'app.py':
        'calls = 0\ndef handler(event, context):\n  global calls\n  calls += 1\n  return [context.tenant_id, calls]\n',
    },
  ],
])('gives each tenant environments of its own: %s', async (_language, files) => {
  const { invoke, invoker } = run(files);
  expect([await invoke({}, 'blue'), await invoke({}, 'green'), await invoke({}, 'blue')]).toEqual([
    ['blue', 1],
    ['green', 1],
    ['blue', 2],
  ]);
  expect(await invoke()).toEqual([null, 1]);
  expect(invoker.environments).toBe(3);
});
