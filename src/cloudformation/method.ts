import { isEmpty, mapKeys, mapValues, uniq } from 'lodash';
import { pathVariables } from '../api-gateway/paths';
import type {
  Authorization,
  Cache,
  FunctionTarget,
  PrivateApi,
  RequestSettings,
  Route,
} from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import { integrationRequest } from './integration-request';
import { integrationResponses } from './integration-responses';
import { ref } from '../template/intrinsics';
import { lambdaUri } from './lambda-uri';
import { authorizerId, modelId, requestValidatorId, restApiId } from '../template/logical-ids';
import { validatorOf } from './request-validators';
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
    route.isAsync,
    route.cors,
  );
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: ref(restApiId),
      ResourceId: resourceRef(route.path),
      HttpMethod: route.method,
      ...authorizationProperties(route.authorization),
      ...(route.needsApiKey && { ApiKeyRequired: true }),
      ...(route.operationName !== undefined && { OperationName: route.operationName }),
      ...requestParameters(route),
      ...requestModels(route.request),
      Integration: {
        Type: 'AWS',
        // Lambda is invoked by POST, whatever the method of the route.
        IntegrationHttpMethod: 'POST',
        Uri: lambdaUri(target),
        ...(route.credentials !== undefined && { Credentials: route.credentials }),
        ...(route.cache && { CacheKeyParameters: cacheKeyParameters(route, route.cache) }),
        ...integrationParameters(route),
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

/** Headers of the call to Lambda. Source: apigateway/latest/developerguide/set-up-lambda-integration-async.html */
function integrationParameters({ request: { tenantId }, isAsync }: Route): Record<string, unknown> {
  const headers = {
    ...(tenantId !== undefined && { 'X-Amz-Tenant-Id': tenantId }),
    ...(isAsync && { 'X-Amz-Invocation-Type': "'Event'" }),
  };
  return isEmpty(headers)
    ? {}
    : { RequestParameters: mapKeys(headers, (_, name) => `integration.request.header.${name}`) };
}

/** Two paths of one route are two responses, whatever else tells responses apart. */
function cacheKeyParameters({ path }: Route, { keyParameters }: Cache): string[] {
  return uniq([...pathParameters(path), ...keyParameters]);
}

/**
 * Declares the path's variables, so that the console and exported definitions show them, and what a mapping or the key
 * of a cache reads: API Gateway maps declared parameters only.
 */
function requestParameters({
  path,
  request: { tenantId, parameters },
  cache,
}: Route): Record<string, unknown> {
  const required = pathParameters(path);
  const mapped = tenantId?.startsWith('method.request.') === true ? [tenantId] : [];
  const optional = cache?.keyParameters ?? [];
  const declared = {
    ...Object.fromEntries(optional.map((name) => [name, false])),
    ...parameters,
    ...Object.fromEntries([...required, ...mapped].map((name) => [name, true])),
  };
  return isEmpty(declared) ? {} : { RequestParameters: declared };
}

function requestModels(request: RequestSettings): Record<string, unknown> {
  const validator = validatorOf(request);
  return {
    ...(validator !== undefined && { RequestValidatorId: ref(requestValidatorId(validator)) }),
    ...(!isEmpty(request.models) && {
      RequestModels: mapValues(request.models, (key) => ref(modelId(key))),
    }),
  };
}

function pathParameters(path: string): string[] {
  return pathVariables(path).map((name) => `method.request.path.${name}`);
}
