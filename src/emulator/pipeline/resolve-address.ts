import type { GatewayApi, GatewayDomain } from '../gateway-api';
import { headerValue, type MultiValueMap } from '../multi-value-map';
import { findWay } from './find-way';
import { forbidden } from './forbidden';

/** Where a request goes, by its host, its headers and its path. */
export interface Address {
  readonly stageName: string;
  /** As an `AWS_PROXY` event has it: without the stage, or with the base path of a domain. */
  readonly path: string;
  /** As `$context.path` has it. */
  readonly contextPath: string;
  /** What of the path is left for the API's resources. */
  readonly resourcePath: string;
  /** undefined: the API's own name */
  readonly host: string | undefined;
  readonly domain: GatewayDomain | undefined;
  /** The endpoint whose name the host is. */
  readonly vpcEndpointId: string | undefined;
}

/**
 * A host of AWS's or a domain of the template; any other, this machine's say, stands for the API's own name. The id of an
 * API in a host counts for nothing: the real one exists only after a deployment.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 * @throws {GatewayFailure} 403 where the host leads to no stage of the API
 */
export function resolveAddress(api: GatewayApi, rawPath: string, headers: MultiValueMap): Address {
  const host = (headerValue(headers, 'Host') ?? '').toLowerCase().replace(/:\d*$/, '');
  const domain = api.domains.find(({ name }) => name === host);
  const apiId = headerValue(headers, 'x-apigw-api-id');
  if (domain !== undefined && apiId === undefined) return underDomain(api, domain, rawPath, headers);

  const [, endpoint] = /^[a-z0-9]+-(vpce-[0-9a-f]+)\.execute-api\./.exec(host) ?? [];
  const [, ownName] = /^(vpce-[0-9a-f]+)-[^.]+\.execute-api\.[^.]+\.vpce\./.exec(host) ?? [];
  const isDefault =
    apiId !== undefined || ownName !== undefined || /^[a-z0-9]+(-vpce-[0-9a-f]+)?\.execute-api\./.test(host);
  if (isDefault && api.isDefaultEndpointDisabled) {
    throw forbidden('The API is called by its own name, which is disabled (DisableExecuteApiEndpoint)');
  }
  if (ownName !== undefined && apiId === undefined) {
    throw forbidden(
      `${host} is the name of an endpoint: send the API's host in Host, or its id in x-apigw-api-id`,
    );
  }
  return {
    ...splitStage(rawPath),
    host: endpoint === undefined ? undefined : host,
    domain: undefined,
    vpcEndpointId: endpoint ?? ownName,
  };
}

function underDomain(
  api: GatewayApi,
  domain: GatewayDomain,
  rawPath: string,
  headers: MultiValueMap,
): Address {
  const found = findWay(domain, rawPath, headers);
  if (found === undefined) throw forbidden(`No mapping or rule of ${domain.name} takes ${rawPath}`);
  const { way, rest } = found;
  if (way.restApiId !== api.id) {
    throw forbidden(`${domain.name} leads from ${rawPath} to another API (${way.restApiId})`);
  }
  const shared = { domain, host: domain.name, vpcEndpointId: undefined };
  // Without a stage of its own, a mapping takes it from the path.
  if (way.stage === undefined) return { ...splitStage(rest), contextPath: rawPath, ...shared };
  return { stageName: way.stage, path: rawPath, contextPath: rawPath, resourcePath: rest, ...shared };
}

/** Slashes behind the stage stay in `$context.path`; in the path of the event one of them is left (recorded). */
function splitStage(rawPath: string): Pick<Address, 'stageName' | 'path' | 'contextPath' | 'resourcePath'> {
  const end = rawPath.indexOf('/', 1);
  const stageName = rawPath.slice(1, end < 0 ? undefined : end);
  const rest = end < 0 ? '' : rawPath.slice(end);
  const path = `/${rest.replace(/^\/+/, '')}`;
  return { stageName, path, contextPath: `/${stageName}${rest}`, resourcePath: path };
}
