import type { Ajv, ValidateFunction } from 'ajv';
import { readDraft04 } from './read-draft-04';

/** Checks the text of a request body. What is wrong with it, in words; `undefined` when it is valid. */
export type RequestBodyModel = (body: string) => Promise<string | undefined>;

const modelReference = /\/restapis\/[^/]+\/models\/([^/#]+)(#.*)?$/;

/**
 * Models by name. Schemas are JSON Schema draft 4, and refer to each other by URL
 * (docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html). Compiled at the first use.
 */
export function requestBodyModels(schemas: ReadonlyMap<string, unknown>): (name: string) => RequestBodyModel {
  let engine: Promise<Ajv> | undefined;
  const load = async (): Promise<Ajv> => {
    const { Ajv: Engine } = await import('ajv');
    const ajv = new Engine({ strict: false, validateFormats: false, allErrors: true, logger: false });
    for (const [name, schema] of schemas) {
      ajv.addSchema(readDraft04(schema, renameReference) as object, modelUrl(name));
    }
    return ajv;
  };
  return (name) => {
    let compiled: Promise<ValidateFunction | undefined> | undefined;
    return async (body) => {
      // The built-in models, and one that the template does not have, take everything.
      if (!schemas.has(name)) return undefined;
      engine ??= load();
      compiled ??= engine.then((ajv) => ajv.getSchema(modelUrl(name)));
      const validate = await compiled;
      if (validate === undefined) return undefined;
      const value = parseBody(body);
      if (value === undefined) return '[The body is not JSON]';
      if (validate(value)) return undefined;
      const problems = (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
      );
      return `[${problems.join(', ')}]`;
    };
  };
}

function modelUrl(name: string): string {
  return `https://apigateway.amazonaws.com/models/${encodeURIComponent(name)}`;
}

function renameReference(reference: string): string {
  const [, name, fragment = ''] = modelReference.exec(reference) ?? [];
  return name === undefined ? reference : `${modelUrl(name)}${fragment}`;
}

/** An empty body is validated as an empty object (recorded). */
function parseBody(body: string): { readonly value: unknown }['value'] {
  try {
    return JSON.parse(body === '' ? '{}' : body);
  } catch {
    return undefined;
  }
}
