import { namedValues } from '../../policy/placed-statements';
import { isMarked } from '../../template/marks';
import { asText, asTexts } from '../../template/properties';
import type { Rule } from '../rule';

export const endpointAssociation: Rule = {
  id: 'endpoint-association',
  severity: 'warning',
  why: 'An endpoint that is associated but not in the policy gets 403; one that is in the policy but not associated has no URL of its own and needs a Host or x-apigw-api-id header.',
  fix: 'Name the same endpoints in EndpointConfiguration.VpcEndpointIds and in the policy (an endpoint of another account only in the policy).',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
  *check({ restApis, options, evaluate }) {
    for (const api of restApis) {
      const named = namedValues(api.policies, 'aws:sourcevpce').map(asText);
      const byVpc = namedValues(api.policies, 'aws:sourcevpc');
      if (api.isPrivate !== true || named.length === 0 || byVpc.length > 0) continue;
      const associated = api.vpcEndpointIds;
      // A mark may stand for several endpoints, but where it is a plain reference in a list.
      if (!Array.isArray(api.vpcEndpointIdsSource) && associated.some(isMarked)) continue;
      if (
        [...named, ...associated].some((id) => id === undefined || (isMarked(id) && !id.startsWith('⟨Ref ')))
      )
        continue;
      const elsewhere = asTexts(evaluate(options.access?.[api.logicalId]?.vpcEndpointIds));
      for (const id of new Set(associated)) {
        if (named.includes(id)) continue;
        yield {
          api,
          path: `${api.path}.EndpointConfiguration.VpcEndpointIds`,
          message: `The endpoint "${id}" is associated with the API, but its policy does not name it.`,
        };
      }
      for (const id of new Set(named)) {
        if (id === undefined || associated.includes(id) || elsewhere.includes(id)) continue;
        yield {
          api,
          path: api.policies[0]?.path ?? api.path,
          message: `The policy names the endpoint "${id}", which is not associated with the API.`,
        };
      }
    }
  },
};
