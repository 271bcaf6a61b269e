import { uniqBy } from 'lodash';
import type { PlacedResource } from '../template/placed-resource';
import { asText } from '../template/properties';
import { functionsBehind } from './functions-behind';
import { deploymentsOf } from './model/deployments-of';
import type { CheckedApi } from './model/rest-api';
import type { TemplateModel } from './model/template-model';
import type { RuleProblem } from './rule';

/** A resource that names a function which a guarded API invokes, in one deployment of the template. */
export interface WayToFunction {
  resource: PlacedResource;
  /** the function's logical id */
  logicalId: string;
  api: CheckedApi;
  model: TemplateModel;
}

/**
 * Asks about each way to the functions of guarded APIs that resources of a type open, in every deployment.
 * @param naming the property that names the function
 */
export function problemsOfWays(
  model: TemplateModel,
  type: string,
  naming: string,
  problemOf: (way: WayToFunction) => RuleProblem | undefined,
): RuleProblem[] {
  const problems = deploymentsOf(model, type).flatMap((deployed) => {
    const behind = functionsBehind(deployed);
    return deployed.ofType(type).flatMap((resource) => {
      const { logicalId = '' } = deployed.functionOfArn(asText(resource.properties[naming]) ?? '');
      const api = behind.get(logicalId);
      if (api === undefined) return [];
      return problemOf({ resource, logicalId, api, model: deployed }) ?? [];
    });
  });
  return uniqBy(problems, ({ path, message }) => `${path} ${message}`);
}
