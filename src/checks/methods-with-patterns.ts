import type { IntegrationResponse, Method } from '../template/rest-api';
import type { CheckedApi } from './model/rest-api';
import type { TemplateModel } from './model/template-model';
import { readSelectionPattern, type SelectionPattern } from './selection-patterns';

export interface ReadResponse {
  response: IntegrationResponse;
  source: string;
  /** or why Java refuses it */
  pattern: SelectionPattern | string;
}

export interface PatternedMethod {
  api: CheckedApi;
  method: Method;
  responses: readonly ReadResponse[];
  /** how many more methods have the very same patterns */
  more: number;
  /** every pattern of the method is known */
  complete: boolean;
}

const known = new WeakMap<TemplateModel, readonly PatternedMethod[]>();

/** Methods whose integration responses have selection patterns; of methods with the same ones the first. */
export function patternedMethods(model: TemplateModel): readonly PatternedMethod[] {
  const read = known.get(model) ?? readPatternedMethods(model);
  known.set(model, read);
  return read;
}

function readPatternedMethods({ restApis }: TemplateModel): PatternedMethod[] {
  const found = new Map<string, PatternedMethod>();
  for (const api of restApis) {
    for (const method of api.methods) {
      const patterns = method.integrationResponses.filter(({ pattern }) => pattern !== '');
      if (patterns.length === 0) continue;
      const key = JSON.stringify([api.logicalId, patterns.map(({ pattern, status }) => [pattern, status])]);
      const same = found.get(key);
      if (same !== undefined) {
        same.more += 1;
        continue;
      }
      const responses = patterns.flatMap((response) =>
        response.pattern === undefined
          ? []
          : [{ response, source: response.pattern, pattern: readSelectionPattern(response.pattern) }],
      );
      found.set(key, { api, method, responses, more: 0, complete: responses.length === patterns.length });
    }
  }
  return [...found.values()];
}
