import { isEmpty } from 'lodash';
import type { Domain, OwnDomain, PrivateApi } from '../config/settings';
import { getAtt, isKnownList, ref, type Text } from '../template/intrinsics';
import {
  accessAssociationId,
  basePathMappingId,
  domainNameId,
  resourceShareId,
  restApiId,
  routingRuleId,
  stageId,
} from '../template/logical-ids';
import { presentEndpoint } from '../template/present-endpoint';
import type { CloudFormationResource } from '../template/template';
import { domainRecords } from './domain-records';
import { refuseLongPolicy } from './refuse-long-policy';
import { domainPolicy } from './resource-policy';
import { tagList } from './tag-list';

type Resources = Readonly<Record<string, CloudFormationResource>>;

/** The domain with all that makes it answer, or only the way from another stack's domain to this API. */
export function domainResources(api: PrivateApi, domain: Domain): Resources {
  const { owner } = domain;
  if ('arn' in owner) return way(domain, owner.arn);
  const arn = getAtt(domainNameId, 'DomainNameArn');
  return {
    [domainNameId]: domainName(api, domain, owner),
    ...way(domain, arn),
    ...accessAssociations(api, owner, arn),
    ...domainRecords(api, domain, owner),
    ...(owner.shareWith && {
      [resourceShareId]: {
        Type: 'AWS::RAM::ResourceShare',
        Properties: { Name: domain.name, ResourceArns: [arn], Principals: owner.shareWith },
      },
    }),
  };
}

/** Without a policy API Gateway denies everything; TLS 1.2 is the one that private domains had at first, and AWS's own example. */
function domainName(api: PrivateApi, { name }: Domain, owner: OwnDomain): CloudFormationResource {
  return {
    Type: 'AWS::ApiGateway::DomainNameV2',
    Properties: {
      DomainName: name,
      CertificateArn: owner.certificateArn,
      EndpointConfiguration: { Types: ['PRIVATE'] },
      SecurityPolicy: 'TLS_1_2',
      Policy: refuseLongPolicy(domainPolicy(api, owner)),
      ...(owner.routingMode !== undefined && { RoutingMode: owner.routingMode }),
      ...(!isEmpty(api.tags) && { Tags: tagList(api.tags) }),
    },
  };
}

/** Both name the stage by reference, because it must be there first. */
function way({ basePath, routingRule }: Domain, domainNameArn: Text): Resources {
  if (routingRule === undefined) {
    return {
      [basePathMappingId]: {
        Type: 'AWS::ApiGateway::BasePathMappingV2',
        Properties: {
          DomainNameArn: domainNameArn,
          ...(basePath !== '' && { BasePath: basePath }),
          RestApiId: ref(restApiId),
          Stage: ref(stageId),
        },
      },
    };
  }
  const { priority, headers, stripBasePath } = routingRule;
  const invoke = { ApiId: ref(restApiId), Stage: ref(stageId) };
  return {
    [routingRuleId]: {
      Type: 'AWS::ApiGatewayV2::RoutingRule',
      Properties: {
        DomainNameArn: domainNameArn,
        Priority: priority,
        Conditions: [
          ...(basePath === '' ? [] : [{ MatchBasePaths: { AnyOf: [basePath] } }]),
          ...Object.entries(headers).map(([Header, ValueGlob]) => ({
            MatchHeaders: { AnyOf: [{ Header, ValueGlob }] },
          })),
        ],
        Actions: [{ InvokeApi: basePath === '' ? invoke : { ...invoke, StripBasePath: stripBasePath } }],
      },
    },
  };
}

/** One for each endpoint of this account: those of others are associated there. */
function accessAssociations(
  { vpcEndpointIds }: PrivateApi,
  { furtherVpcEndpointIds }: OwnDomain,
  domainNameArn: Text,
): Resources {
  const own = isKnownList(vpcEndpointIds) ? vpcEndpointIds : [];
  return Object.fromEntries(
    [...own, ...furtherVpcEndpointIds].flatMap((endpoint, index) => {
      const known = presentEndpoint(endpoint);
      if (known === undefined) return [];
      const { id, condition } = known;
      const association = {
        Type: 'AWS::ApiGateway::DomainNameAccessAssociation',
        ...(condition !== undefined && { Condition: condition }),
        Properties: {
          DomainNameArn: domainNameArn,
          AccessAssociationSource: id,
          AccessAssociationSourceType: 'VPCE',
        },
      };
      return [[accessAssociationId(id, index), association]];
    }),
  );
}
