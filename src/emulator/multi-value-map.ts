import { setOwn } from './set-own';

/** Names with all the values that a request gives them, in the order of the request; names keep their case. */
export type MultiValueMap = ReadonlyMap<string, readonly string[]>;

export function addValue(map: Map<string, string[]>, name: string, value: string): void {
  const values = map.get(name);
  if (values === undefined) map.set(name, [value]);
  else values.push(value);
}

/** Of several values API Gateway shows the last one where it shows one. */
export function lastValue(map: MultiValueMap, name: string): string | undefined {
  return map.get(name)?.at(-1);
}

/** For what HTTP itself reads, where the case of a name does not count. */
export function headerValues(map: MultiValueMap, name: string): readonly string[] | undefined {
  const exact = map.get(name);
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  for (const [candidate, values] of map) {
    if (candidate.length === wanted.length && candidate.toLowerCase() === wanted) return values;
  }
  return undefined;
}

export function headerValue(map: MultiValueMap, name: string): string | undefined {
  return headerValues(map, name)?.at(-1);
}

export function lastValues(map: MultiValueMap): Record<string, string> {
  return valuesByName(map, (values) => values.at(-1) ?? '');
}

export function allValues(map: MultiValueMap): Record<string, string[]> {
  return valuesByName(map, (values) => [...values]);
}

/** An object of what `read` makes of each name's values. */
export function valuesByName<Value>(
  map: MultiValueMap,
  read: (values: readonly string[]) => Value,
): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const [name, values] of map) setOwn(result, name, read(values));
  return result;
}
