import type { Exchange, ParsedRequest, RoutedRequest } from '../exchange';
import { GatewayFailure } from '../gateway-failure';
import { partitionOf } from '../../api-gateway/partition';
import { findRoute } from '../route-tree';

/** Second stage: the method that answers. */
export function routeRequest({ api, settings, trace }: Exchange, request: ParsedRequest): RoutedRequest {
  const found = findRoute(api.routes, request.segments, request.httpMethod);
  if (found === undefined) {
    throw new GatewayFailure({
      type: 'MISSING_AUTHENTICATION_TOKEN',
      message: 'Missing Authentication Token',
      log: `No route for ${request.httpMethod} ${request.path}`,
    });
  }
  const { method, pathParameters } = found;
  trace.push({
    stage: 'route',
    resourcePath: method.resourcePath,
    httpMethod: method.httpMethod,
    pathParameters,
  });
  const { region, accountId } = settings;
  const target = `${request.stage.name}/${request.httpMethod}/${request.segments.join('/')}`;
  const methodArn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${api.id}/${target}`;
  return Object.assign(request, { method, pathParameters, methodArn });
}
