import { isPlainObject, mapValues } from 'lodash';
import type { PrivateApiConfig } from './config';
import { draft04Problems } from './draft-04';
import type { Problem } from './problem';
import type { Service } from './service';
import type { Model } from './settings';

/**
 * By media type: a JSON Schema of draft 4, `{ file }` of one, `{ schema, name, description }` as the framework has it, or
 * the name of one of `privateApi.request.schemas`.
 */
export type SchemasConfig = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

/** A schema with a name of its own. */
interface NamedSchema {
  readonly name?: string;
  readonly description?: string;
  readonly schema: unknown;
}

const isMediaType = (key: string): boolean => key.includes('/');
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => isPlainObject(value);

export interface Models {
  readonly all: readonly Model[];
  readonly problems: readonly Problem[];
  /** The key of the model for each media type. A schema without a name gets one that begins with `stem`. */
  of(schemas: SchemasConfig, path: string, stem: string): Record<string, string>;
}

/** Reads the schemas that have a name; those of routes as they are asked for. Each is one model, however many use it. */
export function readModels(config: PrivateApiConfig, { readFile }: Pick<Service, 'readFile'>): Models {
  const all: Model[] = [];
  const problems: Problem[] = [];
  const names = Object.keys(config.request?.schemas ?? {}).filter((key) => !isMediaType(key));
  const byContent = new Map<string, string>();
  const problem = (path: string, message: string, given: unknown, fix: string): void => {
    problems.push({ code: 'MODEL', path, message, ...(given !== undefined && { given }), fix });
  };

  function read(key: string, source: unknown, path: string, contentType: string): string | undefined {
    const named = isMap(source) && 'schema' in source ? (source as unknown as NamedSchema) : undefined;
    const schema = schemaOf(named?.schema ?? source, named === undefined ? path : `${path}.schema`);
    if (schema === undefined) return undefined;
    if (named?.name !== undefined && !/^[a-zA-Z0-9]+$/.test(named.name)) {
      const fix = "Write it without spaces and signs: 'CreateOrder'.";
      problem(`${path}.name`, 'The name of a model has letters and digits only.', named.name, fix);
    }
    all.push({ key, contentType, name: named?.name, description: named?.description, schema });
    return key;
  }

  function schemaOf(given: unknown, path: string): Model['schema'] | undefined {
    const schema = isMap(given) && typeof given['file'] === 'string' ? fromFile(given['file'], path) : given;
    if (schema === undefined) return undefined;
    const refusals = draft04Problems(schema, path);
    for (const refusal of refusals) {
      problem(
        refusal.path,
        `API Gateway takes JSON Schema of draft 4: ${refusal.message}.`,
        undefined,
        'Write it in the words of draft 4 (json-schema.org/draft-04).',
      );
    }
    return refusals.length > 0 ? undefined : (resolved(schema, schema, path) as Model['schema']);
  }

  function fromFile(file: string, path: string): unknown {
    try {
      return JSON.parse(readFile(file).replace(/^\uFEFF/, '')) as unknown;
    } catch (error) {
      problems.push({
        code: 'FILE_UNREADABLE',
        path: `${path}.file`,
        message: `The schema can not be read: ${error instanceof Error ? error.message : String(error)}`,
        given: file,
        fix: 'Give the path of a file of JSON, from the directory of serverless.ts.',
      });
      return undefined;
    }
  }

  /** `$ref: Address` becomes a reference to the model of that name; `#/definitions/…` stays. */
  function resolved(value: unknown, document: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((item) => resolved(item, document, path));
    if (!isMap(value)) return value;
    const { $ref: reference } = value;
    if (typeof reference !== 'string') return mapValues(value, (item) => resolved(item, document, path));
    if (names.includes(reference)) return { $ref: { model: reference } };
    const isKnown =
      reference === '#' ||
      (reference.startsWith('#/') && pointsAt(document, reference)) ||
      reference.startsWith('https://apigateway.amazonaws.com/restapis/');
    if (!isKnown) {
      const fix =
        "Write '#/definitions/…' of the same schema, or the name of one of privateApi.request.schemas.";
      problem(path, 'A $ref leads nowhere.', reference, fix);
    }
    return value;
  }

  function keyOf(mediaType: string, source: unknown, path: string, stem: string): string | undefined {
    if (typeof source === 'string') {
      if (names.includes(source)) return source;
      const fix = `Write it under privateApi.request.schemas.${source}, or the schema itself here.`;
      problem(path, 'No schema has this name.', source, fix);
      return undefined;
    }
    const content = JSON.stringify([mediaType, source]);
    const key = byContent.get(content) ?? read(`${stem} ${mediaType}`, source, path, mediaType);
    if (key !== undefined) byContent.set(content, key);
    return key;
  }

  for (const key of names) {
    read(key, config.request?.schemas?.[key], `privateApi.request.schemas.${key}`, 'application/json');
  }
  return {
    all,
    problems,
    of: (schemas, path, stem) =>
      Object.fromEntries(
        Object.entries(schemas)
          .filter(([mediaType]) => isMediaType(mediaType))
          .flatMap(([mediaType, source]) => {
            const key = keyOf(mediaType, source, `${path}['${mediaType}']`, stem);
            return key === undefined ? [] : [[mediaType, key]];
          }),
      ),
  };
}

function pointsAt(document: unknown, pointer: string): boolean {
  let value = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return value !== undefined;
}
