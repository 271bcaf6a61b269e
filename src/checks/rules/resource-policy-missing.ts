import type { Rule } from '../rule';

export const resourcePolicyMissing: Rule = {
  id: 'resource-policy-missing',
  severity: 'error',
  why: 'API Gateway does not deploy a private API that has no resource policy; CloudFormation finds out only in the middle of a deployment.',
  fix: 'Give the RestApi a Policy that allows its VPC endpoints and denies everyone else.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html',
  *check({ restApis }) {
    for (const api of restApis) {
      if (!api.isGuarded || api.policies.length > 0) continue;
      if (api.properties['BodyS3Location'] !== undefined) continue;
      yield {
        api,
        path: `${api.path}.Policy`,
        message:
          api.isPrivate === undefined
            ? 'The API, whose type is known only at deployment, has no resource policy.'
            : 'The private API has no resource policy.',
      };
    }
  },
};
