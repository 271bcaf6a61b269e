import { functionOf } from './function-of';
import type { CheckedApi } from './model/rest-api';
import type { TemplateModel } from './model/template-model';

/** The functions of this template that guarded APIs invoke: logical id → the first such API. */
export function functionsBehind(model: TemplateModel): ReadonlyMap<string, CheckedApi> {
  const found = new Map<string, CheckedApi>();
  for (const api of model.restApis.filter(({ isGuarded }) => isGuarded)) {
    for (const method of api.methods) {
      const logicalId = functionOf(method, model)?.target.logicalId;
      if (logicalId !== undefined && !found.has(logicalId)) found.set(logicalId, api);
    }
  }
  return found;
}
