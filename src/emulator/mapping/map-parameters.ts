import { bodyValue } from './body-value';
import type { ParameterMapping, ParameterSource } from './parameter-mapping';
import { lastValue, type MultiValueMap } from '../multi-value-map';

/** What parameter mappings read from: the method request, or the integration response. */
export interface ParameterValues {
  /** All values of a header. Of a request, names count with their case; of a response they do not. */
  readonly header: (name: string) => readonly string[] | undefined;
  readonly querystring: MultiValueMap;
  readonly path: Readonly<Record<string, string>>;
  /** The payload as text. */
  readonly body: () => string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

export interface MappedParameters {
  readonly header: Map<string, string>;
  readonly querystring: Map<string, string | readonly string[]>;
  readonly path: Map<string, string>;
}

/** A source that the request does not have leaves its target out. Throws `InvalidJsonBody` where a body is not JSON. */
export function mapParameters(
  mappings: readonly ParameterMapping[],
  values: ParameterValues,
): MappedParameters {
  const mapped: MappedParameters = { header: new Map(), querystring: new Map(), path: new Map() };
  for (const { location, name, source } of mappings) {
    const value = sourceValue(source, values);
    if (value === undefined) continue;
    if (location === 'querystring') mapped.querystring.set(name, value);
    else mapped[location].set(name, typeof value === 'string' ? value : value.join(','));
  }
  return mapped;
}

export function sourceValue(
  source: ParameterSource,
  values: ParameterValues,
): string | readonly string[] | undefined {
  switch (source.kind) {
    case 'static':
      return source.value;
    case 'parameter':
      return parameterValue(source, values);
    case 'body':
      return bodyValue(values.body(), source.path);
    case 'context':
      return contextValue(values.context, source.path);
    case 'stageVariable':
      return ownValue(values.stageVariables, source.name);
  }
}

function parameterValue(
  { location, name }: Extract<ParameterSource, { kind: 'parameter' }>,
  { header, querystring, path }: ParameterValues,
): string | readonly string[] | undefined {
  switch (location) {
    case 'header':
      return header(name)?.at(-1);
    case 'multivalueheader':
      return header(name)?.join(',');
    case 'querystring':
      return lastValue(querystring, name);
    case 'multivaluequerystring': {
      const all = querystring.get(name);
      return all?.length === 1 ? all[0] : all;
    }
    case 'path':
      return ownValue(path, name);
  }
}

function ownValue(map: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/** `context.identity.sourceIp`; a map or a missing value maps to nothing. */
function contextValue(
  context: Readonly<Record<string, unknown>>,
  path: readonly string[],
): string | undefined {
  let value: unknown = context;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
