/** `integration.request.header.x: method.request.querystring.y` and its kin, taken apart once. */
export interface ParameterMapping {
  readonly location: 'header' | 'querystring' | 'path';
  readonly name: string;
  readonly source: ParameterSource;
  /** As the template has it, for messages. */
  readonly expression: string;
}

export type ParameterSource =
  | { readonly kind: 'static'; readonly value: string }
  | {
      readonly kind: 'parameter';
      readonly location: 'header' | 'multivalueheader' | 'querystring' | 'multivaluequerystring' | 'path';
      readonly name: string;
    }
  | { readonly kind: 'body'; readonly path: string | undefined }
  | { readonly kind: 'context'; readonly path: readonly string[] }
  | { readonly kind: 'stageVariable'; readonly name: string };

const target = /^(?:integration\.request|method\.response)\.(header|querystring|path)\.(.+)$/s;
const parameter =
  /^(?:method\.request|integration\.response)\.(header|multivalueheader|querystring|multivaluequerystring|path)\.(.+)$/s;
const body = /^(?:method\.request|integration\.response)\.body(?:\.(.+)|(\[.+))?$/s;

/**
 * docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * `undefined` for an expression that AWS refuses when the API is deployed.
 */
export function parseParameterMapping(destination: string, expression: string): ParameterMapping | undefined {
  const [, location, name] = target.exec(destination) ?? [];
  const source = parseSource(expression.trim());
  if (location === undefined || name === undefined || source === undefined) return undefined;
  return { location: location as ParameterMapping['location'], name, source, expression };
}

export function parseSource(expression: string): ParameterSource | undefined {
  if (expression.length >= 2 && expression.startsWith("'") && expression.endsWith("'")) {
    return { kind: 'static', value: expression.slice(1, -1) };
  }
  const found = parameter.exec(expression);
  if (found !== null) {
    const [, location = '', name = ''] = found;
    return { kind: 'parameter', location: location as 'header', name };
  }
  const inBody = body.exec(expression);
  if (inBody !== null) {
    const path = inBody[1] === undefined ? inBody[2] : `.${inBody[1]}`;
    return { kind: 'body', path: path === undefined ? undefined : `$${path}` };
  }
  if (expression.startsWith('context.')) {
    return { kind: 'context', path: expression.slice('context.'.length).split('.') };
  }
  if (expression.startsWith('stageVariables.')) {
    return { kind: 'stageVariable', name: expression.slice('stageVariables.'.length) };
  }
  return undefined;
}
