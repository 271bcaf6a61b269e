// Builds dist/: plain tsc, then the mapping templates that ship as files.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', `${root}src/tsconfig.json`], { stdio: 'inherit' });
if (existsSync(`${root}src/mapping-templates`)) {
  cpSync(`${root}src/mapping-templates`, `${root}dist/mapping-templates`, {
    recursive: true,
    filter: (source) => !source.endsWith('.ts'),
  });
}
