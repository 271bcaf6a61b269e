import type * as ajvModule from 'ajv';
import { once } from 'lodash';
import type { Problem } from './problem';
import { privateApiEventSchema, privateApiSchema } from './schema';
import { schemaProblems } from './schema-problems';

/**
 * Validates against the registered JSON Schema ourselves: the host only warns, or says nothing, unless
 * `configValidationMode` is `error`. As in the host, a number where a text belongs becomes one, in place.
 */
export interface SchemaValidator {
  /** @param path configuration path of the value, which stands in `holder` under `key` */
  privateApi<Key extends string>(holder: Record<Key, unknown>, key: Key, path: string): Problem[];
  event<Key extends string>(holder: Record<Key, unknown>, key: Key, path: string): Problem[];
}

/** Compiled once, which takes a tenth of a second. */
export const schemaValidator = once((): SchemaValidator => {
  // Loaded here: most commands never need it, because the host has found nothing.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- normalize is synchronous
  const { Ajv } = require('ajv') as typeof ajvModule;
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, coerceTypes: true });
  const validate = (schema: object): SchemaValidator['event'] => {
    const check = ajv.compile(schema);
    return (holder, key, path) => {
      const place = { instancePath: '', parentData: holder, parentDataProperty: key, rootData: holder };
      return check(holder[key], { ...place, dynamicAnchors: {} })
        ? []
        : schemaProblems(check.errors ?? [], path);
    };
  };
  return { privateApi: validate(privateApiSchema), event: validate(privateApiEventSchema) };
});
