import { mapValues } from 'lodash';
import { asProperties, asRecords, asText, isRecord, type Properties } from '../properties';

/** `components.schemas` of OpenAPI 3, `definitions` of Swagger 2: API Gateway makes a model of each. */
export function schemasOf(document: Properties): Properties {
  return asProperties(asProperties(document['components'])['schemas'] ?? document['definitions']);
}

/** What a `$ref` inside the document stands for; another value is itself. */
export function dereference(value: unknown, document: Properties): Properties {
  const properties = asProperties(value);
  const reference = asText(properties['$ref']);
  if (reference?.startsWith('#/') !== true) return properties;
  return asProperties(
    reference
      .slice('#/'.length)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((at, part) => asProperties(at)[part], document),
  );
}

/** The schema of each content type of an operation's body: one a content type in OpenAPI 3, one in all in Swagger 2. */
export function bodySchemas(operation: Properties, document: Properties): [string, unknown][] {
  const content = asProperties(dereference(operation['requestBody'], document)['content']);
  const schemas = Object.entries(content).map(([type, media]): [string, unknown] => [
    type,
    asProperties(media)['schema'],
  ]);
  for (const given of asRecords(operation['parameters'])) {
    const parameter = dereference(given, document);
    if (parameter['in'] === 'body') schemas.push(['application/json', parameter['schema']]);
  }
  return schemas.filter(([, schema]) => schema !== undefined);
}

/** The name of the model that a schema only refers to. */
export function modelName(schema: unknown): string | undefined {
  const reference = asText(asProperties(schema)['$ref']);
  return reference?.slice(reference.lastIndexOf('/') + 1);
}

/** Schemas refer to each other inside the document; models refer to each other by URL. */
export function modelReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(modelReferences);
  if (!isRecord(schema)) return schema;
  return mapValues(schema, (value, key) =>
    key === '$ref' && typeof value === 'string'
      ? `https://apigateway.amazonaws.com/restapis/api/models/${modelName({ $ref: value }) ?? ''}`
      : modelReferences(value),
  );
}
