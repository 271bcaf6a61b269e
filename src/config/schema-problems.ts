import type { ErrorObject } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import { groupBy, minBy } from 'lodash';
import { childPath } from './configuration-path';
import type { Problem } from './problem';
import { setElsewhere } from './properties-schema';

/** Reads a schema's `description` where `anyOf` failed: "a text or a CloudFormation intrinsic function". */
interface DescribedSchema {
  description?: string;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, unknown>>;
}

/**
 * What the JSON Schema finds wrong with a part of the configuration, in the user's words.
 *
 * @param errors of ajv, with `allErrors` and `verbose`
 * @param path configuration path of the validated part
 */
export function schemaProblems(errors: readonly ErrorObject[], path: string): Problem[] {
  return relevant(errors).map((error) => toProblem(error, path));
}

/**
 * A value that fits no branch of an `anyOf` is reported by every branch and by the `anyOf` itself. If just one
 * branch takes values of its type, that branch knows best; otherwise the `anyOf`'s own description does. The outermost
 * `anyOf` decides first: the ones inside it belong to a branch.
 */
function relevant(errors: readonly ErrorObject[]): ErrorObject[] {
  const anyOf = minBy(
    errors.filter(({ keyword }) => keyword === 'anyOf'),
    ({ schemaPath }) => schemaPath.length,
  );
  if (!anyOf) return [...errors];
  const isInside = (error: ErrorObject) => error.schemaPath.startsWith(`${anyOf.schemaPath}/`);
  const outside = errors.filter((error) => error !== anyOf && !isInside(error));
  const branches = groupBy(errors.filter(isInside), ({ schemaPath }) =>
    schemaPath.slice(anyOf.schemaPath.length + 1).replace(/\/.*/, ''),
  );
  const ofItsType = Object.values(branches).filter(
    (branch) =>
      !branch.some(({ keyword, instancePath }) => keyword === 'type' && instancePath === anyOf.instancePath),
  );
  const best = ofItsType.length === 1 ? ofItsType[0] : undefined;
  return [...relevant(outside), ...(best ? relevant(best) : [anyOf])];
}

function toProblem(error: ErrorObject, root: string): Problem {
  const path = configurationPath(root, error.instancePath);
  const schema = (error.parentSchema ?? {}) as DescribedSchema;
  const given: unknown = error.data;
  const invalid = (message: string, fix: string): Problem => ({
    code: 'CONFIGURATION_VALUE',
    path,
    message,
    given,
    fix,
  });

  switch (error.keyword) {
    case 'additionalProperties': {
      const key = (error.params as { additionalProperty: string }).additionalProperty;
      return unknownKey(childPath(path, key), key, Object.keys(schema.properties ?? {}), given);
    }
    case 'required': {
      const key = (error.params as { missingProperty: string }).missingProperty;
      return {
        code: 'CONFIGURATION_MISSING',
        path: `${path}.${key}`,
        message: `${key} is missing.`,
        fix: `Add ${key}.`,
      };
    }
    case 'enum':
      return invalid(
        'This value is not one of the allowed ones.',
        `Use one of ${listOf(schema.enum ?? [])}.`,
      );
    case 'type': {
      const wanted = article((error.params as { type: string }).type);
      if (path.endsWith('.method') && Array.isArray(given)) {
        return invalid('An event has one method.', 'Write an event for each method, or ANY.');
      }
      return invalid(`This must be ${wanted}.`, `Write ${wanted} here.`);
    }
    case 'minItems':
      return invalid('This list is empty.', 'List at least one, or remove the setting.');
    case 'anyOf':
      return invalid('This value has the wrong shape.', `Write ${schema.description ?? 'another value'}.`);
    default:
      return invalid(`This value ${error.message ?? 'is not valid'}.`, 'Change the value.');
  }
}

/** Keys that the framework's `http` event has, or CloudFormation, and what to write here. */
const hints: Readonly<Record<string, string>> = {
  ...setElsewhere,
  integration:
    'Every route has an integration of type AWS; request.event and response.result choose what the function gets and returns. ',
  authorizer: 'Name one of privateApi.authorizers in authorization. ',
  operationId: 'Write operationName. ',
};

function unknownKey(path: string, key: string, known: readonly string[], parent: unknown): Problem {
  const near = known.length > 0 ? closest(key, [...known]) : undefined;
  const suggestion =
    near !== undefined && distance(key.toLowerCase(), near.toLowerCase()) <= Math.max(2, near.length / 3)
      ? `Did you mean ${near}? `
      : '';
  return {
    code: 'CONFIGURATION_UNKNOWN_KEY',
    path,
    message: `There is no setting ${key} here.`,
    given: (parent as Record<string, unknown>)[key],
    fix: `${hints[key] ?? suggestion}Known here: ${known.join(', ')}.`,
  };
}

/** ajv's `/vpcEndpointIds/0` → `.vpcEndpointIds[0]`. */
function configurationPath(root: string, pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(childPath, root);
}

function listOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    boolean: 'true or false',
    integer: 'a whole number',
    array: 'a list',
    object: 'a map of settings',
  };
  return names[type] ?? `a ${type}`;
}
