import { mkdtempSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from './host';
import { keepNestedStacks } from './keep-nested-stacks';

interface Packaged {
  package?: { artifact?: string };
}

/** What only makes, moves or removes files: bundles and zips, `.serverless`. */
const fileHooks = [
  'before:package:createDeploymentArtifacts',
  'package:createDeploymentArtifacts',
  'after:package:createDeploymentArtifacts',
  'aws:common:cleanupTempDir:cleanup',
  'aws:package:finalize:saveServiceState',
];

/** An archive with nothing in it (pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.16). */
const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

/**
 * Runs `work`, a `package` for the sake of its template, without the files that deploy: no function is bundled or
 * zipped, and what an earlier `package` left in `.serverless` stays. The template names an empty archive instead of the functions' code.
 */
export async function withoutArtifacts<Value>(host: Host, work: () => Promise<Value>): Promise<Value> {
  const { hooks = {} } = host.pluginManager as { hooks?: Record<string, unknown[] | undefined> };
  const { functions, layers } = host.service as { functions?: unknown; layers?: unknown };
  const directory = mkdtempSync(join(tmpdir(), 'private-api-'));
  const artifact = join(directory, 'empty.zip');
  writeFileSync(artifact, emptyZip);
  const units = [functions, layers].flatMap((map) => Object.values((map ?? {}) as Record<string, Packaged>));
  const packages = units.map((unit) => [unit, unit.package] as const);
  const restoreStacks = keepNestedStacks(join(host.serviceDir, '.serverless'));
  const silenced = fileHooks.map((name) => [name, hooks[name]] as const);
  try {
    for (const [unit, before] of packages) unit.package = { ...before, artifact };
    for (const [name] of silenced) hooks[name] = [];
    return await work();
  } finally {
    for (const [unit, before] of packages) {
      if (before === undefined) delete unit.package;
      else unit.package = before;
    }
    for (const [name, before] of silenced) hooks[name] = before ?? [];
    restoreStacks();
    // Not `rmSync`: it asks the file system in ways that fail, and each error costs milliseconds in a host.
    unlinkSync(artifact);
    rmdirSync(directory);
  }
}
