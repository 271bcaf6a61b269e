import { statementsOf } from '../../policy/placed-statements';
import { prove } from '../prove';
import type { Rule } from '../rule';

export const resourcePolicyLetsNobodyIn: Rule = {
  id: 'resource-policy-lets-nobody-in',
  severity: 'warning',
  why: 'A Deny allows nobody, and what nothing allows is refused; of several Denies that each spare one endpoint, every one refuses what the others spare.',
  fix: 'Allow execute-api:Invoke on execute-api:/*, and close it by one Deny whose condition lists all endpoints that may call.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
  *check(model) {
    for (const api of model.restApisAnywhere()) {
      if (!api.isGuarded) continue;
      for (const policy of api.policies) {
        if (prove(api, policy, model, 'everyone').verdict !== 'proven') continue;
        const allows = statementsOf(policy).some(({ statement }) => statement['Effect'] !== 'Deny');
        const because = allows ? 'its statements leave no request that is allowed' : 'it has no Allow';
        yield { api, path: policy.path, message: `The resource policy lets nobody in: ${because}.` };
      }
    }
  },
};
