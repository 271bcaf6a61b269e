import { fromJs, JavaException, JavaObject, type JavaValue } from '../java';
import { HashMap } from './hash-map';

/** `$context` nests four levels; a value that goes on for this many has itself in it. */
const maximumDepth = 50;

/** A map within `$context`: it prints as nothing (recorded for `$context.identity` and the override maps). */
export class ContextMap extends HashMap {
  override toJavaString(): string {
    return '';
  }
}

/** A plain object as a map of `$context`, and so what it holds, at any depth. Keys without a value are left out. */
export function contextMap(object: object, depth = 0): ContextMap {
  if (depth > maximumDepth) {
    throw new JavaException('java.lang.StackOverflowError', 'the context nests too deep');
  }
  const map = new ContextMap();
  for (const [key, value] of Object.entries(object)) {
    if (value !== undefined) map.put(key, contextValue(value, depth + 1));
  }
  return map;
}

function contextValue(value: unknown, depth: number): JavaValue {
  const isMap =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JavaObject);
  return isMap ? contextMap(value, depth) : fromJs(value, 'JSONArray');
}
