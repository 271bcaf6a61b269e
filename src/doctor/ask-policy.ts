import { apiArn } from '../api-gateway/hosts';
import { splitPath } from '../api-gateway/paths';
import { buildRouteTree, findRoute } from '../emulator/route-tree';
import type { RestApi } from '../template/rest-api';
import { PrivateApiError } from '../errors';
import { evaluatePolicy, type PolicyDocument } from '../policy';
import type { DoctorFinding, Subject } from './finding';
import type { Caller, Patient } from './patient';

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
  const authorization = authorizationOf(api, caller);
  if (authorization === 'AWS_IAM' && principal === undefined) {
    return {
      subject,
      state: 'unseen',
      vpcEndpointId,
      message: `Not decided for ${vpcEndpointId}: ${caller.method} ${caller.path} takes signed requests only.`,
      fix: 'Say who signs: --from arn:aws:iam::…:role/…',
    };
  }
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
      authorization,
      // The policy alone is asked; what the caller's own say is not known.
      sameAccount: true,
    });
    const route = `${caller.method} ${caller.path}`;
    if (authorization === 'AWS_IAM' && effect !== 'ExplicitDeny' && subject !== 'endpoint policy') {
      // docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html, tables A and B
      const isOwn = principal?.split(':')[4] === accountId;
      if (isOwn !== (effect === 'Allow')) {
        return {
          subject,
          state: 'unseen',
          vpcEndpointId,
          message: `It ${effect === 'Allow' ? 'lets in' : 'does not speak of'} ${who}, and the caller's own IAM policies decide, which are not looked at.`,
          fix: 'Allow execute-api:Invoke in the policies of the caller.',
        };
      }
    }
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

/** Of the method that answers; `NONE` where none does: the routes say so. */
function authorizationOf({ methods }: RestApi, caller: Caller): string {
  const routes = methods.flatMap(({ httpMethod, resourcePath, authorization = 'NONE' }) =>
    resourcePath === undefined ? [] : [{ httpMethod, resourcePath, authorization }],
  );
  const found = findRoute(buildRouteTree(routes), splitPath(caller.path), caller.method);
  return found === undefined ? 'NONE' : found.method.authorization;
}
