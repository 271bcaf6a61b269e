import { deployedTemplate } from '../../aws';
import { diffTemplates } from '../../diff/diff-templates';
import type { PrivateApi } from '../../config/settings';
import { awsConnection } from '../../framework/aws-connection';
import { finalTemplate } from '../../framework/final-template';
import type { Host } from '../../framework/host';
import type { CloudFormationTemplate } from '../../template/template';
import { checkOptions } from '../package/stop-on-findings';
import { diffAs } from './diff-as';
import { parseDiffOptions } from './diff-options';
import { isReason } from './fail-reasons';
import { readBefore } from './read-before';

export interface DiffRun {
  readonly text: string;
  /** `--fail-on`, as far as it is met. */
  readonly failures: readonly string[];
}

/**
 * Compares what was with the template that would deploy, and gives the text to print.
 *
 * @param configured the settings of the private API, known once the template is made
 */
export async function runDiff(host: Host, configured: () => PrivateApi | undefined): Promise<DiffRun> {
  const { against, format, failOn, restApi } = parseDiffOptions(host.processedInput.options);
  const before = against === undefined ? await deployed(host) : readBefore(against, fileName(host));
  const after = await finalTemplate(host);
  const region = host.getProvider('aws').getRegion();
  const api = configured();
  const difference = diffTemplates(before, after, {
    ...(api ? checkOptions(api, region) : { region }),
    ...(restApi !== undefined && { restApi }),
  });
  return {
    text: diffAs(difference, format, process.stdout.isTTY ? process.stdout.columns : undefined),
    failures: failOn.filter((reason) => isReason(reason, difference)),
  };
}

function fileName(host: Host): string {
  return host.getProvider('aws').naming.getCompiledTemplateFileName();
}

async function deployed(host: Host): Promise<CloudFormationTemplate> {
  return deployedTemplate(await awsConnection(host), host.getProvider('aws').naming.getStackName());
}
