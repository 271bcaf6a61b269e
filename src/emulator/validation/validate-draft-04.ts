import { configurationFailure } from '../gateway-failure';
import { isRecord } from '../../template/properties';
import { draft04Keywords, type Schema } from './draft-04-keywords';
import { matchesPattern } from './matches-pattern';

/** A schema, and the document that its references start from. */
export interface PlacedSchema {
  readonly schema: unknown;
  readonly document: unknown;
}

export type ResolveReference = (reference: string, document: unknown) => PlacedSchema;

interface Visit extends PlacedSchema {
  readonly value: unknown;
  /** The schemas and values around, to find a schema that asks itself. */
  readonly within?: Visit;
}

/**
 * What is wrong with a value by JSON Schema draft 4, in json-schema-validator's words and order; nothing for a valid one.
 * As by that library's default, members and elements are looked at as long as nothing is wrong yet.
 */
export function validateDraft04(
  start: PlacedSchema,
  value: unknown,
  resolve: ResolveReference,
): readonly string[] {
  const problems: string[] = [];
  visit({ ...start, value }, problems);
  return problems;

  function visit(asked: Visit, report: string[]): void {
    const place = followReference(asked);
    const { schema, document, within } = place;
    if (!isRecord(schema)) return;
    for (let outer = within; outer !== undefined; outer = outer.within) {
      if (outer.schema === schema && outer.value === place.value) {
        report.push('validation loop: a schema asks itself about the same value');
        return;
      }
    }
    const against = (other: unknown): readonly string[] => {
      const found: string[] = [];
      visit({ schema: other, document, value: place.value, within: place }, found);
      return found;
    };
    for (const [keyword, check] of Object.entries(draft04Keywords)) {
      if (Object.hasOwn(schema, keyword)) report.push(...[check(schema, place.value, against) ?? []].flat());
    }
    if (report.length > 0) return;
    for (const [child, schemas] of childrenOf(schema, place.value)) {
      for (const other of schemas) visit({ schema: other, document, value: child, within: place }, report);
    }
  }

  function followReference(asked: Visit): Visit {
    let place = asked;
    for (const seen = new Set(); isRecord(place.schema) && typeof place.schema['$ref'] === 'string';) {
      if (seen.has(place.schema))
        throw configurationFailure(`A model's reference leads to itself: ${place.schema['$ref']}`);
      seen.add(place.schema);
      place = { ...asked, ...resolve(place.schema['$ref'], place.document) };
    }
    return place;
  }
}

/** Elements in their order and members by their names, with the schemas that each has to match. */
function childrenOf(schema: Schema, value: unknown): [unknown, readonly unknown[]][] {
  if (Array.isArray(value)) {
    const { items, additionalItems } = schema;
    return value.map((element: unknown, index) => {
      if (items !== undefined && !Array.isArray(items)) return [element, [items]];
      return [element, [index < (items?.length ?? 0) ? items?.[index] : additionalItems]];
    });
  }
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .sort()
    .map((name) => [value[name], memberSchemas(schema, name)]);
}

function memberSchemas(
  { properties, patternProperties, additionalProperties }: Schema,
  name: string,
): readonly unknown[] {
  const declared = isRecord(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [];
  const byPattern = Object.entries(isRecord(patternProperties) ? patternProperties : {})
    .filter(([pattern]) => matchesPattern(pattern, name))
    .map(([, other]) => other);
  const found = [...declared, ...byPattern];
  return found.length > 0 ? found : [additionalProperties];
}
