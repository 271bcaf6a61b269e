import type { Domain, OwnDomain, PrivateApi } from '../config/settings';
import { ref } from '../template/intrinsics';
import { hostedZoneLogicalId, recordSetId } from '../template/logical-ids';
import { endpointDnsEntry } from './endpoint-dns-entry';
import type { CloudFormationResource } from '../template/template';

/**
 * The private hosted zone, where it is created, and in it the name's records: one for each kind of address that the
 * endpoint has.
 * Source: apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html, steps 4 and 5
 */
export function domainRecords(
  { createVpcEndpoint }: PrivateApi,
  { name }: Domain,
  { hostedZone, aliasTarget }: OwnDomain,
): Readonly<Record<string, CloudFormationResource>> {
  if (hostedZone === undefined) return {};
  const target = aliasTarget
    ? { DNSName: aliasTarget.dnsName, HostedZoneId: aliasTarget.hostedZoneId }
    : { DNSName: endpointDnsEntry('name'), HostedZoneId: endpointDnsEntry('zone') };
  const record = (Type: 'A' | 'AAAA'): CloudFormationResource => ({
    Type: 'AWS::Route53::RecordSet',
    Properties: {
      Name: name,
      Type,
      HostedZoneId: 'id' in hostedZone ? hostedZone.id : ref(hostedZoneLogicalId),
      AliasTarget: target,
    },
  });
  // Of an endpoint that is given nobody says which addresses it has; IPv4 is the usual.
  const ipAddressType = aliasTarget ? 'ipv4' : createVpcEndpoint?.ipAddressType;
  return {
    ...('vpcIds' in hostedZone && {
      [hostedZoneLogicalId]: {
        Type: 'AWS::Route53::HostedZone',
        Properties: {
          Name: name,
          VPCs: hostedZone.vpcIds.map((VPCId) => ({ VPCId, VPCRegion: ref('AWS::Region') })),
        },
      },
    }),
    ...(ipAddressType !== 'ipv6' && { [recordSetId]: record('A') }),
    ...((ipAddressType === 'ipv6' || ipAddressType === 'dualstack') && {
      [`${recordSetId}Ipv6`]: record('AAAA'),
    }),
  };
}
