import type { Exchange, IdentifiedRequest, MethodRequest } from '../exchange';
import { allValues, type MultiValueMap } from '../multi-value-map';
import { requestContext } from '../request-context';

/** Sixth stage: the request as mapping templates and parameter mappings see it. */
export function methodRequest(exchange: Exchange, request: IdentifiedRequest): MethodRequest {
  const params = {
    path: { ...request.pathParameters },
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
  return { ...request, context: requestContext(exchange, request), params };
}

function singleOrList(map: MultiValueMap): Record<string, string | string[]> {
  const values = allValues(map);
  const result = values as Record<string, string | string[]>;
  for (const [name, list] of Object.entries(values)) {
    const [only] = list;
    if (list.length === 1 && only !== undefined && name !== '__proto__') result[name] = only;
  }
  return result;
}
