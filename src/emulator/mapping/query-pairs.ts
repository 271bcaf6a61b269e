/** `name=value` for each value, as they stand in a query string. */
export function queryPairs(parameters: Iterable<readonly [string, string | readonly string[]]>): string[] {
  return Array.from(parameters).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value) => `${encode(name)}=${encode(value)}`),
  );
}

/** A template can make text that is no Unicode, which a URI cannot hold: it is replaced as everywhere. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
