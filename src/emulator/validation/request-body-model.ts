import { configurationFailure } from '../gateway-failure';
import { isRecord } from '../../template/properties';
import { parseJson } from '../integrations/parse-json';
import { validateDraft04, type PlacedSchema } from './validate-draft-04';

/** Checks the text of a request body. What is wrong with it, in words; `undefined` when it is valid. */
export type RequestBodyModel = (body: string) => string | undefined;

const modelReference = /\/restapis\/[^/]+\/models\/([^/#]+)(?:#(.*))?$/;

/**
 * Models by name. Schemas are JSON Schema draft 4, and refer to each other by URL
 * (docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html).
 */
export function requestBodyModels(schemas: ReadonlyMap<string, unknown>): (name: string) => RequestBodyModel {
  const resolve = (reference: string, document: unknown): PlacedSchema => {
    const [, name, fragment] = modelReference.exec(reference) ?? [];
    const other = name === undefined ? document : schemas.get(decodeURIComponent(name));
    const pointer = name === undefined && reference.startsWith('#') ? reference.slice(1) : fragment;
    const schema = name === undefined && pointer === undefined ? undefined : valueAt(other, pointer ?? '');
    if (schema === undefined) {
      throw configurationFailure(`A model refers to ${reference}, which is not among the API's models`);
    }
    return { schema, document: other };
  };
  return (name) => (body) => {
    const document = schemas.get(name);
    // The built-in models, and one that the template does not have, take everything.
    if (document === undefined) return undefined;
    const value = parseJson(body);
    // An empty body is none either (reported).
    if (value === undefined) return '[Unknown error parsing request body]';
    const problems = validateDraft04({ schema: document, document }, value, resolve);
    return problems.length === 0 ? undefined : `[${problems.join(', ')}]`;
  };
}

/** RFC 6901, percent-encoded as in a URL. */
function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const part of pointer.split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(name)] as unknown;
    else value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
