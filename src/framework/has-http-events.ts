import { castArray, isPlainObject } from 'lodash';

/** Whether a function has an `http` event. While plugins load, functions may still be a list of maps, and hold anything. */
export function hasHttpEvents(functions: unknown): boolean {
  const isMap = (value: unknown): value is Record<string, unknown> => isPlainObject(value);
  const definitions = castArray(functions)
    .filter(isMap)
    .flatMap((map) => Object.values(map));
  return definitions
    .filter(isMap)
    .flatMap(({ events }) => castArray(events))
    .some((event) => isMap(event) && 'http' in event);
}
