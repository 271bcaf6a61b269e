import { proofProblem } from '../proof-problem';
import { accessOf, prove } from '../prove';
import type { Rule } from '../rule';
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
          ...proofProblem(result, policy.path, 'resource policy'),
          ...(severity && { severity }),
        };
      }
    }
  },
};
