import type { MethodRequest, RoutedRequest } from '../exchange';
import { isBinaryMediaType } from '../mapping/media-types';
import { allValues, lastValues } from '../multi-value-map';

/** What the event of a proxy integration and that of a REQUEST authorizer have in common. */
export function proxyRequestFields(request: RoutedRequest): Record<string, unknown> {
  const { method, pathParameters, querystring, stageVariables } = request;
  const hasQuery = querystring.size > 0;
  return {
    resource: method.resourcePath,
    path: request.path,
    httpMethod: request.httpMethod,
    headers: lastValues(request.headers),
    multiValueHeaders: allValues(request.headers),
    queryStringParameters: hasQuery ? lastValues(querystring) : null,
    multiValueQueryStringParameters: hasQuery ? allValues(querystring) : null,
    pathParameters: Object.keys(pathParameters).length > 0 ? { ...pathParameters } : null,
    stageVariables: Object.keys(stageVariables).length > 0 ? { ...stageVariables } : null,
  };
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html, format 1.0 */
export function proxyEvent(
  request: MethodRequest,
  binaryMediaTypes: readonly string[],
): Record<string, unknown> {
  const isBase64Encoded = request.body.length > 0 && isBinaryMediaType(binaryMediaTypes, request.contentType);
  return {
    ...proxyRequestFields(request),
    requestContext: request.context,
    body: request.body.length === 0 ? null : request.body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}
