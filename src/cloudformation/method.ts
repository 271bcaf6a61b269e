import type { Authorization, FunctionTarget, PrivateApi, Route } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import { integrationRequest } from './integration-request';
import { integrationResponses } from './integration-responses';
import { ref } from '../template/intrinsics';
import { lambdaUri } from './lambda-uri';
import { authorizerId, restApiId } from '../template/logical-ids';
import { resourceRef } from './resources';
import type { CloudFormationResource } from '../template/template';

/** A method with its AWS-type (not proxy) integration: the templates decide what comes in and what goes out. */
export function method(
  api: Pick<PrivateApi, 'binaryMediaTypes'>,
  route: Route,
  target: FunctionTarget,
  texts: TemplateTexts,
): CloudFormationResource {
  const { IntegrationResponses, MethodResponses } = integrationResponses(
    route.response,
    api.binaryMediaTypes,
    texts,
  );
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: ref(restApiId),
      ResourceId: resourceRef(route.path),
      HttpMethod: route.method,
      ...authorizationProperties(route.authorization),
      ...requestParameters(route),
      Integration: {
        Type: 'AWS',
        // Lambda is invoked by POST, whatever the method of the route.
        IntegrationHttpMethod: 'POST',
        Uri: lambdaUri(target),
        ...(route.request.tenantId !== undefined && {
          RequestParameters: { 'integration.request.header.X-Amz-Tenant-Id': route.request.tenantId },
        }),
        ...(route.timeoutInMillis !== undefined && { TimeoutInMillis: route.timeoutInMillis }),
        ...integrationRequest(
          route.request,
          api.binaryMediaTypes,
          texts,
          'authorizer' in route.authorization,
        ),
        IntegrationResponses,
      },
      MethodResponses,
    },
    // Where the function is not there, a method that names it would stop the whole stack.
    ...(target.condition !== undefined && { Condition: target.condition }),
  };
}

function authorizationProperties(authorization: Authorization): Record<string, unknown> {
  switch (authorization.type) {
    case 'NONE':
    case 'AWS_IAM':
      return { AuthorizationType: authorization.type };
    case 'CUSTOM':
      return { AuthorizationType: 'CUSTOM', AuthorizerId: ref(authorizerId(authorization.authorizer)) };
    case 'COGNITO_USER_POOLS':
      return {
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizerId: ref(authorizerId(authorization.authorizer)),
        ...(authorization.scopes.length > 0 && { AuthorizationScopes: authorization.scopes }),
      };
  }
}

/**
 * Declares the path's variables, so that the console and exported definitions show them, and what a mapping reads:
 * API Gateway maps declared parameters only.
 */
function requestParameters({ path, request: { tenantId } }: Route): Record<string, unknown> {
  const variables = [...path.matchAll(/\{([\w.-]+)\+?\}/g)].map(
    ([, name = '']) => `method.request.path.${name}`,
  );
  const mapped = tenantId?.startsWith('method.request.') === true ? [tenantId] : [];
  const names = [...variables, ...mapped];
  return names.length === 0
    ? {}
    : { RequestParameters: Object.fromEntries(names.map((name) => [name, true])) };
}
