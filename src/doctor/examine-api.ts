import { difference } from 'lodash';
import { apiArn } from '../api-gateway/hosts';
import { readPolicy } from '../policy/read-policy';
import { isMarked } from '../template/marks';
import { askPolicy, type Way } from './ask-policy';
import type { DoctorFinding, Subject } from './finding';
import { livePolicy, samePolicy } from './live-policy';
import { lookFor } from './look';
import type { Patient } from './patient';

/** The API itself: private, associated with its endpoints, and with the policy of the template. */
export async function examineApi(patient: Patient, ways: readonly Way[]): Promise<DoctorFinding[]> {
  const findings: DoctorFinding[] = [];
  const add = (subject: Subject, finding: Omit<DoctorFinding, 'subject'>): void => {
    findings.push({ subject, ...finding });
  };
  const { aws, accountId, api, restApiId } = patient;
  const live = await lookFor('API', findings, () => aws.restApi(restApiId));
  if (live === undefined) return findings;
  if (live === null) {
    add('API', {
      state: 'problem',
      blocks: true,
      message: `The stack names ${restApiId}, and API Gateway has no such API in ${aws.region}: somebody deleted it.`,
      fix: 'Remove the service and deploy it again: CloudFormation does not make it anew.',
    });
    return findings;
  }
  const { types = [], vpcEndpointIds = [] } = live.endpointConfiguration ?? {};
  if (types.includes('PRIVATE')) add('API', { state: 'ok', message: `${restApiId} is private.` });
  else {
    add('API', {
      state: 'problem',
      message: `${restApiId} is ${types.join(', ') || 'of no endpoint type'}, and not private: it has an address on the internet.`,
      fix: `aws apigateway update-rest-api --rest-api-id ${restApiId} --patch-operations op=replace,path=/endpointConfiguration/types/${types[0] ?? 'REGIONAL'},value=PRIVATE`,
    });
  }
  const known = api.vpcEndpointIds.filter((id) => !isMarked(id));
  for (const id of difference(known, vpcEndpointIds)) {
    add('API', {
      state: 'problem',
      blocks: true,
      vpcEndpointId: id,
      message: `${id} is not associated with the API: https://${restApiId}-${id}.… does not resolve.`,
      fix: 'Deploy the service: vpcEndpointIds associates it.',
    });
  }
  for (const id of difference(vpcEndpointIds, known)) {
    add('API', {
      state: 'warning',
      message: `${id} is associated with the API, and the template does not say so.`,
      fix: 'Add it to privateApi.vpcEndpointIds, or deploy to take it away.',
    });
  }

  const policy = livePolicy(live.policy);
  if (policy === undefined || typeof policy === 'string') {
    add('API policy', {
      state: 'problem',
      blocks: true,
      message:
        policy === undefined
          ? 'The API has no policy, so nobody may call it.'
          : `The API's policy can not be read: ${policy}`,
      fix: 'Deploy the service: the plugin makes the policy.',
    });
    return findings;
  }
  const arn = apiArn({ region: aws.region, accountId, apiId: restApiId });
  const wanted = api.policies.map(({ value }) => readPolicy(value)).at(-1);
  if (wanted === undefined || typeof wanted === 'string') {
    add('API policy', {
      state: 'unseen',
      message: 'What the template says of the policy is known only at deployment.',
    });
  } else if (samePolicy(policy, wanted, arn)) {
    add('API policy', { state: 'ok', message: "The API's policy (GetRestApi) is the one of the template." });
  } else {
    add('API policy', {
      state: 'problem',
      message:
        "The API's policy (GetRestApi) is not the one of the template: somebody changed it, or the template is not deployed.",
      fix: 'Deploy the service. A policy counts only once a deployment was made after it.',
    });
  }
  for (const way of ways) {
    findings.push(
      askPolicy('API policy', policy, patient, way, 'Let the caller in with privateApi.access, and deploy.'),
    );
  }
  return findings;
}
