import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkoutDirectory } from '../support/checkout-directory';

/**
 * Packs the checkout as npm would publish it and unpacks that beside its dependencies: every test of this folder
 * loads what a user gets, and a build in the meantime disturbs none.
 */
export default function packCheckout(): void {
  const directory = mkdtempSync(join(tmpdir(), 'private-api-package-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', directory], {
    cwd: checkoutDirectory,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const tarball = readdirSync(directory).find((name) => name.endsWith('.tgz')) ?? '';
  execFileSync('tar', ['-xzf', tarball], { cwd: directory });
  symlinkSync(join(checkoutDirectory, 'node_modules'), join(directory, 'node_modules'));
  process.env['PRIVATE_API_PACKAGE_DIRECTORY'] = directory;
  process.env['PRIVATE_API_PACKAGE'] = join(directory, 'package');
  process.env['PRIVATE_API_TARBALL'] = join(directory, tarball);
}
