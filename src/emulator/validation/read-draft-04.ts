type Schema = Readonly<Record<string, unknown>>;

const mapsOfSchemas = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);
const schemas = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
]);
/** Words that came after draft 4: API Gateway does not know them. */
const later = new Set([
  'const',
  'contains',
  'if',
  'then',
  'else',
  'propertyNames',
  '$id',
  '$comment',
  'examples',
]);

/**
 * A draft-4 schema in the words of draft 7, which the validator speaks: `exclusiveMinimum` was a flag beside
 * `minimum`, `id` gave the URL, and whatever stands beside `$ref` was ignored (json-schema.org, draft-04 validation 5.1).
 */
export function readDraft04(schema: unknown, renameReference: (reference: string) => string): unknown {
  if (Array.isArray(schema)) return schema.map((item) => readDraft04(item, renameReference));
  if (typeof schema !== 'object' || schema === null) return schema;
  const source = schema as Schema;
  if (typeof source['$ref'] === 'string') return { $ref: renameReference(source['$ref']) };
  const result: Record<string, unknown> = {};
  for (const [word, value] of Object.entries(source)) {
    if (later.has(word) || word === '$schema' || word === 'id') continue;
    if (mapsOfSchemas.has(word)) result[word] = eachSchema(value, renameReference);
    else if (schemas.has(word)) result[word] = readDraft04(value, renameReference);
    else if (word === 'required' && !Array.isArray(value)) continue;
    else result[word] = value;
  }
  readLimit(result, 'minimum', 'exclusiveMinimum');
  readLimit(result, 'maximum', 'exclusiveMaximum');
  return result;
}

function eachSchema(value: unknown, renameReference: (reference: string) => string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, readDraft04(item, renameReference)]),
  );
}

function readLimit(schema: Record<string, unknown>, limit: string, exclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  const flag = schema[exclusive];
  Reflect.deleteProperty(schema, exclusive);
  if (!flag || schema[limit] === undefined) return;
  schema[exclusive] = schema[limit];
  Reflect.deleteProperty(schema, limit);
}
