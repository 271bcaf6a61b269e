import { isEqual } from 'lodash';
import { isRecord } from '../../template/properties';
import { allowedTypes, jsonTypeOf } from './json-type';
import { isMultiple } from './is-multiple';
import { matchesPattern } from './matches-pattern';

export type Schema = Readonly<Record<string, unknown>>;

/** What a keyword has to say of a value. `against` gives what another schema has to say of it. */
type Keyword = (
  schema: Schema,
  value: unknown,
  against: (schema: unknown) => readonly string[],
) => readonly string[] | string | undefined;

/**
 * The keywords of JSON Schema draft 4 (json-schema.org, draft-04 validation, 5) in the order in which they are asked,
 * with the messages of json-schema-validator (github.com/java-json-tools/json-schema-validator), whose words API Gateway
 * has been seen to give. A keyword without a meaning for the value's type, or with an argument of another type, is
 * passed over.
 */
export const draft04Keywords: Readonly<Record<string, Keyword>> = {
  additionalItems: ({ additionalItems, items }, value) =>
    Array.isArray(value) && additionalItems === false && Array.isArray(items) && value.length > items.length
      ? `schema only allows ${items.length} elements in array but instance has ${value.length} elements`
      : undefined,

  additionalProperties: (schema, value) => {
    if (schema['additionalProperties'] !== false || !isRecord(value)) return undefined;
    const unwanted = Object.keys(value).filter((name) => !isDeclared(schema, name));
    return unwanted.length > 0
      ? `object instance has properties which are not allowed by the schema: ${json(unwanted.sort())}`
      : undefined;
  },

  allOf: ({ allOf }, _, against) => {
    if (!Array.isArray(allOf)) return undefined;
    const matched = matches(allOf, against);
    return matched < allOf.length
      ? `instance failed to match all required schemas (matched only ${matched} out of ${allOf.length})`
      : undefined;
  },

  anyOf: ({ anyOf }, _, against) =>
    Array.isArray(anyOf) && matches(anyOf, against) === 0
      ? `instance failed to match at least one required schema among ${anyOf.length}`
      : undefined,

  dependencies: ({ dependencies }, value, against) => {
    if (!isRecord(dependencies) || !isRecord(value)) return undefined;
    const asked = Object.keys(dependencies).filter((name) => Object.hasOwn(value, name));
    const lists = asked.flatMap((property) => {
      const required = dependencies[property];
      if (!Array.isArray(required)) return [];
      const missing = missingOf(required, value);
      if (missing.length === 0) return [];
      const sorted = json(required.map(String).sort());
      return [
        `property ${quote(property)} of object has missing property dependencies (schema requires ${sorted}; missing: ${json(missing)})`,
      ];
    });
    return [...lists, ...asked.sort().flatMap((property) => against(dependencies[property]))];
  },

  enum: ({ enum: values }, value) =>
    Array.isArray(values) && !values.some((one) => isEqual(one, value))
      ? `instance value (${json(value)}) not found in enum (possible values: ${json(values)})`
      : undefined,

  maxItems: ({ maxItems }, value) =>
    Array.isArray(value) && value.length > limit(maxItems, Infinity)
      ? `array is too long: must have at most ${json(maxItems)} elements but instance has ${value.length} elements`
      : undefined,

  maxLength: ({ maxLength }, value) =>
    typeof value === 'string' && length(value) > limit(maxLength, Infinity)
      ? `string ${quote(value)} is too long (length: ${length(value)}, maximum allowed: ${json(maxLength)})`
      : undefined,

  maxProperties: ({ maxProperties }, value) =>
    isRecord(value) && size(value) > limit(maxProperties, Infinity)
      ? `object has too many properties (found ${size(value)} but schema requires at most ${json(maxProperties)})`
      : undefined,

  maximum: ({ maximum, exclusiveMaximum }, value) => {
    if (typeof value !== 'number' || typeof maximum !== 'number') return undefined;
    if (value > maximum)
      return `numeric instance is greater than the required maximum (maximum: ${maximum}, found: ${value})`;
    return exclusiveMaximum === true && value === maximum
      ? `numeric instance is not strictly lower than the required maximum ${maximum}`
      : undefined;
  },

  minItems: ({ minItems }, value) =>
    Array.isArray(value) && value.length < limit(minItems, 0)
      ? `array is too short: must have at least ${json(minItems)} elements but instance has ${value.length} elements`
      : undefined,

  minLength: ({ minLength }, value) =>
    typeof value === 'string' && length(value) < limit(minLength, 0)
      ? `string ${quote(value)} is too short (length: ${length(value)}, required minimum: ${json(minLength)})`
      : undefined,

  minProperties: ({ minProperties }, value) =>
    isRecord(value) && size(value) < limit(minProperties, 0)
      ? `object has too few properties (found ${size(value)} but schema requires at least ${json(minProperties)})`
      : undefined,

  minimum: ({ minimum, exclusiveMinimum }, value) => {
    if (typeof value !== 'number' || typeof minimum !== 'number') return undefined;
    if (value < minimum)
      return `numeric instance is lower than the required minimum (minimum: ${minimum}, found: ${value})`;
    return exclusiveMinimum === true && value === minimum
      ? `numeric instance is not strictly greater than the required minimum ${minimum}`
      : undefined;
  },

  multipleOf: ({ multipleOf }, value) =>
    typeof value === 'number' && typeof multipleOf === 'number' && !isMultiple(value, multipleOf)
      ? `remainder of division is not zero (${value} / ${multipleOf})`
      : undefined,

  not: ({ not }, _, against) =>
    isRecord(not) && against(not).length === 0
      ? 'instance matched a schema which it should not have'
      : undefined,

  oneOf: ({ oneOf }, _, against) => {
    if (!Array.isArray(oneOf)) return undefined;
    const matched = matches(oneOf, against);
    return matched === 1
      ? undefined
      : `instance failed to match exactly one schema (matched ${matched} out of ${oneOf.length})`;
  },

  pattern: ({ pattern }, value) =>
    typeof value === 'string' && typeof pattern === 'string' && !matchesPattern(pattern, value)
      ? `ECMA 262 regex ${quote(pattern)} does not match input string ${quote(value)}`
      : undefined,

  required: ({ required }, value) => {
    if (!Array.isArray(required) || !isRecord(value)) return undefined;
    const missing = missingOf(required, value);
    return missing.length > 0 ? `object has missing required properties (${json(missing)})` : undefined;
  },

  type: ({ type }, value) => {
    const found = jsonTypeOf(value);
    const allowed = allowedTypes(type);
    return allowed.length === 0 || allowed.includes(found)
      ? undefined
      : `instance type (${found}) does not match any allowed primitive type (allowed: ${json(allowed)})`;
  },

  uniqueItems: ({ uniqueItems }, value) =>
    uniqueItems === true && Array.isArray(value) && new Set(value.map(canonical)).size < value.length
      ? 'array must not contain duplicate elements'
      : undefined,
};

/** Whether `properties` or `patternProperties` of a schema name a member. */
function isDeclared({ properties, patternProperties }: Schema, name: string): boolean {
  return (
    (isRecord(properties) && Object.hasOwn(properties, name)) ||
    (isRecord(patternProperties) &&
      Object.keys(patternProperties).some((pattern) => matchesPattern(pattern, name)))
  );
}

function matches(schemas: readonly unknown[], against: (schema: unknown) => readonly string[]): number {
  return schemas.filter((schema) => against(schema).length === 0).length;
}

function missingOf(required: readonly unknown[], value: Readonly<Record<string, unknown>>): unknown[] {
  return required.filter((name) => typeof name === 'string' && !Object.hasOwn(value, name)).sort();
}

function limit(argument: unknown, none: number): number {
  return typeof argument === 'number' ? argument : none;
}

/** In characters, which may be two units of a JavaScript string. */
function length(text: string): number {
  return Array.from(text).length;
}

function size(value: object): number {
  return Object.keys(value).length;
}

/** A JSON text that equal values have in common: the order of members does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isRecord(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}

function quote(text: string): string {
  return `"${text}"`;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
