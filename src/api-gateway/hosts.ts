import { domainOf, partitionOf } from './partition';

/**
 * The host of an API, as an endpoint with private DNS or the internet resolves it; with an endpoint's id the name
 * that needs neither private DNS nor a Host header.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function apiHost(apiId: string, region: string, vpcEndpointId?: string): string {
  const label = vpcEndpointId === undefined ? apiId : `${apiId}-${vpcEndpointId}`;
  return `${label}.execute-api.${region}.${domainOf(region)}`;
}

/** Of requests to an API: what a resource policy's resources are compared with, but for `/stage/METHOD/path`. */
export function apiArn({
  region,
  accountId,
  apiId,
}: {
  readonly region: string;
  readonly accountId: string;
  readonly apiId: string;
}): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${apiId}`;
}
