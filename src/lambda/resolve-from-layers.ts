import { existsSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';

const unpacked = '/opt/';

/** Node.js's own resolution, which loaders of every kind replace at this place. */
interface Resolution {
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

/** The same for ES modules, whose paths are whole: hooks run as a module of their own (nodejs.org/api/module.html#hooks). */
const importHooks = `
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
let directories = [];
export const initialize = (data) => void (directories = data);
export const resolve = (specifier, context, next) => {
  const path = specifier.startsWith('file:///') ? fileURLToPath(specifier) : specifier;
  if (!path.startsWith('${unpacked}') || existsSync(path)) return next(specifier, context);
  const found = directories.map((directory) => join(directory, path.slice(${unpacked.length}))).find(existsSync);
  return next(found === undefined ? specifier : pathToFileURL(found).href, context);
};`;

/** Has `require('/opt/nodejs/tools')` and `import` find what layers bring, where Lambda unpacks them to `/opt`. */
export function resolveFromLayers(layerDirectories: readonly string[]): void {
  if (layerDirectories.length === 0) return;
  const nearest = layerDirectories.toReversed();
  Module.register(`data:text/javascript,${encodeURIComponent(importHooks)}`, { data: nearest });
  const resolution = Module as unknown as Resolution;
  const byDefault = resolution._resolveFilename.bind(Module);
  resolution._resolveFilename = (request, ...rest) => {
    if (request.startsWith(unpacked) && !existsSync(request)) {
      for (const directory of nearest) {
        try {
          return byDefault(join(directory, request.slice(unpacked.length)), ...rest);
        } catch {
          // Another layer may have it.
        }
      }
    }
    return byDefault(request, ...rest);
  };
}
