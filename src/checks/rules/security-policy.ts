import { knownText } from '../../template/known-text';
import type { PlacedResource } from '../../template/placed-resource';
import { references } from '../../template/references';
import type { Rule } from '../rule';

export const securityPolicy: Rule = {
  id: 'security-policy',
  severity: 'error',
  why: 'A policy whose name begins with SecurityPolicy_ needs an endpoint access mode; and of an API behind a custom domain name its own policy counts, not the domain’s.',
  fix: 'Set EndpointAccessMode to STRICT or BASIC (BASIC where clients send a Host or x-apigw-api-id header), and the same SecurityPolicy on the API as on its domain.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html',
  *check({ restApis, ofType }) {
    const domains = ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2'].flatMap(ofType);
    const withoutMode = (one: PlacedResource) =>
      isEnhanced(one) && one.properties['EndpointAccessMode'] === undefined
        ? [{ path: one.at('SecurityPolicy'), message: 'The security policy has no endpoint access mode.' }]
        : [];
    for (const domain of domains) yield* withoutMode(domain);
    const mappings = ['AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::BasePathMappingV2'].flatMap(
      ofType,
    );
    for (const api of restApis) {
      for (const problem of withoutMode(api)) yield { api, ...problem };
      if (isEnhanced(api) || knownText(api.properties['SecurityPolicy'] ?? '') === undefined) continue;
      for (const domain of domains.filter(isEnhanced)) {
        const leads = mappings.some(
          ({ properties, resource }) =>
            properties['RestApiId'] === api.id &&
            references(resource?.Properties).some(({ name }) => name === domain.logicalId),
        );
        if (!leads) continue;
        yield {
          api,
          path: api.at('SecurityPolicy'),
          severity: 'warning',
          message: `${domain.logicalId} has the security policy ${policyOf(domain)}, and the API behind it another: the API’s counts.`,
        };
      }
    }
  },
};

function policyOf({ properties }: PlacedResource): string {
  return knownText(properties['SecurityPolicy']) ?? '';
}

function isEnhanced(resource: PlacedResource): boolean {
  return policyOf(resource).startsWith('SecurityPolicy_');
}
