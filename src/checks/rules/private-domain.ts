import type { DomainWay } from '../../template/domain-name';
import { knownText } from '../../template/known-text';
import type { PlacedResource } from '../../template/placed-resource';
import { asProperties, asText, asTexts } from '../../template/properties';
import { looksAt } from '../../template/looks-at';
import { readDomainWays } from '../../template/read-domain-ways';
import type { TemplateModel } from '../model/template-model';
import type { RuleProblem, Rule } from '../rule';

export const privateDomain: Rule = {
  id: 'private-domain',
  severity: 'warning',
  why: 'A private custom domain name begins with a policy that denies everything, serves only endpoints that are associated with it, and leads to private APIs only, by what its routing mode looks at.',
  fix: 'Give the domain a Policy, a BasePathMappingV2 or RoutingRule to a private API, and a DomainNameAccessAssociation for each endpoint.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html',
  *check(model) {
    const ways = readDomainWays(model.template, model.ofType);
    for (const domain of model.ofType('AWS::ApiGateway::DomainNameV2')) {
      const types = asTexts(asProperties(domain.properties['EndpointConfiguration'])['Types']).map(knownText);
      if (!types.includes('PRIVATE')) continue;
      const own = ways.filter(({ domainArn }) => domainArn === domain.id);
      yield* missing(domain, own, model);
      yield* unseen(domain, own);
    }
    for (const { isPublic, path, restApiId } of ways) {
      const api = model.restApis.find(({ id }) => id === restApiId);
      if (isPublic !== false || api?.isPrivate !== false) continue;
      yield { path, message: `It leads from a private domain to ${api.logicalId}, which is not private.` };
    }
  },
};

function* missing(
  { id, logicalId, path, properties }: PlacedResource,
  ways: readonly DomainWay[],
  { ofType }: TemplateModel,
): Generator<RuleProblem> {
  if (properties['Policy'] === undefined) {
    yield { path: `${path}.Policy`, message: 'The private domain has no policy: it denies every request.' };
  }
  if (ways.length === 0) {
    const message = 'No API is mapped to the private domain in this template.';
    yield { path: `Resources.${logicalId}`, message };
  }
  const associations = ofType('AWS::ApiGateway::DomainNameAccessAssociation');
  if (!associations.some((association) => association.properties['DomainNameArn'] === id)) {
    const message = 'No endpoint may use the private domain in this template.';
    yield { path: `Resources.${logicalId}`, message };
  }
}

function* unseen({ properties }: PlacedResource, ways: readonly DomainWay[]): Generator<RuleProblem> {
  const mode = asText(properties['RoutingMode']) ?? 'BASE_PATH_MAPPING_ONLY';
  for (const { kind, path } of ways) {
    if (knownText(mode) === undefined || looksAt(mode, kind)) continue;
    yield { path, message: `The domain's routing mode, ${mode}, does not look at it.` };
  }
}
