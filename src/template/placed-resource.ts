import type { Evaluator } from './evaluator';
import { asProperties, type Properties } from './properties';
import type { CloudFormationResource, CloudFormationTemplate } from './template';

/** A resource that the template creates, with its properties worked out and the place of each. */
export interface PlacedResource {
  readonly type: string;
  /** of what stands in an OpenAPI document: what says where, `GET /pets` */
  readonly logicalId: string;
  /** what `Ref` gives */
  readonly id: string;
  /** `Resources.Method.Properties`, `Resources.Api.Properties.Body.paths./pets.get` */
  readonly path: string;
  readonly properties: Properties;
  /** as the template has it; undefined for what stands in an OpenAPI document */
  readonly resource: CloudFormationResource | undefined;
  /** the place of a property: `Integration.Uri` */
  readonly at: (property: string) => string;
}

export type ResourcesOfType = (type: string) => readonly PlacedResource[];

/** The resources that the template creates; each type is read when it is asked for. */
export function placedResources(template: CloudFormationTemplate, evaluator: Evaluator): ResourcesOfType {
  const byType = new Map<string, PlacedResource[]>();
  return (type) => {
    let found = byType.get(type);
    if (found === undefined) {
      found = Object.entries(template.Resources).flatMap(([logicalId, resource]) =>
        resource.Type === type && evaluator.exists(resource) ? [placed(logicalId, resource, evaluator)] : [],
      );
      byType.set(type, found);
    }
    return found;
  };
}

function placed(logicalId: string, resource: CloudFormationResource, evaluator: Evaluator): PlacedResource {
  const path = `Resources.${logicalId}.Properties`;
  return {
    type: resource.Type,
    logicalId,
    id: evaluator.idOf(logicalId),
    path,
    properties: asProperties(evaluator.evaluate(resource.Properties ?? {})),
    resource,
    at: (property) => `${path}.${property}`,
  };
}
