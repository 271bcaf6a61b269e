import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Host } from './host';

/** A plugin that bundles functions, by the hooks that all of them have: for packaging, and for serverless-offline. */
interface Bundler {
  readonly hooks: Readonly<Record<string, () => unknown>>;
  /** serverless-esbuild tells serverless-offline of a rebuild through it, by a command that need not be there. */
  notifyServerlessOffline?: () => void;
}

const offlineHook = 'before:offline:start';

interface BuiltFunction {
  readonly handler?: string;
}

/**
 * Has the service's bundlers build for a local run, as they do for serverless-offline: their hook `before:offline:start`
 * builds, starts to watch the sources, and leaves the folder in `custom.serverless-offline.location`
 * (serverless-esbuild, serverless-webpack, serverless-plugin-typescript). The bundler of serverless 4 moves the host's
 * `serviceDir` there.
 * Logical id of the function → absolute path of its code; a function that is not there runs from the service itself.
 */
export async function buildFunctions(host: Host): Promise<Record<string, string>> {
  const { serviceDir } = host;
  for (const bundler of host.pluginManager.plugins.filter(isBundler)) {
    if (bundler.notifyServerlessOffline !== undefined) bundler.notifyServerlessOffline = () => undefined;
    await bundler.hooks[offlineHook]?.();
  }
  const built = builtDirectory(host, serviceDir);
  if (built === undefined) return {};
  const { naming } = host.getProvider('aws');
  const directories = Object.entries((host.service.functions ?? {}) as Record<string, BuiltFunction>)
    .filter(([, { handler }]) => handler !== undefined && isBuilt(built, handler))
    .map(([name]) => [naming.getLambdaLogicalId(name), built]);
  return Object.fromEntries(directories) as Record<string, string>;
}

function isBundler(plugin: object): plugin is Bundler {
  const { hooks } = plugin as Partial<Bundler>;
  return hooks !== undefined && offlineHook in hooks && 'before:package:createDeploymentArtifacts' in hooks;
}

function builtDirectory(host: Host, serviceDir: string): string | undefined {
  if (host.serviceDir !== serviceDir) return host.serviceDir;
  const { custom } = host.service as { custom?: { 'serverless-offline'?: { location?: unknown } } };
  const location = custom?.['serverless-offline']?.location;
  return typeof location === 'string' ? resolve(serviceDir, location) : undefined;
}

/** Functions that a bundler leaves alone (another runtime, excluded ones) run from the service's own folder. */
function isBuilt(directory: string, handler: string): boolean {
  const file = join(directory, dirname(handler), (handler.split('/').at(-1) ?? '').split('.', 1)[0] ?? '');
  return ['.js', '.mjs', '.cjs', '.py'].some((extension) => existsSync(file + extension));
}
