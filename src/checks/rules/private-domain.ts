import { knownText } from '../../template/known-text';
import type { PlacedResource, ResourcesOfType } from '../../template/placed-resource';
import { asProperties, asTexts } from '../../template/properties';
import { references } from '../../template/references';
import type { RuleProblem, Rule } from '../rule';

export const privateDomain: Rule = {
  id: 'private-domain',
  severity: 'warning',
  why: 'A private custom domain name begins with a policy that denies everything, and serves only endpoints that are associated with it and APIs that are mapped to it.',
  fix: 'Give the domain a Policy, a BasePathMappingV2 and a DomainNameAccessAssociation for each endpoint.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html',
  *check({ ofType }) {
    for (const domain of ofType('AWS::ApiGateway::DomainNameV2')) {
      const types = asTexts(asProperties(domain.properties['EndpointConfiguration'])['Types']).map(knownText);
      if (types.includes('PRIVATE')) yield* missing(domain, ofType);
    }
  },
};

function* missing(domain: PlacedResource, ofType: ResourcesOfType): Generator<RuleProblem> {
  if (domain.properties['Policy'] === undefined) {
    yield {
      path: `${domain.path}.Policy`,
      message: 'The private domain has no policy: it denies every request.',
    };
  }
  const parts = [
    [
      ['AWS::ApiGateway::BasePathMappingV2', 'AWS::ApiGatewayV2::RoutingRule'],
      'No API is mapped to the private domain in this template.',
    ],
    [
      ['AWS::ApiGateway::DomainNameAccessAssociation'],
      'No endpoint may use the private domain in this template.',
    ],
  ] as const;
  for (const [types, message] of parts) {
    const known = types
      .flatMap(ofType)
      .some(({ resource }) =>
        references(resource?.Properties?.['DomainNameArn']).some(({ name }) => name === domain.logicalId),
      );
    if (!known) yield { path: `Resources.${domain.logicalId}`, message };
  }
}
