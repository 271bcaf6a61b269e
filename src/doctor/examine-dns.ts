import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import type { DoctorFinding } from './finding';
import { look } from './look';
import type { Patient } from './patient';

/** Private DNS of an endpoint: what it does to public APIs, and whether its VPC resolves it. */
export async function examineDns(
  id: string,
  endpoint: VpcEndpoint,
  { aws }: Patient,
): Promise<DoctorFinding[]> {
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
