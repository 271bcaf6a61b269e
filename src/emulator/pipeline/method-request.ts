import type { Exchange, IdentifiedRequest, MethodRequest } from '../exchange';
import { valuesByName, type MultiValueMap } from '../multi-value-map';
import { requestContext } from '../request-context';

/** Sixth stage: the request as mapping templates and parameter mappings see it. */
export function methodRequest(exchange: Exchange, request: IdentifiedRequest): MethodRequest {
  const params = {
    path: request.pathParameters,
    querystring: singleOrList(request.querystring),
    header: singleOrList(request.headers),
  };
  exchange.trace.push({
    stage: 'method request',
    headers: params.header,
    querystring: params.querystring,
    contentType: request.contentType,
    bodyBytes: request.body.length,
  });
  return Object.assign(request, { context: requestContext(exchange, request), params });
}

function singleOrList(map: MultiValueMap): Record<string, string | readonly string[]> {
  return valuesByName(map, (values) => (values.length === 1 ? (values[0] ?? '') : values));
}
