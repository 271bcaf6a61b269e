import type { PathResource, Placed } from './rest-api';
import { isObject, referenceTo, type TextReader } from './value';

/** Resources with the path that their parents give them. */
export function readPathResources(
  placed: readonly Placed[],
  restApi: string,
  text: TextReader,
): PathResource[] {
  const read = placed.map((one) => ({
    ...one,
    pathPart: text(one.properties['PathPart']),
    parent: parentOf(one.properties['ParentId'], restApi),
  }));
  const byId = new Map(read.map((one) => [one.logicalId, one]));
  const pathOf = (id: string, depth = 0): string | undefined => {
    if (id === '') return '';
    const one = byId.get(id);
    // A resource that is its own ancestor has no path.
    if (one?.pathPart === undefined || one.parent === undefined || depth > byId.size) return undefined;
    const above = pathOf(one.parent, depth + 1);
    return above === undefined ? undefined : `${above}/${one.pathPart}`;
  };
  return read.map((one) => ({ ...one, resourcePath: pathOf(one.logicalId) }));
}

/** A resource's logical id, `''` for the API's root. */
export function parentOf(value: unknown, restApi: string): string | undefined {
  const id = referenceTo(value);
  if (id !== restApi) return id;
  return isObject(value) && 'Fn::GetAtt' in value ? '' : undefined;
}
