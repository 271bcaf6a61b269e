import { PrivateApiError } from '../../errors';
import type { Decision, PolicyRequest } from '../../policy';
import type { Exchange, RoutedRequest } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { policyContext } from './policy-context';

type PolicyQuestion = Pick<PolicyRequest, 'principal' | 'authorization' | 'identityPolicies'>;

export type PolicyEffect = Decision['effect'] | 'NoPolicy';

/**
 * What the resource policy says of the request, alone or together with the caller's own policies. Only an API that is
 * not private may do without: a private one is not deployed then, and lets nobody in.
 */
export function evaluateResourcePolicy(
  exchange: Exchange,
  request: RoutedRequest,
  question: PolicyQuestion,
): PolicyEffect {
  const { api, trace } = exchange;
  const context = policyContext(exchange, request);
  const principal =
    question.principal === 'anonymous' ? 'anonymous' : (question.principal.arn ?? 'anonymous');
  const note = (effect: PolicyEffect, reasons: readonly string[]): PolicyEffect => {
    trace.push({
      stage: 'resource policy',
      effect,
      resource: request.methodArn,
      principal,
      context,
      reasons,
    });
    return effect;
  };
  if (api.policy === undefined) {
    if (api.endpointType === 'PRIVATE')
      return note('ImplicitDeny', ['A private API without a resource policy lets nobody in.']);
    if (question.identityPolicies === undefined) return note('NoPolicy', ['The API has no resource policy.']);
  }
  try {
    const decision = exchange.decide({
      ...question,
      action: 'execute-api:Invoke',
      resource: request.methodArn,
      context,
    });
    return note(decision.effect, [decision.reason, ...decision.matched.map(({ why }) => why)]);
  } catch (error) {
    if (!(error instanceof PrivateApiError)) throw error;
    return note('ImplicitDeny', [`The policy cannot be evaluated: ${error.message}`]);
  }
}

/** AWS's own wording, with the account masked and a capital M in the body. */
export function policyDenial(
  request: Pick<RoutedRequest, 'methodArn'>,
  caller: string,
  explicit: boolean,
): GatewayFailure {
  const resource = request.methodArn.replace(/:(\d{8})(\d{4}):/, ':********$2:');
  const message = `User: ${caller} is not authorized to perform: execute-api:Invoke on resource: ${resource}`;
  return accessDenied(explicit ? `${message} with an explicit deny` : message);
}

export function accessDenied(message: string): GatewayFailure {
  return new GatewayFailure({ type: 'ACCESS_DENIED', message, log: message });
}
