import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, parse } from 'node:path';

/**
 * A copy of what a bundler has built. Bundlers delete their folder when a packaging ends, also one that another process
 * began in the same service, and nothing builds it again until a source changes.
 */
export interface BuildCopy {
  /** Where the code can be run from now: the folder itself, or its copy while something of it is missing. */
  directory(): string;
  /** Takes over the folder as it is now; keeps the last copy if it is on its way out. */
  refresh(): void;
  close(): void;
}

export function createBuildCopy(build: string): BuildCopy {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'private-api-'));
  let count = 0;
  let copy:
    { readonly parent: string; readonly directory: string; readonly files: readonly string[] } | undefined;

  const isWhole = (): boolean => (copy?.files ?? ['']).every((file) => existsSync(join(build, file)));
  const refresh = (): void => {
    count += 1;
    const parent = join(root, String(count));
    try {
      const directory = copyOf(build, parent);
      const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
      if (copy !== undefined) remove(copy.parent);
      copy = { parent, directory, files };
    } catch {
      remove(parent);
    }
  };
  refresh();
  return {
    directory: () => (isWhole() ? build : (copy?.directory ?? build)),
    refresh,
    close: () => remove(root),
  };
}

/** Copies a folder to the same path below another; the packages that its code finds on the way up are linked. */
function copyOf(build: string, parent: string): string {
  const drive = parse(build).root;
  const target = (path: string): string => join(parent, path.slice(drive.length));
  mkdirSync(dirname(target(build)), { recursive: true });
  for (let folder = dirname(build); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    const manifest = join(folder, 'package.json');
    if (statSync(modules, { throwIfNoEntry: false })?.isDirectory()) {
      symlinkSync(modules, target(modules), 'junction');
    }
    if (existsSync(manifest)) copyFileSync(manifest, target(manifest));
    if (folder === drive) break;
  }
  cpSync(build, target(build), {
    recursive: true,
    filter: (source) => basename(source) !== 'node_modules',
  });
  return target(build);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
