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
  const result: Record<string, string> = {};
  for (const [name, values] of map) defineValue(result, name, values.at(-1) ?? '');
  return result;
}

export function allValues(map: MultiValueMap): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  for (const [name, values] of map) defineValue(result, name, [...values]);
  return result;
}

/** `__proto__` is a name like any other in a query string. */
function defineValue<Value>(target: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}
