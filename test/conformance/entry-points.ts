import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { EntryPoints } from './conformance-case';

const packageRoot = resolve(__dirname, '../..');

/**
 * The entry points as the package exports them, from the build; with `fromSource`, the sources that they are built
 * from. Each is loaded when a case first needs it.
 */
export function loadEntryPoints(fromSource: boolean): EntryPoints {
  const load = createRequire(resolve(packageRoot, 'package.json'));
  // By their files: a runner of TypeScript would follow the `paths` of tsconfig.json from a name to the sources.
  const built = (name: string): unknown => {
    try {
      return load(exportedFile(name)) as unknown;
    } catch (cause) {
      throw new Error(`serverless-private-api/${name} cannot be loaded. Run \`npm run build\` first.`, {
        cause,
      });
    }
  };
  return {
    get vtl() {
      return (fromSource ? load('./src/vtl') : built('vtl')) as EntryPoints['vtl'];
    },
    get emulator() {
      return (fromSource ? load('./src/emulator') : built('emulator')) as EntryPoints['emulator'];
    },
    get policy() {
      return (fromSource ? load('./src/policy') : built('policy')) as EntryPoints['policy'];
    },
  };
}

function exportedFile(name: string): string {
  const { exports } = JSON.parse(readFileSync(resolve(packageRoot, 'package.json'), 'utf8')) as {
    exports: Record<string, { default: string } | undefined>;
  };
  const file = exports[`./${name}`]?.default;
  if (file === undefined) throw new Error(`package.json does not export ./${name}.`);
  return resolve(packageRoot, file);
}
