import { conditionsOf, statementsOf } from '../policy-reading';
import type { Rule } from '../rule';

const keys = new Map([
  ['aws:sourcevpce', 'aws:SourceVpce'],
  ['aws:sourcevpc', 'aws:SourceVpc'],
  ['aws:vpcsourceip', 'aws:VpcSourceIp'],
]);

export const privateKeysOnPublicApi: Rule = {
  id: 'private-keys-on-public-api',
  severity: 'warning',
  why: 'aws:SourceVpce, aws:SourceVpc and aws:VpcSourceIp exist only for private APIs: on a public one a condition on them never holds, a negated one always does.',
  fix: 'Make the API private (EndpointConfiguration.Types: [PRIVATE]) or use aws:SourceIp.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  *check({ restApis }) {
    for (const api of restApis.filter(({ isPrivate }) => isPrivate === false)) {
      for (const condition of statementsOf(api).flatMap(conditionsOf)) {
        const key = keys.get(condition.key);
        if (key === undefined) continue;
        yield {
          api,
          path: condition.path,
          message: `The policy of an API that is not private asks for ${key}.`,
        };
      }
    }
  },
};
