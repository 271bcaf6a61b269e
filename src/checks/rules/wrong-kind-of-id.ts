import { namedValues } from '../../policy/placed-statements';
import { knownText } from '../../template/known-text';
import type { Rule } from '../rule';

export const wrongKindOfId: Rule = {
  id: 'wrong-kind-of-id',
  severity: 'error',
  why: 'An id of another kind matches nothing: a VPC is vpc-…, a VPC endpoint is vpce-….',
  fix: 'Write endpoint ids (vpce-…) in VpcEndpointIds and for aws:SourceVpce, VPC ids (vpc-…) for aws:SourceVpc.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  *check({ restApis }) {
    for (const api of restApis.filter(({ isPrivate }) => isPrivate === true)) {
      const places = [
        {
          path: `${api.path}.EndpointConfiguration.VpcEndpointIds`,
          wants: 'vpce-',
          values: api.vpcEndpointIds,
        },
        ...api.policies.flatMap((policy) => [
          { path: policy.path, wants: 'vpce-', values: namedValues([policy], 'aws:sourcevpce') },
          { path: policy.path, wants: 'vpc-', values: namedValues([policy], 'aws:sourcevpc') },
        ]),
      ];
      for (const { path, wants, values } of places) {
        for (const value of new Set(values.map(knownText))) {
          if (value === undefined || value.startsWith(wants)) continue;
          yield { api, path, message: `"${value}" stands where an id ${wants}… belongs.` };
        }
      }
    }
  },
};
