import { pathVariables } from '../api-gateway/paths';
import type { Problem } from './problem';
import type { RouteKey } from './route-key';

/** What a request must or may have besides its body. A required one that is missing is answered 400. */
export interface ParametersConfig {
  /** Variables of the path: they are always there. */
  paths?: Readonly<Record<string, boolean | { required: boolean }>>;
  querystrings?: Readonly<Record<string, boolean | { required: boolean }>>;
  headers?: Readonly<Record<string, boolean | { required: boolean }>>;
}

const places = {
  type: 'object',
  additionalProperties: {
    description: 'true (required), false, or { required: … }',
    anyOf: [
      { type: 'boolean' },
      {
        type: 'object',
        properties: { required: { type: 'boolean' } },
        required: ['required'],
        additionalProperties: false,
      },
    ],
  },
} as const;

export const parametersSchema = {
  type: 'object',
  properties: { paths: places, querystrings: places, headers: places },
  additionalProperties: false,
} as const;

const locations = { paths: 'path', querystrings: 'querystring', headers: 'header' } as const;

/** In API Gateway's words: `method.request.querystring.page`, and whether it is required. */
export function requestParameters(
  given: ParametersConfig,
  keys: readonly RouteKey[],
  path: string,
): { parameters: Record<string, boolean>; problems: Problem[] } {
  const problems: Problem[] = [];
  const parameters: Record<string, boolean> = {};
  for (const [place, location] of Object.entries(locations) as [keyof typeof locations, string][]) {
    for (const [name, value] of Object.entries(given[place] ?? {})) {
      const without = keys.find((key) => !pathVariables(key.path).includes(name));
      if (place === 'paths' && without !== undefined) {
        problems.push({
          code: 'REQUEST_PARAMETER',
          path: `${path}.paths.${name}`,
          message: `The path ${without.path} has no variable of this name.`,
          given: name,
          fix: `Write {${name}} in the path, or leave it out.`,
        });
      } else if (!/^[\w$:.+-]+$/.test(name)) {
        problems.push({
          code: 'REQUEST_PARAMETER',
          path: `${path}.${place}['${name}']`,
          message: 'API Gateway takes no such name of a parameter.',
          given: name,
          fix: 'Write letters, digits, and any of _ $ : . + -',
        });
      } else {
        parameters[`method.request.${location}.${name}`] =
          place === 'paths' || (typeof value === 'boolean' ? value : value.required);
      }
    }
  }
  return { parameters, problems };
}
