import { capitalize, upperFirst } from 'lodash';
import type { Text } from './intrinsics';

/**
 * Logical ids: the framework's own stems and its rules for a path, behind the prefix `PrivateApi`.
 * They are part of the public contract: a changed id replaces the resource, and with the API its URL.
 */
export const restApiId = 'PrivateApiGatewayRestApi';
/** The API where its definition is an OpenAPI document: another resource, so that one does not become the other in place. */
export const openApiId = 'PrivateApiGatewayOpenApi';
/** The private API, whichever way the template defines it. */
export const apiIds: readonly string[] = [restApiId, openApiId];
export const stageId = 'PrivateApiGatewayStage';
export const vpcEndpointLogicalId = 'PrivateApiGatewayVpcEndpoint';
export const logGroupId = 'PrivateApiGatewayLogGroup';
export const logRoleId = 'PrivateApiGatewayLogRole';
export const accountId = 'PrivateApiGatewayAccount';
export const webAclAssociationId = 'PrivateApiGatewayWebAclAssociation';
export const securityGroupId = 'PrivateApiGatewayVpcEndpointSecurityGroup';
export const domainNameId = 'PrivateApiGatewayDomainName';
export const basePathMappingId = 'PrivateApiGatewayBasePathMapping';
export const routingRuleId = 'PrivateApiGatewayRoutingRule';
export const hostedZoneLogicalId = 'PrivateApiGatewayHostedZone';
export const recordSetId = 'PrivateApiGatewayRecordSet';
export const resourceShareId = 'PrivateApiGatewayDomainNameResourceShare';
export const mappingName = 'PrivateApiGatewayTemplates';

/** The id that a Deployment has until its content is final: then the hash is appended. */
export const deploymentIdStem = 'PrivateApiGatewayDeployment';

/** The framework's rule for one segment of a path: `{proxy+}` → `ProxyVar`, `order-items` → `OrderDashitems`. */
function normalizePathPart(part: string): string {
  return upperFirst(
    capitalize(part)
      .replace(/-/g, 'Dash')
      .replace(/\{(.*)\}/g, '$1Var')
      .replace(/[^0-9A-Za-z]/g, ''),
  );
}

function normalizePath(path: string): string {
  return path.split('/').map(normalizePathPart).join('');
}

export function resourceId(path: string): string {
  return `PrivateApiGatewayResource${normalizePath(path)}`;
}

/** What the logical id of every method begins with. */
export const methodIdStem = 'PrivateApiGatewayMethod';

export function methodId(path: string, method: string): string {
  return `${methodIdStem}${normalizePath(path)}${capitalize(method)}`;
}

/** `functionName` as the framework normalizes it: `get-order` → `GetDashorder`. */
export function permissionId(functionName: string): string {
  return `${functionName}LambdaPermissionPrivateApiGateway`;
}

export function authorizerId(name: string): string {
  return `PrivateApiGatewayAuthorizer${alphanumeric(name)}`;
}

export function authorizerPermissionId(name: string): string {
  return `${authorizerId(name)}Permission`;
}

/** `name` is empty for the only plan. */
export function usagePlanId(name: string): string {
  return `PrivateApiGatewayUsagePlan${alphanumeric(name)}`;
}

export function apiKeyId(name: string): string {
  return `PrivateApiGatewayApiKey${alphanumeric(name)}`;
}

export function usagePlanKeyId(name: string): string {
  return `PrivateApiGatewayUsagePlanKey${alphanumeric(name)}`;
}

/** `DEFAULT_4XX` → `PrivateApiGatewayGatewayResponseDefault4xx`. */
export function gatewayResponseId(type: string): string {
  return `PrivateApiGatewayGatewayResponse${type.split('_').map(capitalize).join('')}`;
}

/** The framework's own stem for schemas; one without a name is called after its route and media type. */
export function modelId(key: string): string {
  return `PrivateApiGatewayModel${alphanumeric(key)}`;
}

export function requestValidatorId(kind: string): string {
  return `PrivateApiGatewayRequestValidator${kind}`;
}

/** The output with the URL through an endpoint, called by the endpoint's id where the template shows it. */
export function endpointOutputId(endpoint: Text, index: number): string {
  return `PrivateApiGatewayUrl${endpointKey(endpoint, index)}`;
}

/** The association of an endpoint with the domain, called like the endpoint's output. */
export function accessAssociationId(endpoint: Text, index: number): string {
  return `PrivateApiGatewayDomainNameAccessAssociation${endpointKey(endpoint, index)}`;
}

function endpointKey(endpoint: Text, index: number): string {
  if (typeof endpoint === 'string') return alphanumeric(endpoint);
  if ('Ref' in endpoint) return alphanumeric(endpoint.Ref);
  if ('Fn::ImportValue' in endpoint && typeof endpoint['Fn::ImportValue'] === 'string') {
    return alphanumeric(endpoint['Fn::ImportValue']);
  }
  return `VpcEndpoint${String(index + 1)}`;
}

/** A text as a part of a logical id or an output's key, which take letters and digits only. */
function alphanumeric(text: string): string {
  return text
    .split(/[^0-9A-Za-z]+/)
    .map(upperFirst)
    .join('');
}
