import type { PolicyDocument } from '../../policy';
import type { Principal } from '../emulator';
import type { AuthorizedRequest, Exchange, RoutedRequest, Settings } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { headerValue } from '../multi-value-map';
import { partitionOf } from '../../api-gateway/partition';
import { evaluateResourcePolicy, policyDenial } from '../pipeline/resource-policy';

/** The caller's own policies are not in the template: unless given they are taken to allow the call. */
const allowsAll: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
};

export function authorizeWithIam(exchange: Exchange, request: RoutedRequest): AuthorizedRequest {
  const principal = request.source.principal ?? signer(request, exchange.settings);
  if (principal === undefined) {
    exchange.trace.push({
      stage: 'authorizer',
      authorizer: 'AWS_IAM',
      type: 'AWS_IAM',
      cached: false,
      outcome: 'not signed',
    });
    throw new GatewayFailure({
      type: 'MISSING_AUTHENTICATION_TOKEN',
      message: 'Missing Authentication Token',
      log: 'The method asks for a signed request (AWS_IAM)',
    });
  }
  exchange.trace.push({
    stage: 'authorizer',
    authorizer: 'AWS_IAM',
    type: 'AWS_IAM',
    cached: false,
    outcome: principal.arn,
  });
  const effect = evaluateResourcePolicy(exchange, request, {
    principal: {
      arn: principal.arn,
      ...(principal.accountId === undefined ? {} : { accountId: principal.accountId }),
    },
    authorization: 'AWS_IAM',
    identityPolicies: (principal.identityPolicies as readonly PolicyDocument[] | undefined) ?? [allowsAll],
  });
  if (effect === 'ExplicitDeny' || effect === 'ImplicitDeny') {
    throw policyDenial(request, principal.arn, effect === 'ExplicitDeny');
  }
  return { ...request, principal, authorizer: undefined, usageIdentifierKey: undefined };
}

/** A signature is believed, not checked: the secret is not here. The identity is then a user of the API's account. */
function signer({ headers }: RoutedRequest, { accountId, region }: Settings): Principal | undefined {
  const match = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(headerValue(headers, 'Authorization') ?? '');
  if (match === null) return undefined;
  const [, accessKey = ''] = match;
  return { arn: `arn:${partitionOf(region)}:iam::${accountId}:user/${accessKey}`, accessKey };
}
