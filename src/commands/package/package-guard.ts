import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mapValues } from 'lodash';
import { finalizeDeployment } from '../../cloudformation/finalize-deployment';
import { normalize } from '../../config/normalize';
import type { PrivateApi } from '../../config/settings';
import { PrivateApiError } from '../../errors';
import { finalizeStack } from '../../framework/finalize-stack';
import type { Host, HostUtilities } from '../../framework/host';
import { readService } from '../../framework/read-service';
import { readStack, wholeTemplate, type Stack } from '../../framework/read-stack';
import { apiIds } from '../../template/logical-ids';
import type { CloudFormationTemplate } from '../../template/template';
import { stopOnFindings } from './stop-on-findings';

/** Watches over what other plugins make of the API, from the last moment before it is written until it is uploaded. */
export interface PackageGuard {
  /** Right before the host writes the template: gives the Deployment its id, and checks and proves what came out. */
  beforeWrite(api: PrivateApi): void;
  /** What was written, where it is not what was proven: proven again, or the package is removed. */
  afterWrite(api: PrivateApi): void;
  /** The same for what `deploy` is about to upload, from this run or from a folder. */
  beforeUpload(api: PrivateApi | undefined): void;
}

export function packageGuard(host: Host, utilities: HostUtilities): PackageGuard {
  const { naming } = host.getProvider('aws');
  const workDirectory = join(host.serviceDir, '.serverless');
  // They look at the template whatever is wrong with it, and nothing is written; `check` says what is.
  const isOwnCommand = host.processedInput.commands[0] === 'private-api';
  let proven: string | undefined;

  const prove = (stack: Stack, api: PrivateApi | undefined): void => {
    const text = JSON.stringify([stack.root, mapValues(stack.nested, 'template')]);
    if (text === proven) return;
    stopOnFindings(host, api, utilities, wholeTemplate(stack));
    proven = text;
  };

  return {
    beforeWrite: (api) => {
      const stack = readStack(host.service.provider.compiledCloudFormationTemplate, workDirectory);
      finalizeStack(stack, api, utilities);
      if (!isOwnCommand) prove(stack, api);
    },

    afterWrite: (api) => {
      if (isOwnCommand) return;
      const given = host.processedInput.options['package'] ?? host.service.package?.path;
      const directory = typeof given === 'string' ? given : workDirectory;
      const template = join(directory, naming.getCompiledTemplateFileName());
      const state = join(directory, naming.getServiceStateFileName());
      // `deploy` takes the template from the state.
      const written = [
        () => JSON.parse(readFileSync(template, 'utf8')) as CloudFormationTemplate,
        () =>
          (host.utils.readFileSync(state) as Pick<Host, 'service'>).service.provider
            .compiledCloudFormationTemplate,
      ];
      try {
        for (const read of written) {
          const stack = readStack(read(), directory);
          prove(stack, api);
          refuseStaleDeployment(wholeTemplate(stack), api);
        }
      } catch (error) {
        rmSync(directory, { recursive: true, force: true });
        throw new PrivateApiError('PACKAGE_CHANGED', changedAfterwards(directory, error), { cause: error });
      }
    },

    beforeUpload: (configured) => {
      const stack = readStack(host.service.provider.compiledCloudFormationTemplate, workDirectory);
      const { Resources } = wholeTemplate(stack);
      if (!apiIds.some((id) => id in Resources)) return;
      prove(stack, configured ?? normalize(readService(host)));
    },
  };
}

/** @throws {Error} where the API has been changed since its Deployment got the id */
function refuseStaleDeployment(whole: CloudFormationTemplate, { deploymentNonce }: PrivateApi): void {
  const { deploymentId } = finalizeDeployment({ Resources: {} }, deploymentNonce, whole);
  if (deploymentId in whole.Resources) return;
  throw new Error(
    'The API is another than its Deployment was made for: the stage would go on with the old one.',
  );
}

function changedAfterwards(directory: string, error: unknown): string {
  return `serverless-private-api: another plugin has changed the template after the host wrote it. ${directory} is removed. Change the template in a hook before aws:package:finalize:saveServiceState, where it is checked.

${error instanceof Error ? error.message : String(error)}`;
}
