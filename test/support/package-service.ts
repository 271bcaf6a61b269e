import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CloudFormationTemplate } from '../../src/template/template';
import type { Host } from './hosts';
import { runHost, type HostRun } from './run-host';
import { createServiceDirectory, removeServiceDirectory, type Service } from './service-directory';

export interface PackagedService extends HostRun {
  /** The stack as `deploy` would send it. Throws, with the host's output, where nothing was packaged. */
  readonly template: CloudFormationTemplate;
  /** The same as the text that is on disk: undefined where nothing was packaged. */
  readonly templateText: string | undefined;
}

export interface PackageOptions {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a real `package` of the service on the host, in a folder that is gone afterwards. */
export async function packageService(
  host: Host,
  service: Service,
  options: PackageOptions = {},
): Promise<PackagedService> {
  const directory = createServiceDirectory(service);
  try {
    return await packageDirectory(host, directory, options);
  } finally {
    removeServiceDirectory(directory);
  }
}

/** The same in a folder that stays. */
export async function packageDirectory(
  host: Host,
  directory: string,
  { args = [], environment = {} }: PackageOptions = {},
): Promise<PackagedService> {
  const run = await runHost(host, directory, ['package', ...args], environment);
  const path = join(directory, '.serverless/cloudformation-template-update-stack.json');
  const templateText = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return {
    ...run,
    templateText,
    get template() {
      if (run.exitCode !== 0 || templateText === undefined) {
        throw new Error(`${host.name} package exited with ${String(run.exitCode)}:\n${run.output}`);
      }
      return JSON.parse(templateText) as CloudFormationTemplate;
    },
  };
}
