// Builds dist/ where a source is newer: plain tsc, then the mapping templates that ship as files. A build that fails leaves
// the last one.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const next = `${root}dist.next`;
const inputs = ['src', 'scripts/build.mjs', 'tsconfig.json', 'package.json'];
/** Written last, with what was there: a file that is gone, or an older one put back, is a change as well. */
const record = `${root}dist/.inputs`;

const state = inputs.flatMap(stateOf).join('\n');
if (!existsSync(record) || readFileSync(record, 'utf8') !== state) build();

function build() {
  process.stderr.write('Building dist/, because a source has changed …\n');
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  rmSync(next, { recursive: true, force: true });
  execFileSync(process.execPath, [tsc, '-p', `${root}src/tsconfig.json`, '--outDir', next], {
    stdio: 'inherit',
  });
  cpSync(`${root}src/mapping-templates`, `${next}/mapping-templates`, {
    recursive: true,
    filter: (source) => !source.endsWith('.ts'),
  });
  writeFileSync(`${next}/.inputs`, state);
  rmSync(`${root}dist`, { recursive: true, force: true });
  renameSync(next, `${root}dist`);
}

/** A line for each file: path, size and time of change. */
function stateOf(path) {
  const stats = statSync(join(root, path));
  if (!stats.isDirectory()) return [`${path} ${stats.size} ${stats.mtimeMs}`];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => stateOf(join(path, name)));
}
