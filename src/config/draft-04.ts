import { Ajv } from 'ajv';
import { once, uniqBy } from 'lodash';
import { childPath } from './configuration-path';

const count = { type: 'integer', minimum: 0 } as const;
const schema = { $ref: '#' } as const;
const schemas = { type: 'array', minItems: 1, items: schema } as const;
const mapOfSchemas = { type: 'object', additionalProperties: schema } as const;
const names = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } } as const;
const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const;

/** What draft 4 says of a schema (json-schema.org/draft-04, Validation, 5). Keywords that it does not know it passes over. */
const draft04 = {
  type: 'object',
  properties: {
    $schema: { enum: ['http://json-schema.org/draft-04/schema#', 'http://json-schema.org/draft-04/schema'] },
    $ref: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    maximum: { type: 'number' },
    exclusiveMaximum: { type: 'boolean' },
    minimum: { type: 'number' },
    exclusiveMinimum: { type: 'boolean' },
    maxLength: count,
    minLength: count,
    pattern: { type: 'string' },
    additionalItems: { anyOf: [{ type: 'boolean' }, schema] },
    items: { anyOf: [schema, schemas] },
    maxItems: count,
    minItems: count,
    uniqueItems: { type: 'boolean' },
    maxProperties: count,
    minProperties: count,
    required: names,
    additionalProperties: { anyOf: [{ type: 'boolean' }, schema] },
    definitions: mapOfSchemas,
    properties: mapOfSchemas,
    patternProperties: mapOfSchemas,
    dependencies: { type: 'object', additionalProperties: { anyOf: [schema, names] } },
    enum: { type: 'array', minItems: 1 },
    type: {
      anyOf: [{ enum: types }, { type: 'array', minItems: 1, uniqueItems: true, items: { enum: types } }],
    },
    format: { type: 'string' },
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: schema,
    // Of later drafts: draft 4 passes over them, and what they forbid would get through.
    ...Object.fromEntries(
      ['$defs', 'const', 'contains', 'else', 'if', 'propertyNames', 'then', 'unevaluatedProperties'].map(
        (keyword) => [keyword, false],
      ),
    ),
  },
};

const validator = once(() => new Ajv({ allErrors: true, strict: false }).compile(draft04));

/**
 * Where a schema is none of draft 4, the only one that API Gateway takes, and why: once for each place.
 *
 * @param path of the schema
 */
export function draft04Problems(
  given: unknown,
  path: string,
): { readonly path: string; readonly message: string }[] {
  const validate = validator();
  if (validate(given)) return [];
  const problems = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'anyOf')
    .map(({ instancePath, keyword, message = '' }) => ({
      path: instancePath
        .split('/')
        .slice(1)
        .reduce((above, part) => childPath(above, part.replaceAll('~1', '/').replaceAll('~0', '~')), path),
      message:
        keyword === 'false schema'
          ? 'it does not know this keyword, and API Gateway would pass over it'
          : `it ${message}`,
    }));
  return uniqBy(problems, 'path');
}
