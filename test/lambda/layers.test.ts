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
  'python/tools.py': "name = 'tools of the first'",
  'python/lib/python3.13/site-packages/versioned.py': "name = 'versioned'",
});
const second = aLayer({
  'nodejs/node_modules/tools/index.js': "module.exports = 'tools of the second'",
  'nodejs/shared.js': "module.exports = 'shared of the second'",
  'python/tools.py': "name = 'tools of the second'",
});

const node = `exports.handler = async () =>
  ['tools', 'versioned', '/opt/nodejs/shared', '/opt/nodejs/only-first.js', 'only-first'].map((name) => require(name));`;
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
