import { references } from '../../template/references';
import type { Rule } from '../rule';

export const policyNamesOwnApi: Rule = {
  id: 'policy-names-own-api',
  severity: 'error',
  why: 'A RestApi whose Policy refers to the RestApi itself is a circular dependency, which CloudFormation refuses.',
  fix: 'Write resources as execute-api:/stage/METHOD/path: API Gateway fills in the API’s own ARN.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { path, source } of api.policies) {
        const named = references(source).some(
          ({ kind, name }) => kind === 'logicalId' && name === api.logicalId,
        );
        if (!named) continue;
        yield { api, path, message: `The policy refers to ${api.logicalId}, the API that it is part of.` };
      }
    }
  },
};
