import { conditionsOf, statementsOf } from '../../policy/placed-statements';
import type { Rule } from '../rule';

export const sourceIpOnPrivateApi: Rule = {
  id: 'source-ip-on-private-api',
  severity: 'error',
  why: 'aws:SourceIp does not exist for requests through a VPC endpoint: IpAddress never holds, NotIpAddress always does.',
  fix: 'Use aws:VpcSourceIp, which is the private address of the caller.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  *check({ restApis }) {
    for (const api of restApis.filter(({ isPrivate }) => isPrivate === true)) {
      for (const condition of api.policies.flatMap(statementsOf).flatMap(conditionsOf)) {
        if (condition.key !== 'aws:sourceip') continue;
        yield { api, path: condition.path, message: 'The policy of a private API asks for aws:SourceIp.' };
      }
    }
  },
};
