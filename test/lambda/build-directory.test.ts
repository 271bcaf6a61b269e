import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInvoker, type Invoker } from '../../src/lambda/create-invoker';
import { watchDirectory } from '../../src/lambda/watch-directory';
import { until } from './children';
import { defineFunction, targetOf, writeFiles } from './function-fixture';
import { nodeHostFile } from './node-host-file';
import { recordingLog } from './recording-log';

jest.setTimeout(60_000);

const open: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const code = (version: number): string => `
  const tools = require('tools');
  exports.handler = async ({ hold }) => {
    if (hold) await new Promise((resolve) => setTimeout(resolve, hold));
    return { version: ${version}, tools, cwd: hold ? undefined : process.cwd() };
  };`;

/** A service whose bundler writes `.esbuild/.build`, with a dependency beside it. */
function aService(watch = true) {
  const service = realpathSync(mkdtempSync(join(tmpdir(), 'service-')));
  writeFiles(service, { 'node_modules/tools/index.js': "module.exports = 'tools';" });
  const build = (version: number): void => writeFiles(service, { '.esbuild/.build/index.js': code(version) });
  // As serverless-esbuild does when a packaging ends.
  const clean = (): void => rmSync(join(service, '.esbuild'), { recursive: true });
  build(1);
  const codeDirectory = join(service, '.esbuild/.build');
  const definition = {
    ...defineFunction({ id: 'built', files: {}, timeoutSeconds: 20 }),
    codeDirectory,
    isBuilt: true,
  };
  const log = recordingLog();
  const invoker: Invoker = createInvoker([definition], { nodeHostFile: nodeHostFile(), log, watch });
  open.push(() => invoker.close());
  const invoke = async (event: unknown = {}): Promise<unknown> =>
    JSON.parse((await invoker.invoke(targetOf(definition), event)).payload) as unknown;
  return { codeDirectory, build, clean, invoke, log };
}

it('runs from a copy while what a bundler built is deleted, and anew once it is back', async () => {
  const { codeDirectory, build, clean, invoke, log } = aService();
  expect(await invoke()).toEqual({ version: 1, tools: 'tools', cwd: codeDirectory });
  clean();
  await until(() => log.lines.some((line) => line.startsWith(`notice ${codeDirectory} is gone.`)));
  expect(await invoke()).toMatchObject({ version: 1, tools: 'tools', cwd: expect.any(String) as string });
  build(2);
  await until(() =>
    log.lines.includes(`notice ${codeDirectory} has been replaced: its functions start anew.`),
  );
  expect(await invoke()).toEqual({ version: 2, tools: 'tools', cwd: codeDirectory });
  writeFiles(codeDirectory, { 'index.js': code(3) });
  await until(async () => ((await invoke()) as { version: number }).version === 3);
  clean();
  await until(async () => ((await invoke()) as { cwd?: string }).cwd !== codeDirectory);
  expect(await invoke()).toMatchObject({ version: 3, tools: 'tools' });
});

it('starts from the copy without watching, too', async () => {
  const { clean, invoke } = aService(false);
  clean();
  expect(await invoke()).toMatchObject({ version: 1, tools: 'tools' });
});

it('answers every request while somebody packages in a loop', async () => {
  const { build, clean, invoke } = aService();
  const answers: unknown[] = [];
  let last = 1;
  let over = false;
  const packaging = (async () => {
    try {
      for (let version = 2; version < 12; version += 1) {
        clean();
        await wait(50 * (version % 4));
        build(version);
        last = version;
        // Not faster than functions start here: a folder that is never there long enough answers nobody.
        const before = answers.length;
        await until(() => answers.length > before + 4);
      }
    } finally {
      over = true;
    }
  })();
  const ask = async (): Promise<void> => {
    while (!over) answers.push(await invoke({ hold: 5 }));
  };
  await Promise.all([packaging, ...Array.from({ length: 6 }, ask)]);
  expect(answers.filter((answer) => (answer as { tools?: string }).tools !== 'tools')).toEqual([]);
  await until(async () => ((await invoke()) as { version?: number }).version === last);
});

it('sees changes in a folder that was deleted and made again', async () => {
  const service = realpathSync(mkdtempSync(join(tmpdir(), 'service-')));
  writeFiles(service, { 'dist/deep/index.js': '1' });
  const seen: string[] = [];
  open.push(
    watchDirectory(service, {
      changed: (file) => seen.push(file),
      gone: () => seen.push('gone'),
      replaced: () => seen.push('replaced'),
      unwatched: (path) => seen.push(`unwatched ${path}`),
    }),
  );
  for (const round of [1, 2]) {
    rmSync(join(service, 'dist'), { recursive: true });
    await until(() => seen.length > 0);
    writeFiles(service, { 'dist/deep/index.js': String(round) });
    await wait(300);
    seen.length = 0;
    writeFiles(service, { 'dist/deep/index.js': `${round} again` });
    await until(() => seen.includes(join(service, 'dist/deep/index.js')));
  }
});
