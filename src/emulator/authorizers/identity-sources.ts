import type { Exchange, RoutedRequest } from '../exchange';
import { sourceValue } from '../mapping/map-parameters';
import { parseSource } from '../mapping/parameter-mapping';
import { headerValues } from '../multi-value-map';
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
    const value = sourceValue(source, {
      // HTTP's rule for names: a header of another case still identifies.
      header: (name) => headerValues(request.headers, name),
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
