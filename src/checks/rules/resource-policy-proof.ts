import { describeOutsider } from '../../policy/proof/describe-outsider';
import type { ProofResult } from '../../policy/proof/prove-access';
import { accessOf, prove } from '../prove';
import type { RuleProblem, Rule } from '../rule';
import { unseenParts } from '../unseen-parts';

export const resourcePolicyProof: Rule = {
  id: 'resource-policy-proof',
  severity: 'error',
  why: 'A private API is private only by its resource policy: one that lets in another endpoint lets in every account of the Region.',
  fix: 'Deny execute-api:Invoke on execute-api:/* to "*" unless aws:SourceVpce (or aws:SourceVpc) is one that was configured; a Deny also keeps out what identity policies and authorizers allow.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
  *check(model) {
    for (const api of model.restApisAnywhere()) {
      if (!api.isGuarded) continue;
      const access = accessOf(api, model);
      const severity = access.allowUnproven === true ? ('warning' as const) : undefined;
      for (const unseen of unseenParts(api, model)) {
        yield {
          api,
          path: api.path,
          message: `The API cannot be proven closed: ${unseen}.`,
          fix: 'Write it out in the template, or name the opt-out (access.allowUnproven).',
          ...(severity && { severity }),
        };
      }
      for (const policy of api.policies) {
        const result = prove(api, policy, model);
        if (result.verdict === 'proven') continue;
        yield {
          api,
          ...problemOf(result, policy.path),
          ...(severity && { severity }),
        };
      }
    }
  },
};

function problemOf(result: Exclude<ProofResult, { verdict: 'proven' }>, path: string): RuleProblem {
  switch (result.verdict) {
    case 'malformed':
      return {
        path,
        message: `The resource policy is malformed: ${result.reason}.`,
        fix: 'Write the policy as IAM reads it.',
      };
    case 'unprovable':
      return {
        path,
        message: `The resource policy cannot be proven to keep outsiders out: ${result.reason}.`,
        fix: 'Write it in a form that can be read before deployment, or name the opt-out (access.allowUnproven).',
      };
    case 'leak': {
      const { statement } = result.outsider;
      const at = statement === undefined ? path : `${path}.Statement[${statement.index}]`;
      const place =
        result.place === undefined
          ? ''
          : `, if the API is ${result.place} (the policy tells APIs, accounts or Regions apart that are not known before deployment)`;
      const words = `${describeOutsider(result.outsider)}${place}`;
      if (result.assumed.length === 0) return { path: at, message: `${words}.` };
      return {
        path: at,
        message: `The resource policy cannot be proven to keep outsiders out, because of what is known only at deployment: ${result.assumed.join(', ')}. At worst ${words}.`,
        fix: 'Use the very intrinsic that is configured (vpcEndpointIds, access), or add what it stands for to the configuration.',
      };
    }
  }
}
