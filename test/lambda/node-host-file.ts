import { buildSync } from 'esbuild';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let file: string | undefined;

/** The host of Node.js functions as JavaScript, as the build would write it: a process and its threads cannot run TypeScript. */
export function nodeHostFile(): string {
  if (file === undefined) {
    const outdir = mkdtempSync(join(tmpdir(), 'node-host-'));
    const room = resolve(__dirname, '../../src/lambda');
    buildSync({
      entryPoints: [join(room, 'node-host.ts')],
      outdir,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
    });
    file = join(outdir, 'node-host.js');
  }
  return file;
}
