import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { compact } from 'lodash';
import type { DoctorFinding } from './finding';
import { look } from './look';
import { networkAclStops, securityGroupsLetIn } from './network-rules';
import type { Patient } from './patient';

/** What stands in front of an endpoint's addresses: its security groups, and the network ACLs of its subnets. */
export async function examineNetwork(
  id: string,
  { SubnetIds = [], Groups = [] }: VpcEndpoint,
  { aws, caller }: Patient,
): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  const add = (finding: Omit<DoctorFinding, 'subject'>): void => {
    findings.push({ subject: 'network', ...finding });
  };
  const groupIds = compact(Groups.map(({ GroupId }) => GroupId));
  const groups =
    groupIds.length === 0 ? [] : await look('network', findings, () => aws.securityGroups(groupIds));
  if (groups !== undefined) {
    const lets = securityGroupsLetIn(groups, caller.address);
    const who = caller.address ?? 'any address';
    if (lets === 'no') {
      add({
        state: 'problem',
        blocks: true,
        message: `No security group of ${id} (${groupIds.join(', ') || 'none'}) lets ${who} in on port 443: connections time out.`,
        fix: `aws ec2 authorize-security-group-ingress --group-id ${groupIds[0] ?? 'sg-…'} --protocol tcp --port 443 --cidr ${caller.address === undefined ? 'RANGE' : `${caller.address}/32`}`,
      });
    } else {
      const how = lets === 'yes' ? `let ${who} in` : 'let in members of other groups or prefix lists';
      add({ state: 'ok', message: `The security groups of ${id} ${how} on port 443.` });
    }
  }
  if (SubnetIds.length > 0) {
    const acls = await look('network', findings, () => aws.networkAcls(SubnetIds));
    const stopped = (acls ?? []).flatMap((acl) => {
      const way = networkAclStops(acl, caller.address);
      return way === undefined ? [] : [{ id: acl.NetworkAclId ?? 'acl', way }];
    });
    for (const acl of stopped) {
      add({
        state: 'problem',
        // Other subnets of the endpoint may have another.
        blocks: stopped.length === acls?.length,
        message:
          acl.way === 'in'
            ? `The network ACL ${acl.id} of ${id}'s subnets does not let port 443 in.`
            : `The network ACL ${acl.id} of ${id}'s subnets does not let answers out (ports 1024 to 65535).`,
        fix:
          acl.way === 'in'
            ? 'Allow TCP 443 inbound from the callers, before any rule that denies it.'
            : 'Allow TCP 1024 to 65535 outbound to the callers.',
      });
    }
    if (acls !== undefined && stopped.length === 0) {
      add({
        state: 'ok',
        message: `The network ACLs of ${id}'s subnets let requests in and answers out.`,
      });
    }
  }
  return findings;
}
