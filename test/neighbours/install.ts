import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutDirectory } from '../support/checkout-directory';

/**
 * Installs packages beside the repository's dependencies, once for each list of them, and returns their folder. Their
 * install scripts are not run.
 *
 * @param packages name → version, or `npm:NAME@VERSION` for another name
 */
export function install(packages: Readonly<Record<string, string>>): string {
  const manifest = JSON.stringify({ private: true, dependencies: packages }, null, 2);
  const hash = createHash('sha256').update(manifest).digest('hex').slice(0, 16);
  const directory = join(checkoutDirectory, 'node_modules/.cache/serverless-private-api', `packages-${hash}`);
  if (existsSync(directory)) return join(directory, 'node_modules');
  const part = `${directory}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), manifest);
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '--silent'];
  const { status } = spawnSync('npm', args, { cwd: part, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0)
    throw new Error(`npm install of ${Object.keys(packages).join(', ')} ended with ${status}`);
  renameSync(part, directory);
  return join(directory, 'node_modules');
}
