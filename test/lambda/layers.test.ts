import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInvoker } from '../../src/lambda';
import { defineFunction, targetOf } from './function-fixture';
import { nodeHostFile } from './node-host-file';

function aLayer(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'layer-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

const first = aLayer({
  'nodejs/node_modules/tools/index.js': "module.exports = 'tools of the first'",
  'nodejs/node20/node_modules/versioned.js': "module.exports = 'versioned'",
  'nodejs/shared.js': "module.exports = 'shared of the first'",
  'nodejs/only-first.js': "module.exports = 'only in the first'",
  'nodejs/module.mjs': "export const name = 'module of the first';",
  'nodejs/one.mjs': "export const name = 'one of the first';",
  'python/tools.py': "name = 'tools of the first'",
  'python/lib/python3.13/site-packages/versioned.py': "name = 'versioned'",
});
const second = aLayer({
  'nodejs/node_modules/tools/index.js': "module.exports = 'tools of the second'",
  'nodejs/shared.js': "module.exports = 'shared of the second'",
  'nodejs/one.mjs': "export const name = 'one of the second';",
  'python/tools.py': "name = 'tools of the second'",
});

const node = `exports.handler = async () =>
  ['tools', 'versioned', '/opt/nodejs/shared', '/opt/nodejs/only-first.js', 'only-first'].map((name) => require(name));`;
const modules = `import { name } from '/opt/nodejs/module.mjs';
import { name as one } from 'file:///opt/nodejs/one.mjs';
export const handler = async () => [name, one, (await import('/opt/nodejs/shared.js')).default];`;
const python = `import tools, versioned
def handler(event, context):
    return [tools.name, versioned.name]
`;

it.each<[string, Record<string, string>, string[]]>([
  [
    'Node.js',
    { 'index.js': node },
    ['tools of the second', 'versioned', 'shared of the second', 'only in the first', 'only in the first'],
  ],
  [
    'ES modules',
    { 'index.mjs': modules },
    ['module of the first', 'one of the second', 'shared of the second'],
  ],
  ['Python', { 'app.py': python }, ['tools of the second', 'versioned']],
])('layers are on the module path of %s, a later one over an earlier one', async (_, files, expected) => {
  const definition = {
    ...defineFunction({ id: 'layered', files }),
    layerDirectories: [first, second],
  };
  const quiet = (): void => undefined;
  const invoker = createInvoker([definition], {
    region: 'us-east-1',
    log: { output: quiet, notice: quiet, warning: quiet, error: quiet },
    watch: false,
    nodeHostFile: nodeHostFile(),
  });
  const { payload } = await invoker.invoke(targetOf(definition), {});
  await invoker.close();
  expect(JSON.parse(payload)).toEqual(expected);
});
