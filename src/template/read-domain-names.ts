import { groupBy, sortBy, uniq } from 'lodash';
import { nameInDomainArn } from '../api-gateway/domain-names';
import type { DomainName, DomainWay } from './domain-name';
import { looksAt } from './looks-at';
import { isMarked } from './marks';
import type { PlacedResource, ResourcesOfType } from './placed-resource';
import { asProperties, asText } from './properties';
import { readDomainWays } from './read-domain-ways';
import type { CloudFormationTemplate } from './template';

/** The private domains of a template, and those of other stacks to which it maps an API. */
export function readDomainNames(template: CloudFormationTemplate, ofType: ResourcesOfType): DomainName[] {
  const ways = readDomainWays(template, ofType).filter(({ isPublic }) => isPublic !== true);
  const byArn = groupBy(ways, 'domainArn');
  const own = ofType('AWS::ApiGateway::DomainNameV2').map((placed) =>
    ownDomain(placed, byArn[placed.id] ?? [], ofType),
  );
  const foreign = uniq(ways.map(({ domainArn }) => domainArn)).filter((arn) =>
    own.every((domain) => domain.arn !== arn),
  );
  return [
    ...own,
    ...foreign.map((arn) => ({
      arn,
      name: nameInDomainArn(arn),
      placed: undefined,
      policy: undefined,
      vpcEndpointIds: associated(arn, ofType),
      ways: inOrder(byArn[arn] ?? []),
    })),
  ];
}

function ownDomain(placed: PlacedResource, ways: readonly DomainWay[], ofType: ResourcesOfType): DomainName {
  const { id, properties, resource } = placed;
  const name = asText(properties['DomainName']);
  const policy = properties['Policy'];
  const mode = asText(properties['RoutingMode']) ?? 'BASE_PATH_MAPPING_ONLY';
  return {
    arn: id,
    name: name === undefined || isMarked(name) ? undefined : name,
    placed,
    policy:
      policy === undefined || policy === ''
        ? undefined
        : {
            path: placed.at('Policy'),
            value: policy,
            source: asProperties(resource?.Properties)['Policy'] ?? policy,
          },
    vpcEndpointIds: associated(id, ofType),
    ways: inOrder(ways.filter(({ kind }) => looksAt(mode, kind))),
  };
}

/** Rules by priority, then mappings, the one for the root last. */
function inOrder(ways: readonly DomainWay[]): DomainWay[] {
  return sortBy(ways, [({ kind }) => kind !== 'rule', 'priority', ({ basePath }) => -basePath.length]);
}

function associated(arn: string, ofType: ResourcesOfType): string[] {
  return ofType('AWS::ApiGateway::DomainNameAccessAssociation').flatMap(({ properties }) =>
    properties['DomainNameArn'] === arn ? (asText(properties['AccessAssociationSource']) ?? []) : [],
  );
}
