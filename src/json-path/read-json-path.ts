import { JavaList, type JavaValue, type Meter } from '../java';
import type { JsonPath } from './json-path';
import { PathReader } from './path-reader';
import { refuse } from './read-json';

/**
 * Reads a path from a document, as Jayway: a definite path gives its value, any other a JSONArray; `undefined` where
 * there is nothing (Jayway's PathNotFoundException). `onWarning` hears where versions of Jayway part on this document.
 * Throws `InvalidPath` where a step cannot apply to what it meets, `MeterExhausted` when the walk costs too much.
 */
export function readJsonPath(
  path: JsonPath,
  document: JavaValue,
  meter: Meter,
  onWarning?: (message: string) => void,
): JavaValue | undefined {
  if (document === null) refuse('root can not be null');
  const disagree = (message: string) => onWarning?.(`JSONPath ${path.source}: ${message}`);
  const reader = new PathReader(path, { document, meter, rootValues: new Map(), disagree }, false);
  if (reader.step(0, document))
    return path.definite ? reader.results[0] : new JavaList(reader.results, 'JSONArray');
  if (!path.definite) {
    disagree(
      'a value on the way has not what the path asks for: 2.0.0 finds nothing at all, newer versions skip it',
    );
  }
  return undefined;
}
