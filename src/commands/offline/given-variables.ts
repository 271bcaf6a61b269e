import { parseEnv } from 'node:util';
import { isPlainObject, keys, mapValues, omit } from 'lodash';

/** Variables that the person at the terminal gives to functions. Their values are never printed: they may be secrets. */
export interface GivenVariables {
  /** For every function. */
  readonly all: Readonly<Record<string, string>>;
  /** By a function's key in serverless.ts, its name or its logical id; over those of every function. */
  readonly byFunction: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Given {
  readonly variables: GivenVariables;
  readonly problems: readonly string[];
}

/** The section of a JSON file that is for every function, as in the files of `sam local --env-vars`. */
const everyFunction = 'Parameters';
const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);

/**
 * Reads `--env NAME=value` and `--env-file FILE`. A file is dotenv, or JSON with a map of variables for each function.
 * Later files go over earlier ones, and `--env` over files.
 *
 * @param lines a text, or a list where an option stands several times
 * @param read gives the text of a file, or throws
 */
export function givenVariables(lines: unknown, files: unknown, read: (path: string) => string): Given {
  const problems: string[] = [];
  const all: Record<string, string> = {};
  const byFunction: Record<string, Record<string, string>> = {};
  const said: Record<string, string> = {};

  for (const file of texts(files)) {
    const { variables, problem } = readFile(file, read);
    if (problem !== undefined) problems.push(`--env-file ${file}: ${problem}`);
    Object.assign(all, variables?.all);
    for (const [name, own] of Object.entries(variables?.byFunction ?? {}))
      byFunction[name] = { ...byFunction[name], ...own };
  }
  for (const [index, line] of texts(lines).entries()) {
    const at = line.indexOf('=');
    const name = line.slice(0, Math.max(at, 0));
    if (isName(name)) said[name] = line.slice(at + 1);
    // Not the text itself: without its name it may be a value.
    else problems.push(`--env, number ${index + 1}: must be NAME=value.`);
  }
  // What is said on the command line goes over what a file says of one function.
  return {
    variables: {
      all: { ...all, ...said },
      byFunction: mapValues(byFunction, (own) => omit(own, keys(said))),
    },
    problems,
  };
}

function readFile(
  file: string,
  read: (path: string) => string,
): { readonly variables?: GivenVariables; readonly problem?: string } {
  let text: string;
  try {
    text = read(file);
  } catch (error) {
    return { problem: `it can not be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!file.endsWith('.json'))
    return { variables: { all: parseEnv(text) as Record<string, string>, byFunction: {} } };
  const maps = parsed(text);
  if (!isMap(maps) || !Object.values(maps).every(isMap)) {
    return { problem: 'it must be a JSON object with an object of variables for each function.' };
  }
  const { [everyFunction]: all = {}, ...byFunction } = maps as Record<string, Record<string, unknown>>;
  const asTexts = (map: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [name, asText(value)]));
  return {
    variables: {
      all: asTexts(all),
      byFunction: Object.fromEntries(Object.entries(byFunction).map(([name, map]) => [name, asTexts(map)])),
    },
  };
}

function texts(option: unknown): string[] {
  return [option ?? []].flat().map(String);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
