// Builds dist/: plain tsc, then the mapping templates that ship as files. A build that fails leaves the last one.
import { execFileSync } from 'node:child_process';
import { cpSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const next = `${root}dist.next`;

rmSync(next, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', `${root}src/tsconfig.json`, '--outDir', next], {
  stdio: 'inherit',
});
cpSync(`${root}src/mapping-templates`, `${next}/mapping-templates`, {
  recursive: true,
  filter: (source) => !source.endsWith('.ts'),
});
rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(next, `${root}dist`);
