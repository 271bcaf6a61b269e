import { isEqual } from 'lodash';
import { isRecord } from '../../template/properties';
import type { Rule } from '../rule';

export const privateEndpointType: Rule = {
  id: 'private-endpoint-type',
  severity: 'error',
  why: 'Only an API of the type PRIVATE is out of reach of the internet; a type that is known only at deployment may turn out as another.',
  fix: 'Remove what overrides it: EndpointConfiguration.Types of the API that privateApi configures is the list ["PRIVATE"], written out.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html',
  *check({ restApis }) {
    for (const api of restApis) {
      const endpoint: unknown = api.resource?.Properties?.['EndpointConfiguration'];
      if (!api.isConfigured || (isRecord(endpoint) && isEqual(endpoint['Types'], ['PRIVATE']))) continue;
      const given = JSON.stringify(endpoint) as string | undefined;
      yield {
        api,
        path: `${api.path}.EndpointConfiguration`,
        message: `The API is not provably private: its endpoint configuration is ${given ?? 'absent, which makes it EDGE'}.`,
      };
    }
  },
};
