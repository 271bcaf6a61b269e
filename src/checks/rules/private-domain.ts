import { asList, asObject, references } from '../model/value';
import type { Placed } from '../model/rest-api';
import type { Problem, Rule } from '../rule';

export const privateDomain: Rule = {
  id: 'private-domain',
  severity: 'warning',
  why: 'A private custom domain name begins with a policy that denies everything, and serves only endpoints that are associated with it and APIs that are mapped to it.',
  fix: 'Give the domain a Policy, a BasePathMappingV2 and a DomainNameAccessAssociation for each endpoint.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html',
  *check({ ofType, text }) {
    for (const domain of ofType('AWS::ApiGateway::DomainNameV2')) {
      const types = asList(asObject(domain.properties['EndpointConfiguration'])['Types']).map(text);
      if (types.includes('PRIVATE')) yield* missing(domain, ofType);
    }
  },
};

function* missing(domain: Placed, ofType: (type: string) => readonly Placed[]): Generator<Problem> {
  if (domain.properties['Policy'] === undefined) {
    yield {
      path: `${domain.path}.Policy`,
      message: 'The private domain has no policy: it denies every request.',
    };
  }
  const parts = [
    ['AWS::ApiGateway::BasePathMappingV2', 'No API is mapped to the private domain in this template.'],
    [
      'AWS::ApiGateway::DomainNameAccessAssociation',
      'No endpoint may use the private domain in this template.',
    ],
  ] as const;
  for (const [type, message] of parts) {
    const known = ofType(type).some(({ properties }) =>
      references(properties['DomainNameArn']).includes(domain.logicalId),
    );
    if (!known) yield { path: `Resources.${domain.logicalId}`, message };
  }
}
