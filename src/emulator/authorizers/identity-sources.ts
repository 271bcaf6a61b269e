import type { Exchange, RoutedRequest } from '../exchange';
import { sourceValue } from '../mapping/map-parameters';
import { parseSource } from '../mapping/parameter-mapping';
import { headerValue } from '../multi-value-map';
import { requestContext } from '../request-context';

/** The values that identify a caller, in order; one that is missing or blank is `undefined`. */
export function identityValues(
  exchange: Exchange,
  request: RoutedRequest,
  expressions: readonly string[],
): (string | undefined)[] {
  return expressions.map((expression) => {
    const source = parseSource(expression);
    if (source === undefined) return undefined;
    // HTTP's rule for names: a header of another case still identifies.
    if (source.kind === 'parameter' && source.location === 'header') {
      return notBlank(headerValue(request.headers, source.name));
    }
    const value = sourceValue(source, {
      headers: request.headers,
      querystring: request.querystring,
      path: request.pathParameters,
      body: () => request.body.toString(),
      context: requestContext(exchange, request),
      stageVariables: request.stageVariables,
    });
    return notBlank(typeof value === 'string' ? value : value?.join(','));
  });
}

function notBlank(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
