/** `image/png;q=0.8` → `image/png`, in lower case. */
export function mediaType(header: string): string {
  const end = header.indexOf(';');
  return (end < 0 ? header : header.slice(0, end)).trim().toLowerCase();
}

/** API Gateway looks at the first media type of `Accept` only (api-gateway-known-issues.html). */
export function firstMediaType(accept: string): string {
  const end = accept.indexOf(',');
  return mediaType(end < 0 ? accept : accept.slice(0, end));
}

/** Entries are whole types, `type/*` or `*\/*`; a wildcard on the left alone matches nothing, itself included (recorded). */
export function isBinaryMediaType(binaryMediaTypes: readonly string[], type: string): boolean {
  if (binaryMediaTypes.length === 0) return false;
  return binaryMediaTypes.some((entry) => {
    const candidate = entry.toLowerCase();
    if (candidate.startsWith('*')) return candidate === '*/*';
    return candidate === type || (candidate.endsWith('/*') && type.startsWith(candidate.slice(0, -1)));
  });
}

/** The value whose key is the media type: in its own case first, then in any. */
export function byMediaType<Value>(
  map: ReadonlyMap<string, Value>,
  type: string,
): { key: string; value: Value } | undefined {
  const exact = map.get(type);
  if (exact !== undefined) return { key: type, value: exact };
  for (const [key, value] of map) {
    if (mediaType(key) === type) return { key, value };
  }
  return undefined;
}
