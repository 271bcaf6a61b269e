import type { Rule } from '../rule';
import { shapeOf } from '../model/value';
import type { CloudFormationTemplate } from '../../template/template';

const limit = 8192;

export const resourcePolicyLength: Rule = {
  id: 'resource-policy-length',
  severity: 'error',
  why: 'A resource policy has at most 8,192 characters.',
  fix: 'Use shorter resources (execute-api:/*), fewer statements, or VPCs instead of many endpoints.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  *check({ restApis, template }) {
    for (const api of restApis) {
      if (api.policy === undefined) continue;
      const { length } = policyText(api.policy.value, template);
      if (length <= limit) continue;
      yield {
        api,
        path: api.policy.path,
        message: `The resource policy has ${length} characters, at least.`,
      };
    }
  },
};

/** The policy without white space, unknown values as short as they can be. */
function policyText(policy: unknown, template: CloudFormationTemplate): string {
  if (typeof policy === 'string') return policy;
  return JSON.stringify(policy, (_, value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))
      ? shapeOf(value, template, '')
      : value,
  );
}
