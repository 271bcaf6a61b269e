import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInvoker, type Invoker, type InvokerOptions } from '../../src/lambda/create-invoker';
import type { FunctionDefinition } from '../../src/lambda/function-definition';
import { startSpareProcess, type SpareProcess } from '../../src/lambda/spare-process';
import { children, until } from './children';
import { defineFunction, targetOf, writeFiles } from './function-fixture';
import { nodeHostFile } from './node-host-file';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const variables = { PATH: process.env['PATH'] };
/** Tells where it runs. */
const tells = `
  exports.handler = async () => ({
    pid: String(process.pid),
    cwd: process.cwd(),
    name: process.env.AWS_LAMBDA_FUNCTION_NAME,
    own: process.env.OWN,
    variables: Object.keys(process.env).length,
    hours: new Date(0).getHours(),
    memoryMb: Number(/size=(\\d+)/.exec(process.execArgv[0])[1]),
  });`;

interface Told {
  readonly pid: string;
  readonly variables: number;
}

function spareProcess(
  memoryMb = 128,
  parent: Record<string, string | undefined> = variables,
): {
  spare: SpareProcess;
  pid: string | undefined;
} {
  const hostFile = nodeHostFile();
  const before = children();
  const spare = startSpareProcess({ parent, hostFile }, memoryMb);
  open.push(spare);
  return { spare, pid: children().find((id) => !before.includes(id)) };
}

function invokerOf(
  functions: readonly FunctionDefinition[],
  spare: SpareProcess,
  options: InvokerOptions = {},
): Invoker {
  const invoker = createInvoker(functions, {
    nodeHostFile: nodeHostFile(),
    watch: false,
    parentEnvironment: variables,
    spareProcess: spare,
    ...options,
  });
  open.push(invoker);
  return invoker;
}

async function call(invoker: Invoker, definition: FunctionDefinition): Promise<Told> {
  return JSON.parse((await invoker.invoke(targetOf(definition), {})).payload) as Told;
}

const isAlive = (pid: string | undefined): boolean => pid !== undefined && children().includes(pid);

describe('a spare process', () => {
  it('becomes the process of the first function that is called, and that sees nothing of it', async () => {
    const { spare, pid } = spareProcess(256);
    const fixture = { files: { 'index.js': tells }, environment: { OWN: 'mine' } };
    const [first, second] = ['first', 'second'].map((id, index) =>
      defineFunction({ ...fixture, id, memoryMb: 256 * (index + 1) }),
    ) as [FunctionDefinition, FunctionDefinition];
    const invoker = invokerOf([first, second], spare);
    const told = await call(invoker, first);
    expect(told).toMatchObject({
      pid,
      cwd: first.codeDirectory,
      name: 'first',
      own: 'mine',
      hours: 0,
      memoryMb: 256,
    });
    const later = await call(invoker, second);
    expect(later).toMatchObject({ cwd: second.codeDirectory, name: 'second', memoryMb: 512 });
    expect(later.pid).not.toBe(pid);
    expect(later.variables).toBe(told.variables);
  });

  it('starts anew for the memory of the functions', async () => {
    const { spare, pid } = spareProcess(1024);
    const definition = defineFunction({
      id: 'ready',
      files: { 'index.js': tells },
      environment: { OWN: 'mine' },
    });
    const before = children();
    const invoker = invokerOf([definition], spare);
    const anew = children().find((id) => !before.includes(id));
    expect(await call(invoker, definition)).toMatchObject({
      pid: anew,
      name: 'ready',
      own: 'mine',
      memoryMb: 128,
    });
    await until(() => !isAlive(pid));
  });

  it('is not for a function with variables that Node.js reads when it starts', async () => {
    const { spare, pid } = spareProcess();
    const shared = mkdtempSync(join(tmpdir(), 'shared-'));
    writeFiles(shared, { 'layer.js': "module.exports = 'from a layer';" });
    const layered = defineFunction({
      id: 'layered',
      files: {
        'index.js': "exports.handler = async () => ({ pid: String(process.pid), found: require('layer') });",
      },
      environment: { NODE_PATH: shared },
    });
    const plain = defineFunction({ id: 'plain', files: { 'index.js': tells } });
    const invoker = invokerOf([layered, plain], spare);
    const told = await call(invoker, layered);
    expect(told).toMatchObject({ found: 'from a layer' });
    expect(told.pid).not.toBe(pid);
    expect((await call(invoker, plain)).pid).toBe(pid);
  });

  it('is left alone where a function needs other variables by now', async () => {
    const { spare, pid } = spareProcess();
    const definition = defineFunction({ id: 'later', files: { 'index.js': tells } });
    const invoker = invokerOf([definition], spare, {
      parentEnvironment: { ...variables, NODE_EXTRA_CA_CERTS: '/nowhere' },
    });
    expect((await call(invoker, definition)).pid).not.toBe(pid);
  });

  it('that is dead is no loss', async () => {
    const { spare, pid } = spareProcess();
    process.kill(Number(pid), 'SIGKILL');
    await until(() => !isAlive(pid));
    const definition = defineFunction({ id: 'next', files: { 'index.js': tells } });
    expect((await call(invokerOf([definition], spare), definition)).pid).not.toBe(pid);
  });

  it('does not start under a debugger, which would stop at it', () => {
    const before = children();
    expect(spareProcess(128, { ...variables, NODE_OPTIONS: '--inspect' }).pid).toBeUndefined();
    expect(children()).toEqual(before);
  });

  it('ends when no function is for it', async () => {
    const { spare, pid } = spareProcess();
    invokerOf([defineFunction({ id: 'python', files: { 'app.py': '' } })], spare);
    await until(() => !isAlive(pid));
  });

  it.each([
    ['before it is used', false],
    ['after', true],
  ])('ends with the functions, %s', async (_when, used) => {
    const { spare, pid } = spareProcess();
    const definition = defineFunction({ id: 'short', files: { 'index.js': tells } });
    const invoker = invokerOf([definition], spare);
    if (used) await call(invoker, definition);
    expect(isAlive(pid)).toBe(true);
    await invoker.close();
    await until(() => !isAlive(pid));
  });

  it('neither keeps the command alive nor outlives it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'spare-'));
    buildSync({
      entryPoints: [resolve(__dirname, '../../src/lambda/spare-process.ts')],
      outfile: join(directory, 'spare-process.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
    });
    const script = join(directory, 'command.js');
    writeFileSync(
      script,
      `const { startSpareProcess } = require('./spare-process.js');
       const { execSync } = require('node:child_process');
       startSpareProcess({ parent: process.env, hostFile: ${JSON.stringify(nodeHostFile())} }).prepare(128);
       const rows = execSync('ps -A -o pid=,ppid=,args=').toString().split('\\n');
       console.log(rows.filter((row) => row.trim().split(/\\s+/)[1] === String(process.pid)).join('\\n'));`,
    );
    const { stdout, status } = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 10_000 });
    const pid = Number(/(\d+) .*node-host\.js/.exec(stdout)?.[1]);
    expect(status).toBe(0);
    await until(() => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return pid > 0;
      }
    });
  });
});
