import type { PolicyDocument } from '../policy';
import type { CallerSource } from './exchange';
import type { GatewayApi } from './gateway-api';
import { conditionsOf, statementsOf } from '../policy/placed-statements';
import { asTexts } from '../template/properties';

/**
 * Where a request comes from that says nothing of it: through the API's first endpoint, with the VPC and an address
 * that the policy asks for.
 */
export function defaultSource({ endpointType, vpcEndpointIds, policy }: GatewayApi): CallerSource {
  if (endpointType !== 'PRIVATE') {
    return {
      vpcEndpointId: undefined,
      vpcId: undefined,
      vpcSourceIp: undefined,
      sourceIp: '127.0.0.1',
      principal: undefined,
    };
  }
  const vpcSourceIp = firstAddress(askedFor(policy, 'aws:vpcsourceip')) ?? '10.0.0.1';
  return {
    vpcEndpointId: vpcEndpointIds[0] ?? askedFor(policy, 'aws:sourcevpce') ?? 'vpce-00000000000000000',
    vpcId: askedFor(policy, 'aws:sourcevpc') ?? 'vpc-00000000000000000',
    vpcSourceIp,
    sourceIp: vpcSourceIp,
    principal: undefined,
  };
}

/**
 * The first value of a condition key that the policy asks for: one that an Allow compares with, or that a Deny spares.
 */
function askedFor(policy: PolicyDocument | undefined, key: string): string | undefined {
  for (const placed of statementsOf({ path: '', value: policy })) {
    const allows = placed.statement['Effect'] === 'Allow';
    const asked = conditionsOf(placed).find(
      (condition) => condition.key === key && condition.negated !== allows,
    );
    const [first] = asTexts(asked?.values);
    if (first !== undefined) return first;
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
