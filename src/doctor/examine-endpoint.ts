import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { compact } from 'lodash';
import { readPolicy } from '../policy/read-policy';
import { askPolicy } from './ask-policy';
import type { DoctorFinding, Subject } from './finding';
import { look, lookFor } from './look';
import { networkAclStops, securityGroupsLetIn } from './network-rules';
import type { Patient } from './patient';

/** One endpoint: is it there, and does it let the caller through? The endpoint is given back where it is seen. */
export async function examineEndpoint(
  id: string,
  patient: Patient,
): Promise<{ findings: DoctorFinding[]; endpoint: VpcEndpoint | undefined }> {
  const { findings, endpoint } = await examineParts(id, patient);
  return { findings: findings.map((finding) => ({ ...finding, vpcEndpointId: id })), endpoint };
}

async function examineParts(
  id: string,
  patient: Patient,
): Promise<{ findings: DoctorFinding[]; endpoint: VpcEndpoint | undefined }> {
  const findings: DoctorFinding[] = [];
  const add = (subject: Subject, finding: Omit<DoctorFinding, 'subject'>): void => {
    findings.push({ subject, ...finding });
  };
  const { aws, caller } = patient;
  const endpoint = await lookFor('VPC endpoint', findings, () => aws.vpcEndpoint(id));
  if (endpoint === undefined) {
    // Not `undefined` out of an empty list: that is "there is none", too.
    if (findings.length > 0) return { findings, endpoint: undefined };
  }
  if (endpoint === undefined || endpoint === null) {
    add('VPC endpoint', {
      state: 'problem',
      blocks: true,
      message: `${id} is not in ${aws.region} of this account.`,
      fix: 'Correct privateApi.vpcEndpointIds. One of another account belongs into access.vpcEndpointIds, and is looked at with the credentials of that account.',
    });
    return { findings, endpoint: undefined };
  }
  const service = `com.amazonaws.${aws.region}.execute-api`;
  const { ServiceName = '', State, SubnetIds = [], Groups = [], VpcId = '' } = endpoint;
  const state = String(State).toLowerCase();
  if (!ServiceName.endsWith(service)) {
    add('VPC endpoint', {
      state: 'problem',
      blocks: true,
      message: `${id} is an endpoint for ${ServiceName}.`,
      fix: `Name one for ${service}.`,
    });
  } else if (state !== 'available') {
    add('VPC endpoint', {
      state: 'problem',
      blocks: true,
      message: `${id} is ${state}.`,
      fix:
        state === 'pendingacceptance' || state === 'pending'
          ? 'Wait until it is available.'
          : 'Make a new endpoint, and put its id into privateApi.vpcEndpointIds.',
    });
  } else if (SubnetIds.length === 0) {
    add('VPC endpoint', {
      state: 'problem',
      blocks: true,
      message: `${id} has no subnets, so it has no address.`,
      fix: `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${id} --add-subnet-ids subnet-…`,
    });
  } else {
    add('VPC endpoint', {
      state: 'ok',
      message: `${id} is available in ${VpcId}, ${SubnetIds.join(', ')}.`,
    });
  }

  const groupIds = compact(Groups.map(({ GroupId }) => GroupId));
  const groups =
    groupIds.length === 0 ? [] : await look('network', findings, () => aws.securityGroups(groupIds));
  if (groups !== undefined) {
    const lets = securityGroupsLetIn(groups, caller.address);
    const who = caller.address ?? 'any address';
    if (lets === 'no') {
      add('network', {
        state: 'problem',
        blocks: true,
        message: `No security group of ${id} (${groupIds.join(', ') || 'none'}) lets ${who} in on port 443: connections time out.`,
        fix: `aws ec2 authorize-security-group-ingress --group-id ${groupIds[0] ?? 'sg-…'} --protocol tcp --port 443 --cidr ${caller.address === undefined ? 'RANGE' : `${caller.address}/32`}`,
      });
    } else {
      const how = lets === 'yes' ? `let ${who} in` : 'let in members of other groups or prefix lists';
      add('network', { state: 'ok', message: `The security groups of ${id} ${how} on port 443.` });
    }
  }
  if (SubnetIds.length > 0) {
    const acls = await look('network', findings, () => aws.networkAcls(SubnetIds));
    const stopped = (acls ?? []).flatMap((acl) => {
      const way = networkAclStops(acl, caller.address);
      return way === undefined ? [] : [{ id: acl.NetworkAclId ?? 'acl', way }];
    });
    for (const acl of stopped) {
      add('network', {
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
      add('network', {
        state: 'ok',
        message: `The network ACLs of ${id}'s subnets let requests in and answers out.`,
      });
    }
  }

  const policy = readPolicy(endpoint.PolicyDocument ?? '');
  if (typeof policy === 'string') {
    add('endpoint policy', { state: 'unseen', message: `The policy of ${id} can not be read: ${policy}` });
  } else {
    findings.push(
      askPolicy(
        'endpoint policy',
        policy,
        patient,
        { vpcEndpointId: id, vpcId: VpcId || undefined },
        `Allow execute-api:Invoke on this API in the endpoint's policy: aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${id} --policy-document …`,
      ),
    );
  }
  findings.push(...(await examineDns(id, endpoint, patient)));
  return { findings, endpoint };
}

async function examineDns(id: string, endpoint: VpcEndpoint, { aws }: Patient): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  const add = (finding: Omit<DoctorFinding, 'subject'>): void => {
    findings.push({ subject: 'private DNS', ...finding });
  };
  const { PrivateDnsEnabled, VpcId = '' } = endpoint;
  if (PrivateDnsEnabled !== true) {
    add({
      state: 'ok',
      message: `${id} has no private DNS: callers use the URL with the endpoint's id, or the API's host name in the header Host.`,
    });
    return findings;
  }
  add({
    state: 'warning',
    message: `${id} has private DNS: in ${VpcId} every name under execute-api.${aws.region} leads to it, so public APIs answer 403 there.`,
    fix: 'Call public APIs by a custom domain name, or turn private DNS off and use the URL with the endpoint’s id.',
  });
  for (const attribute of ['enableDnsSupport', 'enableDnsHostnames'] as const) {
    const seen = await look('private DNS', findings, () => aws.vpcAttribute(VpcId, attribute));
    const value = attribute === 'enableDnsSupport' ? seen?.EnableDnsSupport : seen?.EnableDnsHostnames;
    if (seen !== undefined && value?.Value !== true) {
      add({
        state: 'problem',
        message: `${VpcId} has ${attribute} off, so the private names of ${id} do not resolve.`,
        fix: `aws ec2 modify-vpc-attribute --vpc-id ${VpcId} --${attribute === 'enableDnsSupport' ? 'enable-dns-support' : 'enable-dns-hostnames'}`,
      });
    }
  }
  return findings;
}
