import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { parseTemplate } from '../../src/vtl';
import { blocksIn, codeBlocks, pages } from './code-blocks';

const root = join(__dirname, '../..');
const known = [
  'ts',
  'typescript',
  'js',
  'vtl',
  'json',
  'python',
  'sh',
  'text',
  'mermaid',
  'yaml',
  'http',
  'xml',
];

test('every block names its language', () => {
  expect(codeBlocks.filter(({ language }) => !known.includes(language))).toEqual([]);
});

/** Each block is a file in the folder of the project, so that it imports the package as the reader does. */
test('TypeScript compiles', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const sources = new Map(
    blocksIn('ts', 'typescript').map(({ place, code }) => [
      join(root, `${place.replace(/[/:]/g, '__')}.ts`),
      { place, code },
    ]),
  );
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) => {
    const block = sources.get(name);
    // Without an import, a file would share its names with every other block.
    return block
      ? ts.createSourceFile(
          name,
          /^(import|export)\b/m.test(block.code) ? block.code : `${block.code}\nexport {};`,
          version,
        )
      : readSource(name, version, ...rest);
  };
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => sources.has(name) || fileExists(name);

  const program = ts.createProgram(
    [...sources.keys()],
    { ...options, noUnusedLocals: false, noUnusedParameters: false },
    host,
  );
  const errors = [...sources].flatMap(([name, { place }]) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ start = 0, file, messageText }) => {
      const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${place} +${String(line + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }),
  );
  expect(errors).toEqual([]);
}, 60_000);

test('mapping templates parse', () => {
  for (const { place, code } of blocksIn('vtl')) parseTemplate(code, place);
  expect(blocksIn('vtl').length).toBeGreaterThan(0);
});

test('JSON parses', () => {
  for (const { place, code } of blocksIn('json')) {
    expect(() => JSON.parse(code) as unknown).not.toThrow(`${place}: `);
  }
});

test('Python compiles', () => {
  const code = JSON.stringify(blocksIn('python').map((block) => [block.place, block.code]));
  const check = 'import json,sys\nfor place, code in json.load(sys.stdin): compile(code, place, "exec")';
  const { status, stderr } = spawnSync('python3', ['-c', check], { input: code, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('links between pages lead somewhere', () => {
  const dead = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, target = '']) => join(dirname(page), target))
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(dead).toEqual([]);
});
