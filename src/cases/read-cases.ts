import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { mapValues, sortBy } from 'lodash';
import type { Problem } from '../config/problem';
import { schemaProblems } from '../config/schema-problems';
import { PrivateApiError } from '../errors';
import type { Case } from './case';
import { casesSchema } from './cases-schema';
import { casesProblems } from './cases-problems';

/** A case as a file has it: one that is to be recorded may lack its expectation. */
export type UnprovenCase = Omit<Case, 'expect'> & Partial<Pick<Case, 'expect'>>;

export function readCases(file: string, read: (path: string) => string): Case[];
export function readCases(
  file: string,
  read: (path: string) => string,
  options: { readonly withoutExpectations: true },
): UnprovenCase[];
/**
 * Reads a file of cases, YAML or (by its name) JSON.
 *
 * @throws PrivateApiError TEST_CASES that names every mistake
 */
export function readCases(
  file: string,
  read: (path: string) => string,
  { withoutExpectations = false } = {},
): UnprovenCase[] {
  const content = parse(file, textOf(file, read));
  const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(
    casesSchema(withoutExpectations),
  );
  if (content === undefined || content === null || (Array.isArray(content) && content.length === 0)) {
    throw new PrivateApiError('TEST_CASES', `${file} has no cases: write a list of them.`);
  }
  const mistyped = validate(content) ? [] : schemaProblems(validate.errors ?? [], '');
  const problems = [...mistyped, ...(Array.isArray(content) ? soundProblems(content, mistyped) : [])];
  if (problems.length > 0) throw new PrivateApiError('TEST_CASES', inWords(file, content, problems));
  return (content as UnprovenCase[]).map(withTexts);
}

/** Of the cases that the schema takes. */
function soundProblems(content: unknown[], mistyped: readonly Problem[]): Problem[] {
  const unsound = new Set(mistyped.map(({ path }) => indexOf(path)));
  return casesProblems(content as UnprovenCase[], (index) => !unsound.has(index));
}

/** `[3].request.path` is about case 3. */
function indexOf(path: string): number | undefined {
  const index = /^\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? undefined : Number(index);
}

function textOf(file: string, read: (path: string) => string): string {
  try {
    return read(file);
  } catch (error) {
    throw new PrivateApiError('TEST_CASES', `${file} can not be read: ${messageOf(error)}`, { cause: error });
  }
}

function parse(file: string, text: string): unknown {
  try {
    if (!file.endsWith('.json')) return load(text, { schema: CORE_SCHEMA });
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch (error) {
    const language = file.endsWith('.json') ? 'JSON' : 'YAML';
    throw new PrivateApiError('TEST_CASES', `${file} is no ${language}: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function inWords(file: string, content: unknown, problems: readonly Problem[]): string {
  const [count, cases] = [problems.length, content as ({ name?: unknown } | null)[]];
  const lines = sortBy(problems, ({ path }) => indexOf(path)).map(({ path, message, given, fix }) => {
    const name = cases[indexOf(path) ?? -1]?.name;
    const place = [path === '' ? 'the file' : path, ...(typeof name === 'string' ? [`(${name})`] : [])].join(
      ' ',
    );
    const shown = given === undefined ? '' : ` Given: ${JSON.stringify(given).slice(0, 200)}.`;
    return `  ${place}: ${message}${shown} ${fix}`;
  });
  return [`${file} has ${count === 1 ? 'a mistake' : `${count} mistakes`}:`, ...lines].join('\n');
}

/** Header values as HTTP has them, and methods as API Gateway does. */
function withTexts({ name, request, expect, ...rest }: UnprovenCase): UnprovenCase {
  const asText = (value: unknown): string => String(value);
  return {
    name,
    request: {
      ...request,
      method: request.method.toUpperCase(),
      ...(request.headers && {
        headers: mapValues(request.headers, (value) =>
          Array.isArray(value) ? value.map(asText) : asText(value),
        ),
      }),
    },
    ...rest,
    ...(expect && {
      expect: {
        ...expect,
        ...(expect.headers && {
          headers: mapValues(expect.headers, (value) =>
            value === null ? null : Array.isArray(value) ? value.map(asText) : asText(value),
          ),
        }),
      },
    }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
