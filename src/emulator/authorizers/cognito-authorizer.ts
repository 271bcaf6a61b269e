import { mapValues } from 'lodash';
import type { AuthorizedRequest, Exchange, RoutedRequest } from '../exchange';
import { parseJson } from '../integrations/parse-json';
import { evaluateResourcePolicy, policyDenial } from '../pipeline/resource-policy';
import type { Authorization } from '../gateway-api';
import { isMarked } from '../../template/marks';
import { claimText } from './claim-text';
import { identityValues } from './identity-sources';
import { unauthorized } from './lambda-authorizer';

type Claims = Readonly<Record<string, unknown>>;

/**
 * A token's shape, times, issuer and scopes are checked, its signature is not: the pool's keys are not here.
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export function authorizeWithCognito(
  exchange: Exchange,
  request: RoutedRequest,
  { authorizer, scopes }: Extract<Authorization, { type: 'COGNITO_USER_POOLS' }>,
): AuthorizedRequest {
  const { trace, settings } = exchange;
  const [header] = identityValues(exchange, request, [authorizer.identitySource]);
  const claims = header === undefined ? undefined : readClaims(header);
  const problem = checkClaims(claims, authorizer.userPoolIds, scopes, settings.now().getTime() / 1000);
  trace.push({
    stage: 'authorizer',
    authorizer: authorizer.name,
    type: 'COGNITO_USER_POOLS',
    cached: false,
    outcome: problem?.reason ?? `subject ${JSON.stringify(claims?.['sub'] ?? null)}`,
  });
  if (problem !== undefined) throw unauthorized(problem.reason, problem.message);
  const effect = evaluateResourcePolicy(exchange, request, {
    principal: 'anonymous',
    authorization: 'COGNITO_USER_POOLS',
  });
  if (effect === 'ExplicitDeny' || effect === 'ImplicitDeny') {
    throw policyDenial(request, 'anonymous', effect === 'ExplicitDeny');
  }
  return {
    ...request,
    principal: undefined,
    authorizer: { claims: mapValues(claims, claimText) },
    usageIdentifierKey: undefined,
  };
}

function readClaims(header: string): Claims | undefined {
  const parts = header.replace(/^Bearer\s+/i, '').split('.');
  if (parts.length !== 3) return undefined;
  const claims = parseJson(Buffer.from(parts[1] ?? '', 'base64url').toString());
  return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
    ? (claims as Claims)
    : undefined;
}

function checkClaims(
  claims: Claims | undefined,
  userPoolIds: readonly string[],
  scopes: readonly string[],
  now: number,
): { readonly reason: string; readonly message: string } | undefined {
  if (claims === undefined) return { reason: 'no JSON web token', message: 'Unauthorized' };
  const { exp, iss } = claims;
  if (typeof exp !== 'number' || exp <= now) {
    return { reason: 'the token has expired', message: 'The incoming token has expired' };
  }
  const pools = userPoolIds.filter((id) => !isMarked(id));
  if (
    pools.length === userPoolIds.length &&
    typeof iss === 'string' &&
    !pools.some((id) => iss.endsWith(`/${id}`))
  ) {
    return {
      reason: `the issuer ${iss} is none of the user pools ${pools.join(', ')}`,
      message: 'Unauthorized',
    };
  }
  const granted = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
    return { reason: `none of the scopes ${scopes.join(', ')}`, message: 'Unauthorized' };
  }
  return undefined;
}
