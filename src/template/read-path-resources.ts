import { knownText } from './known-text';
import type { PlacedResource } from './placed-resource';
import { asText } from './properties';
import type { PathResource } from './rest-api';

/** Resources with the path that their parents give them. */
export function readPathResources(placed: readonly PlacedResource[], rootResourceId: string): PathResource[] {
  const read = placed.map((resource) => ({
    ...resource,
    pathPart: knownText(resource.properties['PathPart']),
    parentId: asText(resource.properties['ParentId']),
  }));
  const byId = new Map(read.map((resource) => [resource.id, resource]));
  const paths = new Map<string, string | undefined>([[rootResourceId, '']]);
  const pathOf = (id: string | undefined): string | undefined => {
    const resource = id === undefined || paths.has(id) ? undefined : byId.get(id);
    if (id === undefined || resource === undefined) return paths.get(id ?? '');
    // Set before the parents are read: a resource that is its own ancestor has no path.
    paths.set(id, undefined);
    const above = pathOf(resource.parentId);
    const path =
      above === undefined || resource.pathPart === undefined ? undefined : `${above}/${resource.pathPart}`;
    paths.set(id, path);
    return path;
  };
  return read.map((resource) => ({ ...resource, resourcePath: pathOf(resource.id) }));
}
