import { knownText } from '../../template/known-text';
import type { Rule } from '../rule';

export const executeApiEndpointDisabled: Rule = {
  id: 'execute-api-endpoint-disabled',
  severity: 'error',
  why: 'With DisableExecuteApiEndpoint only custom domain names are left; a private API without one cannot be reached at all.',
  fix: 'Remove DisableExecuteApiEndpoint, or add a private custom domain name (AWS::ApiGateway::DomainNameV2, BasePathMappingV2 and DomainNameAccessAssociation).',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
  *check({ restApis, ofType }) {
    // A mapping may also stand in another stack; one in this template is a sign that a domain is meant.
    const ways = ['AWS::ApiGateway::BasePathMappingV2', 'AWS::ApiGatewayV2::RoutingRule'].flatMap(ofType);
    if (ways.length > 0) return;
    for (const api of restApis.filter(({ isPrivate }) => isPrivate === true)) {
      if (knownText(api.properties['DisableExecuteApiEndpoint']) !== 'true') continue;
      yield {
        api,
        path: `${api.path}.DisableExecuteApiEndpoint`,
        message:
          'The private API has its default endpoint disabled and no custom domain name in this template.',
      };
    }
  },
};
