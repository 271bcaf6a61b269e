import { join } from 'node:path';
import type { CloudFormationTemplate } from '../template/template';
import type { Host } from './host';
import { readStack, wholeTemplate } from './read-stack';
import { withoutArtifacts } from './without-artifacts';
import { withoutAws } from './without-aws';

/** The template that would deploy, without the archives and with what stands in nested stacks: what the commands read. */
export async function finalTemplate(host: Host): Promise<CloudFormationTemplate> {
  const template = (): CloudFormationTemplate => host.service.provider.compiledCloudFormationTemplate;
  return withoutAws(host, () =>
    withoutArtifacts(host, async () => {
      await host.pluginManager.spawn('package');
      return wholeTemplate(readStack(template(), join(host.serviceDir, '.serverless')));
    }),
  );
}
