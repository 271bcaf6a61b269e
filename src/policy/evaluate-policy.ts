import { requestContext } from './evaluate-condition';
import { evaluateStatement } from './evaluate-statement';
import { parsePolicy } from './parse-policy';
import type { PolicyDocument } from './policy-document';
import { readRequest, type PolicyRequest } from './policy-request';
import type { Statement } from './statement';

export type Effect = 'Allow' | 'ExplicitDeny' | 'ImplicitDeny';

/** One statement, and why it speaks of the request or does not. */
export interface ConsideredStatement {
  /** `resource`, or `identity[0]` for the first of the caller's own policies */
  policy: string;
  index: number;
  sid?: string;
  effect: 'Allow' | 'Deny';
  matches: boolean;
  why: string;
}

export interface Decision {
  effect: Effect;
  /** the statements that speak of the request */
  matched: ConsideredStatement[];
  /** every statement, in order */
  considered: ConsideredStatement[];
  /** the decision in a sentence */
  reason: string;
}

/**
 * Decides as API Gateway does for `execute-api:Invoke`: an explicit deny beats an allow, an allow beats silence, and the
 * method's authorization says whose allow counts (apigateway-authorization-flow.html, tables A and B).
 * @throws PrivateApiError POLICY_SYNTAX for a policy that IAM would not accept, POLICY_REQUEST for such a request
 */
export function evaluatePolicy(policy: PolicyDocument, request: PolicyRequest): Decision {
  const read = readRequest(request);
  const statementRequest = {
    caller: read.caller,
    action: request.action,
    resource: request.resource,
    context: requestContext(read.context),
  };
  const consider = (name: string, statements: readonly Statement[]): ConsideredStatement[] =>
    statements.map((statement) => ({
      policy: name,
      index: statement.index,
      ...(statement.sid === undefined ? {} : { sid: statement.sid }),
      effect: statement.effect,
      ...evaluateStatement(statement, statementRequest),
    }));
  const resource = consider('resource', parsePolicy(policy, 'resource'));
  const identityPolicies = request.identityPolicies ?? [];
  const identity = identityPolicies.flatMap((document, index) =>
    consider(`identity[${index}]`, parsePolicy(document, 'identity', `identityPolicies[${index}]`)),
  );
  // Nobody's own policies speak for a caller that API Gateway takes for anonymous.
  const heard = read.combination === 'resource' ? resource : [...resource, ...identity];
  const matched = heard.filter(({ matches }) => matches);
  const outcome = decide(resource, identity, read);
  return { ...outcome, matched, considered: heard };
}

function decide(
  resource: readonly ConsideredStatement[],
  identity: readonly ConsideredStatement[],
  { authorization, caller, combination }: ReturnType<typeof readRequest>,
): Pick<Decision, 'effect' | 'reason'> {
  const heard = combination === 'resource' ? resource : [...resource, ...identity];
  const denial = heard.find(({ matches, effect }) => matches && effect === 'Deny');
  if (denial !== undefined) return { effect: 'ExplicitDeny', reason: `${nameOf(denial)} denies it` };
  const byResource = resource.find(({ matches }) => matches);
  const byIdentity = combination === 'resource' ? undefined : identity.find(({ matches }) => matches);
  if (authorization === 'AWS_IAM' && caller === 'anonymous') {
    return {
      effect: 'ImplicitDeny',
      reason: 'the method wants a signed request (AWS_IAM) and this one is anonymous',
    };
  }
  if (combination === 'both') return decideCrossAccount(byResource, byIdentity);
  const allowing = byResource ?? byIdentity;
  return allowing === undefined
    ? { effect: 'ImplicitDeny', reason: 'no statement allows it' }
    : { effect: 'Allow', reason: `${nameOf(allowing)} allows it and none denies it` };
}

function decideCrossAccount(
  byResource: ConsideredStatement | undefined,
  byIdentity: ConsideredStatement | undefined,
): Pick<Decision, 'effect' | 'reason'> {
  if (byResource !== undefined && byIdentity !== undefined) {
    return {
      effect: 'Allow',
      reason: `${nameOf(byResource)} and ${nameOf(byIdentity)} allow it and none denies it`,
    };
  }
  const missing = [
    ...(byResource === undefined ? ['the resource policy'] : []),
    ...(byIdentity === undefined ? ["the caller's own policies"] : []),
  ];
  return {
    effect: 'ImplicitDeny',
    reason: `across accounts both sides must allow it, and no statement of ${missing.join(' or of ')} does`,
  };
}

function nameOf({ policy, index, sid }: ConsideredStatement): string {
  const place = policy === 'resource' ? 'the resource policy' : policy;
  return `Statement[${index}]${sid === undefined ? '' : ` ("${sid}")`} of ${place}`;
}
