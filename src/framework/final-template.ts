import type { CloudFormationTemplate } from '../template/template';
import type { Host } from './host';
import { withoutArtifacts } from './without-artifacts';
import { withoutAws } from './without-aws';

/** The template that would deploy, without the archives: what the commands read. */
export async function finalTemplate(host: Host): Promise<CloudFormationTemplate> {
  await withoutAws(host, () => withoutArtifacts(host, () => host.pluginManager.spawn('package')));
  return host.service.provider.compiledCloudFormationTemplate;
}
