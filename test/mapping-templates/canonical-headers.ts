/** Headers with numbers in one notation: Java writes 4.9E-324 for 5e-324. */
export function canonicalHeaders(
  headers: Record<string, string | string[]>,
): Record<string, string | string[]> {
  const canonical = (line: string) =>
    /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(line) ? String(Number(line)) : line;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? canonical(value) : value.map(canonical),
    ]),
  );
}
