import { describeOutsider } from '../policy/proof/describe-outsider';
import type { ProofResult } from '../policy/proof/prove-access';
import type { RuleProblem } from './rule';

/**
 * A proof that failed, as a finding.
 * @param what the policy, as the sentence calls it
 */
export function proofProblem(
  result: Exclude<ProofResult, { verdict: 'proven' }>,
  path: string,
  what: string,
): RuleProblem {
  switch (result.verdict) {
    case 'malformed':
      return {
        path,
        message: `The ${what} is malformed: ${result.reason}.`,
        fix: 'Write the policy as IAM reads it.',
      };
    case 'unprovable':
      return {
        path,
        message: `The ${what} cannot be proven to keep outsiders out: ${result.reason}.`,
        fix: 'Write it in a form that can be read before deployment, or name the opt-out (access.allowUnproven).',
      };
    case 'leak': {
      const { statement } = result.outsider;
      const at = statement === undefined ? path : `${path}.Statement[${statement.index}]`;
      const place =
        result.place === undefined
          ? ''
          : `, if the API is ${result.place} (the policy tells APIs, accounts or Regions apart that are not known before deployment)`;
      const words = `${describeOutsider(result.outsider)}${place}`;
      if (result.assumed.length === 0) return { path: at, message: `${words}.` };
      return {
        path: at,
        message: `The ${what} cannot be proven to keep outsiders out, because of what is known only at deployment: ${result.assumed.join(', ')}. At worst ${words}.`,
        fix: 'Use the very intrinsic that is configured (vpcEndpointIds, access), or add what it stands for to the configuration.',
      };
    }
  }
}
