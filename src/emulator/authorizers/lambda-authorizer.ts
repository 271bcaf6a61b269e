import type { AuthorizedRequest, Exchange, RoutedRequest } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { accessDenied, evaluateResourcePolicy, policyDenial } from '../pipeline/resource-policy';
import { proxyRequestFields } from '../integrations/proxy-event';
import { requestContext } from '../request-context';
import type { LambdaAuthorizer } from '../gateway-api';
import type { AuthorizerResult } from './authorizer-cache';
import { identityValues } from './identity-sources';
import { invokeAuthorizer } from './invoke-authorizer';

/** docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html */
export async function authorizeWithLambda(
  exchange: Exchange,
  request: RoutedRequest,
  authorizer: LambdaAuthorizer,
): Promise<AuthorizedRequest> {
  // An explicit deny ends the request before the function runs.
  const first = evaluateResourcePolicy(exchange, request, {
    principal: 'anonymous',
    authorization: 'CUSTOM',
  });
  if (first === 'ExplicitDeny') throw policyDenial(request, 'anonymous', true);

  const result = await resultFor(exchange, request, authorizer);
  const effect = evaluateResourcePolicy(exchange, request, {
    principal: 'anonymous',
    authorization: 'CUSTOM',
    identityPolicies: [result.policy],
  });
  if (effect === 'ExplicitDeny') throw accessDenied(`${notAuthorized} with an explicit deny`);
  if (effect !== 'Allow') throw accessDenied(notAuthorized);
  return {
    ...request,
    principal: undefined,
    authorizer: { principalId: result.principalId, ...result.context },
    usageIdentifierKey: result.usageIdentifierKey,
  };
}

const notAuthorized = 'User is not authorized to access this resource';

async function resultFor(
  exchange: Exchange,
  request: RoutedRequest,
  authorizer: LambdaAuthorizer,
): Promise<AuthorizerResult> {
  const { trace, authorizerCache, settings } = exchange;
  const note = (outcome: string, cached = false): void =>
    void trace.push({
      stage: 'authorizer',
      authorizer: authorizer.name,
      type: authorizer.type,
      cached,
      outcome,
    });
  const values = identityValues(exchange, request, authorizer.identitySources);
  const caches = authorizer.ttlSeconds > 0;
  if ((caches || authorizer.type === 'TOKEN') && values.includes(undefined)) {
    note('an identity source is missing');
    throw unauthorized('An identity source is missing');
  }
  const token = values[0] ?? '';
  if (authorizer.type === 'TOKEN' && authorizer.identityValidation?.(token) === false) {
    note('the token does not match the validation expression');
    throw unauthorized('The token does not match the validation expression');
  }
  const key = JSON.stringify([authorizer.id, request.stage.name, ...values]);
  const now = settings.now().getTime();
  const known = caches ? authorizerCache.get(key, now) : undefined;
  if (known !== undefined) {
    note(`principal ${known.principalId}`, true);
    return known;
  }
  const result = await invokeAuthorizer(
    exchange,
    request,
    authorizer,
    authorizerEvent(exchange, request, authorizer, token),
    note,
  );
  note(`principal ${result.principalId}`);
  if (caches) authorizerCache.set(key, result, now + authorizer.ttlSeconds * 1000);
  return result;
}

function authorizerEvent(
  exchange: Exchange,
  request: RoutedRequest,
  authorizer: LambdaAuthorizer,
  token: string,
): unknown {
  const { methodArn } = request;
  if (authorizer.type === 'TOKEN') return { type: 'TOKEN', methodArn, authorizationToken: token };
  return {
    type: 'REQUEST',
    methodArn,
    ...proxyRequestFields(request),
    requestContext: requestContext(exchange, request),
  };
}

export function unauthorized(log: string, message = 'Unauthorized'): GatewayFailure {
  return new GatewayFailure({ type: 'UNAUTHORIZED', message, log });
}
