import { knownText } from '../../template/known-text';
import { asProperties, asTexts } from '../../template/properties';
import type { Rule } from '../rule';

export const endpointConfiguration: Rule = {
  id: 'endpoint-configuration',
  severity: 'error',
  why: 'API Gateway creates an API of one endpoint type; a private one is dualstack, and only a private one has VPC endpoints.',
  fix: 'Write one type, leave IpAddressType out (or dualstack) on a private API, and VpcEndpointIds on no other.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html',
  *check({ restApis }) {
    for (const api of restApis) {
      const endpoint = asProperties(api.properties['EndpointConfiguration']);
      const path = `${api.path}.EndpointConfiguration`;
      const types = asTexts(endpoint['Types']).map(knownText);
      if (types.length > 1) {
        const message = `The API has several endpoint types (${types.map((type) => type ?? '?').join(', ')}).`;
        yield { api, path: `${path}.Types`, message };
      }
      if (api.isPrivate === true && knownText(endpoint['IpAddressType'])?.toLowerCase() === 'ipv4') {
        yield { api, path: `${path}.IpAddressType`, message: 'A private API cannot be ipv4.' };
      }
      if (api.isPrivate === false && api.vpcEndpointIds.length > 0) {
        yield {
          api,
          path: `${path}.VpcEndpointIds`,
          message: 'An API that is not private has VPC endpoints.',
        };
      }
    }
  },
};
