import { conditionKey } from '../../policy/condition-keys';
import { conditionsOf, statementsOf } from '../../policy/placed-statements';
import type { Rule } from '../rule';

export const privateKeysOnPublicApi: Rule = {
  id: 'private-keys-on-public-api',
  severity: 'warning',
  why: 'aws:SourceVpce, aws:SourceVpc and aws:VpcSourceIp exist only for private APIs: on a public one a condition on them never holds, a negated one always does.',
  fix: 'Make the API private (EndpointConfiguration.Types: [PRIVATE]) or use aws:SourceIp.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  *check({ restApis }) {
    for (const api of restApis.filter(({ isPrivate }) => isPrivate === false)) {
      for (const condition of api.policies.flatMap(statementsOf).flatMap(conditionsOf)) {
        const { isPrivate, spelling } = conditionKey(condition.key);
        if (isPrivate !== true) continue;
        yield {
          api,
          path: condition.path,
          message: `The policy of an API that is not private asks for ${spelling}.`,
        };
      }
    }
  },
};
