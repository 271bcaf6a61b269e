import type * as ajvModule from 'ajv';
import type { Problem } from './problem';
import { privateApiEventSchema, privateApiSchema } from './schema';
import { schemaProblems } from './schema-problems';

/**
 * Validates against the registered JSON Schema ourselves: the host only warns, or says nothing, unless
 * `configValidationMode` is `error`.
 */
export interface SchemaValidator {
  privateApi(value: unknown, path: string): Problem[];
  event(value: unknown, path: string): Problem[];
}

export function schemaValidator(): SchemaValidator {
  // Loaded here: most commands never need it, because the host has found nothing.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- normalize is synchronous
  const { Ajv } = require('ajv') as typeof ajvModule;
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  const validate = (schema: object) => {
    const check = ajv.compile(schema);
    return (value: unknown, path: string) => (check(value) ? [] : schemaProblems(check.errors ?? [], path));
  };
  return { privateApi: validate(privateApiSchema), event: validate(privateApiEventSchema) };
}
