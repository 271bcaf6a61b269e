import { limits } from '../api-gateway/limits';
import { ConfigurationError } from '../config/problem';
import type { PolicyDocument } from './resource-policy';

/**
 * The policy, if API Gateway takes one of its length.
 *
 * @throws {ConfigurationError} POLICY_QUOTA
 */
export function refuseLongPolicy(policy: PolicyDocument): PolicyDocument {
  const { length } = JSON.stringify(policy);
  if (length <= limits.resourcePolicy) return policy;
  throw new ConfigurationError([
    {
      code: 'POLICY_QUOTA',
      path: 'privateApi.access',
      message: `The resource policy has ${String(length)} characters; API Gateway takes ${String(limits.resourcePolicy)}.`,
      given: length,
      fix: 'List fewer endpoints or principals: whole VPCs (access.vpcIds) or organizations (access.organizations) take less room.',
    },
  ]);
}
