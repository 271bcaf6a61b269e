import { knownText } from '../../template/known-text';
import type { Rule } from '../rule';

export const deploymentFixedId: Rule = {
  id: 'deployment-fixed-id',
  severity: 'warning',
  why: 'CloudFormation makes a Deployment once: later changes of methods, templates or the policy reach the stage only through another Deployment, with another logical id.',
  fix: 'End the Deployment’s logical id in a hash of what it deploys, and let the Stage refer to it.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-deployment.html',
  *check({ restApis, ofType }) {
    for (const api of restApis) {
      for (const { logicalId } of api.deployments) {
        // A hash or a time at the end is what every tool that renews deployments writes.
        if (/(?:[0-9a-f]{8,}|\d{10,})$/i.test(logicalId) && /\d/.test(logicalId.slice(-10))) continue;
        const message = `The Deployment's id ${logicalId} stays the same: a change of the API is not deployed.`;
        yield { api, path: `Resources.${logicalId}`, message };
      }
      for (const { path, properties } of api.stages) {
        const { DeploymentId: given } = properties;
        const isHere = ofType('AWS::ApiGateway::Deployment').some(({ id }) => id === given);
        if (knownText(given) === undefined || isHere) continue;
        const message = 'The Stage names a deployment of its own: it stays there, whatever is deployed.';
        yield { api, path: `${path}.DeploymentId`, message };
      }
    }
  },
};
