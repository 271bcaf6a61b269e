import { compact } from 'lodash';
import type { PolicyStatement } from '../config/config';
import type { Text, TextList } from '../template/intrinsics';
import type { OwnDomain, PrivateApi } from '../config/settings';
import { isKnownList } from '../template/intrinsics';

export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: PolicyStatement[];
}

/**
 * Allows everyone, then denies whoever does not come as configured. The Deny matters: with IAM authorization an
 * identity policy of the same account can allow alone, and only a Deny keeps it out. A request that lacks a
 * condition key satisfies a negated operator, so it is denied too.
 * Source: apigateway/latest/developerguide/apigateway-resource-policies-examples.html and
 * apigateway-authorization-flow.html
 */
export function resourcePolicy(api: PrivateApi): PolicyDocument {
  const { access } = api;
  return {
    Version: '2012-10-17',
    Statement: compact([
      ...networkStatements(allowedEndpoints(api), access.vpcIds),
      access.cidrs && unless('DenyOutsideCidrs', { NotIpAddress: { 'aws:VpcSourceIp': access.cidrs } }),
      access.accounts &&
        unless('DenyOtherAccounts', { StringNotEquals: { 'aws:PrincipalAccount': access.accounts } }),
      access.principals &&
        unless('DenyOtherPrincipals', { ArnNotLike: { 'aws:PrincipalArn': access.principals } }),
      access.organizations &&
        unless('DenyOtherOrganizations', {
          StringNotEquals: { 'aws:PrincipalOrgID': access.organizations },
        }),
      ...access.statements,
    ]),
  };
}

/**
 * A domain's policy, which has to allow beside the API's: the network part of it. It names a domain, not methods, and
 * whether it knows who signed is not documented, so the API's policy alone asks for addresses and principals.
 * Source: apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html
 */
export function domainPolicy(api: PrivateApi, owner: OwnDomain): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: networkStatements(domainEndpoints(api, owner), api.access.vpcIds),
  };
}

function networkStatements(endpoints: TextList, vpcIds: TextList | undefined): PolicyStatement[] {
  return [
    { Sid: 'AllowInvoke', Effect: 'Allow', Principal: '*', ...invokeAnything },
    // Both keys in one condition: denied only if neither the endpoint nor the VPC is a known one.
    unless('DenyOutsideVpcEndpoints', {
      StringNotEquals: { 'aws:SourceVpce': endpoints, ...(vpcIds && { 'aws:SourceVpc': vpcIds }) },
    }),
  ];
}

function unless(Sid: string, Condition: Record<string, unknown>): PolicyStatement {
  return { Sid, Effect: 'Deny', Principal: '*', ...invokeAnything, Condition };
}

/** The endpoints that the policy lets in: the associated ones and further ones. */
export function allowedEndpoints({ vpcEndpointIds, access }: PrivateApi): TextList {
  return concat(vpcEndpointIds, access.vpcEndpointIds);
}

/** The endpoints that a domain's policy lets in: those of the API, and those that use the domain to reach others. */
export function domainEndpoints(api: PrivateApi, { furtherVpcEndpointIds }: OwnDomain): TextList {
  return concat(allowedEndpoints(api), furtherVpcEndpointIds);
}

/** The short ARN: API Gateway expands it when it saves the policy, and the policy can't name its own API (a cycle). */
const invokeAnything = { Action: 'execute-api:Invoke', Resource: 'execute-api:/*' } as const;

/**
 * Both lists as one. A list that only CloudFormation knows is joined to a text and split again with the rest,
 * because no function appends to a list.
 */
function concat(list: TextList, further: TextList = []): TextList {
  if (isKnownList(further) && further.length === 0) return list;
  if (isKnownList(list) && isKnownList(further)) return [...list, ...further];
  const texts = [list, further].flatMap((part): readonly Text[] =>
    isKnownList(part) ? part : [{ 'Fn::Join': [',', part] }],
  );
  return { 'Fn::Split': [',', { 'Fn::Join': [',', texts] }] };
}
