import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { readPolicy } from '../policy/read-policy';
import { askPolicy } from './ask-policy';
import type { DoctorFinding, Subject } from './finding';
import { examineDns } from './examine-dns';
import { examineNetwork } from './examine-network';
import { lookFor } from './look';
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
  const { aws } = patient;
  const endpoint = await lookFor('VPC endpoint', findings, () => aws.vpcEndpoint(id));
  // An empty list is `undefined` as well, and no finding: there is none.
  if (findings.length > 0) return { findings, endpoint: undefined };
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
  const { ServiceName = '', State, SubnetIds = [], VpcId = '' } = endpoint;
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

  findings.push(...(await examineNetwork(id, endpoint, patient)));
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
