import type { CallerSource } from './exchange';
import type { RestApi } from './rest-api';

/**
 * Where a request comes from that says nothing of it: through the API's first endpoint, with the VPC and an address
 * that the policy asks for.
 */
export function defaultSource({ endpointType, vpcEndpointIds, policy }: RestApi): CallerSource {
  if (endpointType !== 'PRIVATE') {
    return {
      vpcEndpointId: undefined,
      vpcId: undefined,
      vpcSourceIp: undefined,
      sourceIp: '127.0.0.1',
      principal: undefined,
    };
  }
  const vpcSourceIp = firstAddress(conditionValue(policy, 'aws:vpcsourceip')) ?? '10.0.0.1';
  return {
    vpcEndpointId: vpcEndpointIds[0] ?? conditionValue(policy, 'aws:sourcevpce') ?? 'vpce-00000000000000000',
    vpcId: conditionValue(policy, 'aws:sourcevpc') ?? 'vpc-00000000000000000',
    vpcSourceIp,
    sourceIp: vpcSourceIp,
    principal: undefined,
  };
}

/** The first value that any statement compares a condition key with. */
function conditionValue(policy: unknown, key: string): string | undefined {
  if (typeof policy !== 'object' || policy === null) return undefined;
  for (const [name, value] of Object.entries(policy) as [string, unknown][]) {
    if (name.toLowerCase() === key) {
      const [first] = (Array.isArray(value) ? value : [value]) as unknown[];
      if (typeof first === 'string') return first;
    }
    const found = conditionValue(value, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `10.1.0.0/16` → `10.1.0.1`. */
function firstAddress(cidr: string | undefined): string | undefined {
  const [, network = '', last = '', length = '32'] =
    /^((?:\d+\.){3})(\d+)(?:\/(\d+))?$/.exec(cidr ?? '') ?? [];
  if (network === '') return undefined;
  return Number(length) >= 31 ? `${network}${last}` : `${network}${Number(last) + 1}`;
}
