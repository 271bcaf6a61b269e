import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { checkoutDirectory } from './checkout-directory';

/** What a service is made of: its configuration (`serverless.json`) and its files, or the example with changes. */
export interface Service {
  /** Written as `serverless.json`; without it, `serverless.ts` is one of the files. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Path inside the service → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Paths of the checkout that are copied first. */
  readonly copies?: readonly string[];
  /** Packages of other folders: name → path. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** Packages that a service of the tests loads by name. */
const linkedPackages = [
  '@serverless',
  '@types',
  'esbuild',
  'serverless-esbuild',
  'serverless-plugin-canary-deployments',
  'serverless-plugin-split-stacks',
  'ts-node',
  'typescript',
];

/** The plugin as a service finds it: a snapshot that `global-setup` took, or this checkout as it is built now. */
const pluginDirectory = (): string => process.env['PRIVATE_API_PACKAGE'] ?? checkoutDirectory;

/** Writes a service into a folder of its own, with the plugin in its `node_modules`, and returns the folder. */
export function createServiceDirectory(service: Service): string {
  const directory = mkdtempSync(join(tmpdir(), 'private-api-service-'));
  mkdirSync(join(directory, 'node_modules'));
  for (const name of linkedPackages) {
    symlinkSync(join(checkoutDirectory, 'node_modules', name), join(directory, 'node_modules', name));
  }
  for (const [name, path] of Object.entries(service.packages ?? {})) {
    rmSync(join(directory, 'node_modules', name), { force: true });
    symlinkSync(path, join(directory, 'node_modules', name));
  }
  symlinkSync(pluginDirectory(), join(directory, 'node_modules/serverless-private-api'));
  for (const path of service.copies ?? []) {
    cpSync(join(checkoutDirectory, path), join(directory, path), { recursive: true });
  }
  writeServiceFiles(directory, {
    'package.json': '{"name":"a-service","private":true,"type":"commonjs"}\n',
    ...(service.configuration && { 'serverless.json': JSON.stringify(service.configuration, null, 2) }),
    ...service.files,
  });
  return directory;
}

export function writeServiceFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

export function removeServiceDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
