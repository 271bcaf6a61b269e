import { limits } from '../../api-gateway/limits';
import type { Rule } from '../rule';
import { shapeOf } from '../model/value';

export const resourcePolicyLength: Rule = {
  id: 'resource-policy-length',
  severity: 'error',
  why: 'A resource policy has at most 8,192 characters.',
  fix: 'Use shorter resources (execute-api:/*), fewer statements, or VPCs instead of many endpoints.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  *check({ restApis }) {
    for (const api of restApis) {
      for (const { path, value } of api.policies) {
        const { length } = policyText(value);
        if (length <= limits.resourcePolicy) continue;
        yield { api, path, message: `The resource policy has ${length} characters, at least.` };
      }
    }
  },
};

/** The policy without white space, unknown values as short as they can be. */
function policyText(policy: unknown): string {
  return shapeOf(typeof policy === 'string' ? policy : JSON.stringify(policy), '');
}
