import { isIdentityKey } from '../../policy/policy-request';
import { conditionsOf, namesSomeone, statementsOf } from '../../policy/placed-statements';
import type { CheckedApi } from '../model/rest-api';
import type { Rule } from '../rule';

export const principalsWithoutIam: Rule = {
  id: 'principals-without-iam',
  severity: 'error',
  why: 'Without AWS_IAM authorization every caller is anonymous, signed or not: a policy that asks who the principal is lets nobody in.',
  fix: 'Set the method’s AuthorizationType to AWS_IAM, or let the policy ask for the endpoint only.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html',
  *check({ restApis }) {
    for (const api of restApis) {
      const because = shutsOutAnonymous(api);
      if (because === undefined) continue;
      const methods = api.methods.filter(
        ({ authorization, httpMethod }) => authorization === 'NONE' && httpMethod !== 'OPTIONS',
      );
      const [first] = methods;
      if (first === undefined) continue;
      const others = methods.length === 1 ? '' : ` (and ${methods.length - 1} more)`;
      yield {
        api,
        path: first.at('AuthorizationType'),
        message: `${first.httpMethod} ${first.resourcePath ?? first.logicalId}${others} wants no signature, but ${because}.`,
      };
    }
  },
};

function shutsOutAnonymous(api: CheckedApi): string | undefined {
  const statements = api.policies.flatMap(statementsOf);
  const allows = statements.filter(({ statement }) => statement['Effect'] === 'Allow');
  if (allows.length > 0 && allows.every(({ statement }) => namesSomeone(statement['Principal']) === true)) {
    return 'the policy allows only principals that it names';
  }
  for (const placed of statements) {
    const conditions = conditionsOf(placed);
    const [only] = conditions;
    // An absent key satisfies a negated operator.
    if (
      placed.statement['Effect'] === 'Deny' &&
      placed.statement['Principal'] === '*' &&
      only?.negated === true &&
      !only.ifExists &&
      conditions.every(({ key }) => isIdentityKey(key))
    ) {
      return `the policy denies every request without ${conditions.map(({ key }) => key).join(' and ')}`;
    }
  }
  return undefined;
}
