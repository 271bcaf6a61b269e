import { asList } from '../model/value';
import { namedValues } from '../policy-reading';
import type { Rule } from '../rule';

export const wrongKindOfId: Rule = {
  id: 'wrong-kind-of-id',
  severity: 'error',
  why: 'An id of another kind matches nothing: a VPC is vpc-…, a VPC endpoint is vpce-….',
  fix: 'Write endpoint ids (vpce-…) in VpcEndpointIds and for aws:SourceVpce, VPC ids (vpc-…) for aws:SourceVpc.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  *check({ restApis, text }) {
    for (const api of restApis.filter(({ isPrivate }) => isPrivate === true)) {
      const places = [
        {
          path: `${api.path}.EndpointConfiguration.VpcEndpointIds`,
          wants: 'vpce-',
          values: asList(api.vpcEndpointIds),
        },
        { path: api.policy?.path ?? api.path, wants: 'vpce-', values: namedValues(api, 'aws:sourcevpce') },
        { path: api.policy?.path ?? api.path, wants: 'vpc-', values: namedValues(api, 'aws:sourcevpc') },
      ];
      for (const { path, wants, values } of places) {
        for (const value of new Set(values.map(text))) {
          if (value === undefined || value.startsWith(wants)) continue;
          yield { api, path, message: `"${value}" stands where an id ${wants}… belongs.` };
        }
      }
    }
  },
};
