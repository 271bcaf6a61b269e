import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkoutDirectory } from './checkout-directory';

/** A command-line program that loads the plugin. */
export interface Host {
  readonly name: string;
  readonly version: string;
  readonly bin: string;
  /** the Node.js that runs it; default: the one that asks */
  readonly node?: string;
}

/**
 * Every host that is installed, called by its path: `serverless` and `osls` both claim the commands `serverless`
 * and `sls`, so what `npx serverless` starts depends on who was installed last.
 */
export const hosts: readonly Host[] = ['serverless', 'osls', 'osls3'].flatMap((packageName) =>
  hostsIn(join(checkoutDirectory, 'node_modules', packageName)),
);

/** The host of a folder, if it is there. */
export function hostsIn(directory: string): Host[] {
  const manifest = join(directory, 'package.json');
  if (!existsSync(manifest)) return [];
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string; version: string };
  return [{ name: `${name}@${version}`, version, bin: join(directory, 'bin/serverless.js') }];
}
