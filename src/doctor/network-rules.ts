import type { IpPermission, NetworkAcl, SecurityGroup } from '@aws-sdk/client-ec2';
import { sortBy } from 'lodash';
import { ipRangeHas, parseIpRange } from '../policy/ip-range';

const https = 443;
/** Of the ports that clients answer on (1024–65535): those between which rules are usually cut. */
const replyPorts = [1024, 32_767, 32_768, 49_151, 49_152, 60_999, 61_000, 65_535];

/** Whether security groups let a caller in on 443; an address that nobody gave may be any. */
export function securityGroupsLetIn(
  groups: readonly SecurityGroup[],
  address: string | undefined,
): 'yes' | 'no' | 'by group' {
  const rules = groups.flatMap(({ IpPermissions = [] }) => IpPermissions).filter(isHttps);
  const ranges = rules.flatMap(({ IpRanges = [], Ipv6Ranges = [] }) => [
    ...IpRanges.map(({ CidrIp }) => CidrIp),
    ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
  ]);
  if (ranges.some((range) => address === undefined || holds(range, address))) return 'yes';
  const others = rules.some(
    ({ UserIdGroupPairs = [], PrefixListIds = [] }) => UserIdGroupPairs.length + PrefixListIds.length > 0,
  );
  return others ? 'by group' : 'no';
}

function isHttps({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean {
  return IpProtocol === '-1' || (/^(tcp|6)$/.test(IpProtocol ?? '') && FromPort <= https && https <= ToPort);
}

/**
 * Which way a network ACL stops a caller: in, on 443, or out, on the ports that answers go to
 * (docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).
 */
export function networkAclStops(
  { Entries = [] }: NetworkAcl,
  address: string | undefined,
): 'in' | 'out' | undefined {
  const lets = (egress: boolean, port: number): boolean => {
    const rules = sortBy(
      Entries.filter(({ Egress }) => Egress === egress),
      'RuleNumber',
    );
    const matching = rules.filter(
      ({ Protocol, PortRange: { From = 0, To = 65_535 } = {}, CidrBlock, Ipv6CidrBlock }) =>
        /^(-1|6)$/.test(Protocol ?? '') &&
        From <= port &&
        port <= To &&
        (address === undefined || holds(CidrBlock ?? Ipv6CidrBlock, address)),
    );
    // Of an unknown address: whether some caller gets through.
    if (address === undefined) return matching.some(({ RuleAction }) => RuleAction === 'allow');
    return matching[0]?.RuleAction === 'allow';
  };
  if (!lets(false, https)) return 'in';
  return replyPorts.every((port) => lets(true, port)) ? undefined : 'out';
}

function holds(cidr: string | undefined, address: string): boolean {
  const range = parseIpRange(cidr ?? '');
  return range !== undefined && ipRangeHas(range, address);
}
