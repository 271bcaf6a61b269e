import { existsSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';

const unpacked = '/opt/';

/** Node.js's own resolution, which loaders of every kind replace at this place. */
interface Resolution {
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

/** Has `require('/opt/nodejs/tools')` find what layers bring, where Lambda unpacks them to `/opt`. */
export function resolveFromLayers(layerDirectories: readonly string[]): void {
  if (layerDirectories.length === 0) return;
  const resolution = Module as unknown as Resolution;
  const byDefault = resolution._resolveFilename.bind(Module);
  resolution._resolveFilename = (request, ...rest) => {
    if (request.startsWith(unpacked) && !existsSync(request)) {
      for (const directory of layerDirectories.toReversed()) {
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
