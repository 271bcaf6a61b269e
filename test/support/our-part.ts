import { pickBy } from 'lodash';

import type { CloudFormationResource, CloudFormationTemplate } from '../../src/template/template';

/** What the plugin put into a template: its resources, `Mappings` and outputs. */
export function ourPart(
  template: CloudFormationTemplate,
): Required<Pick<CloudFormationTemplate, 'Resources' | 'Mappings' | 'Outputs'>> {
  return {
    Resources: pickBy(template.Resources, (_, logicalId) => isOurs(logicalId)),
    Mappings: template.Mappings ?? {},
    Outputs: pickBy(template.Outputs ?? {}, (_, name) => isOurs(name)),
  };
}

export const isOurs = (logicalId: string): boolean =>
  logicalId.startsWith('PrivateApi') || logicalId.endsWith('LambdaPermissionPrivateApiGateway');

export const resourcesOfType = (
  template: CloudFormationTemplate,
  type: string,
): Record<string, CloudFormationResource> => pickBy(template.Resources, (resource) => resource.Type === type);

/** The one Deployment of the private API: its logical id changes with what it freezes. */
export function deploymentId(template: CloudFormationTemplate): string {
  const ids = Object.keys(template.Resources).filter((id) => id.startsWith('PrivateApiGatewayDeployment'));
  const [id] = ids;
  if (id === undefined || ids.length > 1)
    throw new Error(`one deployment belongs here: ${JSON.stringify(ids)}`);
  return id;
}
