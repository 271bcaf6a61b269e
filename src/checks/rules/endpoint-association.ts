import { canonical } from '../../policy/proof/intrinsics';
import { isIntrinsic } from '../model/value';
import { namedValues } from '../policy-reading';
import type { Rule } from '../rule';

export const endpointAssociation: Rule = {
  id: 'endpoint-association',
  severity: 'warning',
  why: 'An endpoint that is associated but not in the policy gets 403; one that is in the policy but not associated has no URL of its own and needs a Host or x-apigw-api-id header.',
  fix: 'Name the same endpoints in EndpointConfiguration.VpcEndpointIds and in the policy (an endpoint of another account only in the policy).',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
  *check({ restApis, options }) {
    for (const api of restApis) {
      const named = namedValues(api, 'aws:sourcevpce');
      const byVpc = namedValues(api, 'aws:sourcevpc');
      if (api.isPrivate !== true || named.length === 0 || byVpc.length > 0) continue;
      const associated = Array.isArray(api.vpcEndpointIds) ? (api.vpcEndpointIds as unknown[]) : undefined;
      if (associated === undefined && api.vpcEndpointIds !== undefined) continue;
      // An intrinsic may stand for several endpoints.
      if ([...named, ...(associated ?? [])].some((value) => isIntrinsic(value) && !('Ref' in value)))
        continue;
      const inPolicy = new Set(named.map(canonical));
      const isAssociated = new Set((associated ?? []).map(canonical));
      const elsewhere = new Set([options.access?.[api.logicalId]?.vpcEndpointIds].flat().map(canonical));
      for (const id of isAssociated) {
        if (inPolicy.has(id)) continue;
        yield {
          api,
          path: `${api.path}.EndpointConfiguration.VpcEndpointIds`,
          message: `The endpoint ${id} is associated with the API, but its policy does not name it.`,
        };
      }
      for (const id of inPolicy) {
        if (isAssociated.has(id) || elsewhere.has(id)) continue;
        yield {
          api,
          path: api.policy?.path ?? api.path,
          message: `The policy names the endpoint ${id}, which is not associated with the API.`,
        };
      }
    }
  },
};
