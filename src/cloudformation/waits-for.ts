import { reaches } from '../template/reaches';
import type { CloudFormationResource, CloudFormationTemplate } from '../template/template';
import { isPartOfApi } from './deployment-content';
import { namesApi } from './names-api';

/**
 * What has to be there before the Deployment, from the final template: every method and gateway response of the API,
 * because it is a snapshot; and every permission for the API, because the stage calls the functions the moment it
 * points there.
 *
 * @param deploymentId what waits for the Deployment itself, by its Stage say, is left out: both would wait forever
 */
export function waitsFor({ Resources }: CloudFormationTemplate, deploymentId: string): string[] {
  const followsDeployment = reaches(Resources, deploymentId);
  return Object.entries(Resources)
    .filter(([id, resource]) => isReadAtDeployment(id, resource) && !followsDeployment(id))
    .map(([id]) => id);
}

/** What nothing else makes it wait for: a method reaches its resource, model and authorizer itself. */
function isReadAtDeployment(id: string, resource: CloudFormationResource): boolean {
  switch (resource.Type) {
    case 'AWS::ApiGateway::Method':
    case 'AWS::ApiGateway::GatewayResponse':
      return isPartOfApi(id, resource);
    case 'AWS::Lambda::Permission':
      return namesApi(resource.Properties?.['SourceArn']);
    default:
      return false;
  }
}
