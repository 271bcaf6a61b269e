import { authorizeWithCognito } from '../authorizers/cognito-authorizer';
import { authorizeWithIam } from '../authorizers/iam-authorization';
import { authorizeWithLambda } from '../authorizers/lambda-authorizer';
import type { AuthorizedRequest, Exchange, RoutedRequest } from '../exchange';
import { configurationFailure } from '../gateway-failure';
import { askEndpoint } from './ask-endpoint';
import { forbidden } from './forbidden';
import { checkMethodArn } from './request-limits';
import { evaluateResourcePolicy, policyDenial } from './resource-policy';

/**
 * Third stage: the resource policy and the method's authorization, in the order of
 * docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export async function authorizeRequest(
  exchange: Exchange,
  request: RoutedRequest,
): Promise<AuthorizedRequest> {
  const { authorization } = request.method;
  if (exchange.api.policy !== undefined || authorization.type !== 'NONE') checkMethodArn(request.methodArn);
  askEndpoint(exchange, request);
  const authorized = await authorize(exchange, request);
  // No policy lets a caller from outside reach a private API: its name resolves through an endpoint only.
  if (exchange.api.endpointType === 'PRIVATE' && request.source.vpcEndpointId === undefined) {
    throw forbidden('A private API is reached through a VPC endpoint only');
  }
  return authorized;
}

async function authorize(exchange: Exchange, request: RoutedRequest): Promise<AuthorizedRequest> {
  const { authorization } = request.method;
  switch (authorization.type) {
    case 'NONE': {
      const effect = evaluateResourcePolicy(exchange, request, {
        principal: 'anonymous',
        authorization: 'NONE',
      });
      if (effect === 'ExplicitDeny' || effect === 'ImplicitDeny') {
        throw policyDenial(request, 'anonymous', effect === 'ExplicitDeny');
      }
      return Object.assign(request, {
        principal: undefined,
        authorizer: undefined,
        usageIdentifierKey: undefined,
      });
    }
    case 'AWS_IAM':
      return authorizeWithIam(exchange, request);
    case 'CUSTOM':
      return authorizeWithLambda(exchange, request, authorization.authorizer);
    case 'COGNITO_USER_POOLS':
      return authorizeWithCognito(exchange, request, authorization);
    case 'INVALID':
      throw configurationFailure(authorization.reason);
  }
}
