import type { Emulator } from '../../emulator';
import { callerHeaders, type CallerOptions } from '../../emulator/server/simulated-caller';

const mostRoutes = 40;

/** What the person at the terminal reads once the API answers. */
export function readyLines({ restApi }: Emulator, url: string, caller: CallerOptions): string[] {
  const { stage, routes } = restApi;
  const shown = routes.slice(0, mostRoutes).map(({ method, path, functionLogicalId, integrationType }) => {
    const where = path === '/' ? `${url}/${stage}` : `${url}/${stage}${path}`;
    return `  ${method.padEnd(7)} ${where} → ${functionLogicalId ?? integrationType}`;
  });
  const more = routes.length - shown.length;
  const keys = restApi.apiKeys.map(({ logicalId, value }) => `  x-api-key of ${logicalId}: ${value}`);
  return [
    `${restApi.name} (${restApi.logicalId}) is ready on ${url}/${stage}`,
    ...shown,
    ...(more > 0 ? [`  … and ${more} more routes`] : []),
    ...keys,
    ...restApi.domains.map(
      ({ name, basePath }) => `  By its domain: curl ${url}${basePath}/ -H 'Host: ${name}'`,
    ),
    ...(restApi.endpointType === 'PRIVATE' ? [callerLine(restApi.vpcEndpointIds[0], caller)] : []),
  ];
}

function callerLine(firstEndpoint: string | undefined, { vpce = firstEndpoint }: CallerOptions): string {
  const through = vpce === 'none' ? 'from outside' : `through ${vpce ?? 'a VPC endpoint'}`;
  return `  Requests come ${through}; the header ${callerHeaders.vpce} says otherwise.`;
}
