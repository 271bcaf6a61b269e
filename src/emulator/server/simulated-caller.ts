import type { RequestSource } from '../emulator';
import type { RequestHeaders } from './request-headers';

/** Who calls, when a request does not say it by header. */
export interface CallerOptions {
  /** A VPC endpoint id, or `none` for a caller from outside. Default: the API's first endpoint. */
  readonly vpce?: string;
  readonly vpcId?: string;
  readonly sourceIp?: string;
}

/** Request headers that set the caller. The gateway does not see them. */
export const callerHeaders = {
  vpce: 'x-private-api-vpce',
  vpcId: 'x-private-api-vpc-id',
  sourceIp: 'x-private-api-source-ip',
  principal: 'x-private-api-principal',
} as const;

type CallerKey = keyof typeof callerHeaders;
const keys = new Map<string, CallerKey>(
  Object.entries(callerHeaders).map(([key, header]) => [header, key as CallerKey]),
);

/**
 * Takes the caller's headers out of `headers` and makes the request's source of them, over the options. `undefined` leaves
 * the choice to the emulator: through the API's first endpoint.
 */
export function takeCaller(
  headers: RequestHeaders,
  options: CallerOptions,
  firstEndpoint: string | undefined,
): RequestSource | undefined {
  const caller: Partial<Record<CallerKey, string>> = { ...options };
  for (const name of Object.keys(headers)) {
    const key = name.length > 13 ? keys.get(name.toLowerCase()) : undefined;
    if (key === undefined) continue;
    const value = headers[name];
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) caller[key] = last.trim();
    Reflect.deleteProperty(headers, name);
  }
  const { vpce = firstEndpoint, vpcId, sourceIp, principal } = caller;
  if (caller.vpce === undefined && vpcId === undefined && sourceIp === undefined && principal === undefined) {
    return undefined;
  }
  const signed = principal === undefined || principal === '' ? {} : { principal };
  const address = sourceIp === undefined ? {} : { sourceIp };
  if (vpce === undefined || vpce.toLowerCase() === 'none') return { ...address, ...signed };
  return {
    vpcEndpointId: vpce,
    ...(vpcId === undefined ? {} : { vpcId }),
    // Through an endpoint, the address is the caller's private one.
    ...(sourceIp === undefined ? {} : { vpcSourceIp: sourceIp, sourceIp }),
    ...signed,
  };
}
