import { requestContext } from '../../../src/policy/evaluate-condition';
import { evaluateStatement } from '../../../src/policy/evaluate-statement';
import type { PolicyDocument } from '../../../src/policy';
import { parsePolicy } from '../../../src/policy/parse-policy';

/** Callers of a small world, tried one by one: what the proof must agree with, without its cleverness. */
export interface World {
  /** condition key → values to try; it is left out as well */
  keys: Readonly<Record<string, readonly string[]>>;
  signers: readonly Signer[];
  resources: readonly string[];
  authorization: string;
}

export interface Signer {
  arn: string;
  organization?: string;
}

export type IsInside = (context: Readonly<Record<string, string>>, signer: Signer | undefined) => boolean;

/** Whether some caller of the world is let in from outside. */
export function sampleLeaks(policy: PolicyDocument, world: World, isInside: IsInside): boolean {
  const statements = parsePolicy(policy, 'resource');
  const signers = world.authorization === 'AWS_IAM' ? world.signers : [undefined];
  return contexts(Object.entries(world.keys)).some((context) =>
    signers.some((signer) => {
      if (isInside(context, signer)) return false;
      const known = requestContext({ ...context, ...signerContext(signer) });
      return world.resources.some((resource) => {
        const effects = statements
          .filter(
            (statement) =>
              evaluateStatement(statement, {
                caller: signer ?? 'anonymous',
                action: 'execute-api:Invoke',
                resource,
                context: known,
              }).matches,
          )
          .map(({ effect }) => effect);
        if (effects.includes('Deny')) return false;
        return effects.includes('Allow') || allowsBeside(world.authorization, signer, resource);
      });
    }),
  );
}

/** The worst that can stand beside the policy: an identity policy or an authorizer that allows everything. */
function allowsBeside(authorization: string, signer: Signer | undefined, resource: string): boolean {
  if (signer !== undefined) return signer.arn.split(':')[4] === resource.split(':')[4];
  return authorization !== 'NONE';
}

function signerContext(signer: Signer | undefined): Record<string, string | undefined> {
  return {
    'aws:PrincipalArn': signer?.arn,
    'aws:PrincipalAccount': signer?.arn.split(':')[4],
    'aws:PrincipalOrgID': signer?.organization,
  };
}

function contexts([first, ...rest]: readonly [string, readonly string[]][]): Record<string, string>[] {
  if (first === undefined) return [{}];
  const [key, values] = first;
  const others = contexts(rest);
  return [...others, ...values.flatMap((value) => others.map((other) => ({ ...other, [key]: value })))];
}
