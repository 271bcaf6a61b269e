import { apiArn } from '../api-gateway/hosts';
import { PrivateApiError } from '../errors';
import { evaluatePolicy, type PolicyDocument } from '../policy';
import type { DoctorFinding, Subject } from './finding';
import type { Patient } from './patient';

/** Where a request comes from, once the endpoint is known. */
export interface Way {
  readonly vpcEndpointId: string;
  readonly vpcId: string | undefined;
}

/** Whether a policy lets the caller in through an endpoint, as a finding. */
export function askPolicy(
  subject: Subject,
  policy: unknown,
  { aws, accountId, restApiId, stage, api, caller }: Patient,
  { vpcEndpointId, vpcId }: Way,
  fix: string,
): DoctorFinding {
  const text = JSON.stringify(policy).toLowerCase();
  const asked = ['aws:VpcSourceIp', 'aws:SourceIp'].find((key) => text.includes(`"${key.toLowerCase()}"`));
  if (asked !== undefined && caller.address === undefined) {
    return {
      subject,
      state: 'unseen',
      vpcEndpointId,
      message: `Not decided for ${vpcEndpointId}: the policy asks for the caller's address (${asked}).`,
      fix: 'Say it: --from 10.0.0.7',
    };
  }
  const { address, principal } = caller;
  const authorization = api.methods.find(
    ({ httpMethod, resourcePath }) =>
      resourcePath === caller.path && [caller.method, 'ANY'].includes(httpMethod),
  )?.authorization;
  const arn = apiArn({ region: aws.region, accountId, apiId: restApiId });
  const who = `${principal ?? 'anyone'} through ${vpcEndpointId}${address === undefined ? '' : ` from ${address}`}`;
  try {
    const { effect, reason } = evaluatePolicy(policy as PolicyDocument, {
      principal: principal === undefined ? 'anonymous' : { arn: principal },
      action: 'execute-api:Invoke',
      resource: `${arn}/${stage}/${caller.method}${caller.path}`,
      context: {
        'aws:SourceVpce': vpcEndpointId,
        ...(vpcId !== undefined && { 'aws:SourceVpc': vpcId }),
        ...(address !== undefined && { 'aws:VpcSourceIp': address }),
      },
      ...(principal === undefined
        ? { authorization: 'NONE' }
        : { authorization: authorization ?? 'AWS_IAM' }),
    });
    const route = `${caller.method} ${caller.path}`;
    return effect === 'Allow'
      ? { subject, state: 'ok', vpcEndpointId, message: `It lets in ${who}, to ${route}.` }
      : {
          subject,
          state: 'problem',
          blocks: true,
          vpcEndpointId,
          message: `It keeps out ${who}, from ${route} (${effect}): ${reason}`,
          fix,
        };
  } catch (error) {
    if (!(error instanceof PrivateApiError)) throw error;
    return { subject, state: 'unseen', vpcEndpointId, message: `Not decided: ${error.message}` };
  }
}
