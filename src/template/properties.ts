/** Readers for properties whose intrinsics are worked out; what has another type reads as absent. */
export type Properties = Readonly<Record<string, unknown>>;

export function asProperties(value: unknown): Properties {
  return isRecord(value) ? value : {};
}

/** CloudFormation takes numbers and booleans for strings. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function asTexts(value: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.flatMap((item) => asText(item) ?? []);
}

export function asTextMap(value: unknown): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, item] of Object.entries(asProperties(value))) {
    const text = asText(item);
    if (text !== undefined) result[name] = text;
  }
  return result;
}

export function asFlag(value: unknown): boolean {
  return value === true || value === 'true';
}

export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function asRecords(value: unknown): Properties[] {
  return Array.isArray(value) ? value.map(asProperties) : [];
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** CloudFormation takes one value for a list of it. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}
