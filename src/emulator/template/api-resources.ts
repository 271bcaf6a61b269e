import type { CloudFormationTemplate } from '../../template/template';
import { asProperties, asText, type Properties } from './properties';
import type { Resolver } from './resolver';

export interface ApiResource {
  readonly logicalId: string;
  /** What `Ref` gives. */
  readonly id: string;
  readonly properties: Properties;
}

/** The resources of a type that belong to the API, with their properties worked out. */
export type ApiResources = (type: string) => ApiResource[];

export function apiResources(
  template: CloudFormationTemplate,
  resolver: Resolver,
  restApiId: string,
): ApiResources {
  return (type) =>
    allResources(template, resolver, type).filter(
      ({ properties }) => asText(properties['RestApiId']) === restApiId,
    );
}

export function allResources(
  template: CloudFormationTemplate,
  resolver: Resolver,
  type: string,
): ApiResource[] {
  return Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
    if (resource.Type !== type || !resolver.exists(resource)) return [];
    const properties = asProperties(resolver.resolve(resource.Properties ?? {}));
    return [{ logicalId, id: resolver.idOf(logicalId), properties }];
  });
}
