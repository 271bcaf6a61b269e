import { PrivateApiError } from '../../errors';
import { evaluatePolicy, type Decision, type PolicyDocument, type PolicyRequest } from '../../policy';
import type { Exchange, ParsedRequest } from '../exchange';
import { policyContext } from './policy-context';

interface Question {
  readonly stage: 'domain policy' | 'vpc endpoint policy';
  readonly policy: PolicyDocument;
  readonly resource: string;
  readonly principal: PolicyRequest['principal'];
}

const names = { 'domain policy': "the domain's policy", 'vpc endpoint policy': "the endpoint's policy" };

/** What a policy beside the API's own says of a request. */
export function askPolicy(
  exchange: Exchange,
  request: ParsedRequest,
  { stage, policy, resource, principal }: Question,
): Decision['effect'] {
  const context = policyContext(exchange, request);
  const note = (effect: Decision['effect'], reasons: readonly string[]): Decision['effect'] => {
    const who = principal === 'anonymous' ? principal : (principal.arn ?? 'anonymous');
    exchange.trace.push({ stage, effect, resource, principal: who, context, reasons });
    return effect;
  };
  try {
    const action = 'execute-api:Invoke';
    const decision = evaluatePolicy(policy, { principal, action, resource, context, sameAccount: true });
    const reason = decision.reason.replace('the resource policy', names[stage]);
    return note(decision.effect, [reason, ...decision.matched.map(({ why }) => why)]);
  } catch (error) {
    if (!(error instanceof PrivateApiError)) throw error;
    return note('ImplicitDeny', [`The policy cannot be evaluated: ${error.message}`]);
  }
}
