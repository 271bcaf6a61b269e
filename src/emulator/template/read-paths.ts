import type { ApiResource } from './api-resources';
import { asText } from './properties';

/** Resource id → path, `/` for the root. A resource whose parents do not lead to the root is left out. */
export function readPaths(resources: readonly ApiResource[], rootResourceId: string): Map<string, string> {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const paths = new Map([[rootResourceId, '/']]);
  const pathOf = (id: string, seen: ReadonlySet<string>): string | undefined => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const resource = byId.get(id);
    if (resource === undefined || seen.has(id)) return undefined;
    const parent = pathOf(asText(resource.properties['ParentId']) ?? '', new Set([...seen, id]));
    if (parent === undefined) return undefined;
    const path = `${parent === '/' ? '' : parent}/${asText(resource.properties['PathPart']) ?? ''}`;
    paths.set(id, path);
    return path;
  };
  for (const id of byId.keys()) pathOf(id, new Set());
  return paths;
}
