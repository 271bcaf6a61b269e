/** The types of JSON Schema draft 4, in the order in which messages list them. */
const jsonTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const;

export type JsonType = (typeof jsonTypes)[number];

export function jsonTypeOf(value: unknown): JsonType {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'string') return typeof value as 'boolean' | 'string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return 'object';
}

/** The types that a schema's `type` allows: a number may be an integer. */
export function allowedTypes(type: unknown): readonly JsonType[] {
  const named: readonly unknown[] = Array.isArray(type) ? type : [type];
  return jsonTypes.filter((one) => named.includes(one) || (one === 'integer' && named.includes('number')));
}
