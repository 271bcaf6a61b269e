import type { Rule } from '../rule';
import { references } from '../../template/references';

export const deploymentOrder: Rule = {
  id: 'deployment-order',
  severity: 'error',
  why: 'A Deployment is a snapshot: a method that CloudFormation creates or changes after it is not in it, and an API without methods does not deploy.',
  fix: 'Name every method (and gateway response) of the API in the Deployment’s DependsOn.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-deployment.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { logicalId, resource } of api.deployments) {
        const waitsFor = new Set([
          ...[resource?.DependsOn ?? []].flat(),
          ...references(resource?.Properties).map(({ name }) => name),
        ]);
        const missed = api.methods.filter(
          (method) => method.resource !== undefined && !waitsFor.has(method.logicalId),
        );
        const [first] = missed;
        if (first === undefined) continue;
        const others = missed.length === 1 ? '' : ` and ${missed.length - 1} more`;
        yield {
          api,
          path: `Resources.${logicalId}.DependsOn`,
          message: `The Deployment does not wait for ${first.logicalId}${others}.`,
        };
      }
    }
  },
};
