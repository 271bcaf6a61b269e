import { mapValues, omit } from 'lodash';
import { asList, asProperties, asRecords, asText, isRecord, type Properties } from '../properties';

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

const schemasPointer = '#/components/schemas/';

/** Schemas refer to each other inside the document; models refer to each other by URL. */
export function modelReferences(schema: unknown): unknown {
  return withReferences(schema, (reference) => {
    if (typeof reference !== 'string') return reference;
    const [name = '', ...inside] = reference.startsWith(schemasPointer)
      ? reference.slice(schemasPointer.length).split('/')
      : [modelName({ $ref: reference })];
    return `${modelUrl}${name}${inside.length === 0 ? '' : `#/${inside.join('/')}`}`;
  });
}

const modelUrl = 'https://apigateway.amazonaws.com/restapis/api/models/';

/**
 * The other direction. A reference by URL holds the id of the API, so it may be an intrinsic; one inside the model
 * is one inside the document here.
 */
export function openApiModel(name: string, schema: unknown, nameOf: (reference: unknown) => string): unknown {
  const value: unknown = typeof schema === 'string' ? JSON.parse(schema) : schema;
  const exported = withReferences(value, (reference) => {
    const [text = '', last] = endOf(reference);
    const [, model, inside = ''] = /\/models\/([^/#]*)(?:#(.*))?$/.exec(text) ?? [];
    if (model === undefined)
      return text.startsWith('#') ? `${schemasPointer}${name}${text.slice(1)}` : reference;
    return `${schemasPointer}${last === undefined ? model : nameOf(last)}${inside}`;
  });
  return isRecord(exported) ? omit(exported, '$schema') : exported;
}

/** The text of a reference, and what it ends in where that is no text. */
function endOf(reference: unknown): [text: string | undefined, last?: unknown] {
  const { 'Fn::Sub': substituted, 'Fn::Join': joined } = asProperties(reference);
  const parts = asList(asList(joined)[1]);
  if (joined !== undefined) {
    const last = parts.at(-1);
    const text = parts.map((part) => asText(part) ?? '').join('');
    return typeof last === 'string' ? [text] : [text, last];
  }
  const text = asText(substituted ?? reference);
  const [, id] = /\/models\/\$\{(\w+)\}$/.exec(text ?? '') ?? [];
  return id === undefined ? [text] : [text?.slice(0, -`\${${id}}`.length), { Ref: id }];
}

function withReferences(schema: unknown, change: (reference: unknown) => unknown): unknown {
  if (Array.isArray(schema)) return schema.map((item) => withReferences(item, change));
  if (!isRecord(schema)) return schema;
  return mapValues(schema, (value, key) => (key === '$ref' ? change(value) : withReferences(value, change)));
}
