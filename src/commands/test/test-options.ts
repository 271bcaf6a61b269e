import { readFileSync } from 'node:fs';
import { PrivateApiError } from '../../errors';
import { givenVariables, type GivenVariables } from '../offline/given-variables';

export interface TestOptions {
  readonly cases: string;
  /** Where the cases go. */
  readonly target: { readonly url: string } | 'deployed' | 'emulator';
  /** Nobody is asked. */
  readonly yes: boolean;
  readonly record: boolean;
  readonly junit?: string;
  readonly json: boolean;
  readonly hurl: boolean;
  readonly restApi?: string;
  readonly lambdaEndpoint?: string;
  readonly variables: GivenVariables;
  readonly verbose: boolean;
}

/**
 * Reads the command line of `private-api test`.
 * @throws PrivateApiError TEST_OPTION that names every option with a wrong value
 */
export function parseTestOptions(
  raw: Readonly<Record<string, unknown>>,
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): TestOptions {
  const problems: string[] = [];
  const text = (name: string, pattern: RegExp, allowed: string): string | undefined => {
    const value = raw[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && pattern.test(value)) return value;
    problems.push(`--${name} ${JSON.stringify(value)}: must be ${allowed}.`);
    return undefined;
  };
  const isOn = (name: string): boolean => raw[name] === true;
  const cases = text('cases', /./, 'a file of cases');
  if (cases === undefined && problems.length === 0) {
    problems.push('--cases: give a file of cases, YAML or JSON: --cases cases.yml');
  }
  const url = text('url', /^https?:\/\/[^/?#]+[^?#]*$/, 'an http or https URL that ends in the stage');
  const junit = text('junit', /./, 'a file');
  const format = text('export', /^hurl$/, 'hurl');
  const restApi = text('rest-api', /^[A-Za-z0-9]+$/, 'the logical id of an AWS::ApiGateway::RestApi');
  const lambdaEndpoint = text('lambda-endpoint', /^https?:\/\/[^/]+/, 'an http or https URL');
  if (url !== undefined && isOn('deployed')) problems.push('--url and --deployed: leave one out.');
  if (format !== undefined && isOn('record')) problems.push('--export and --record: leave one out.');
  const variables = givenVariables(raw['env'], raw['env-file'], read);
  problems.push(...variables.problems);
  if (problems.length > 0 || cases === undefined) {
    throw new PrivateApiError('TEST_OPTION', problems.join('\n'));
  }
  return {
    cases,
    target: url === undefined ? (isOn('deployed') ? 'deployed' : 'emulator') : { url },
    yes: isOn('yes'),
    record: isOn('record'),
    ...(junit !== undefined && { junit }),
    json: isOn('json'),
    hurl: format !== undefined,
    ...(restApi !== undefined && { restApi }),
    ...(lambdaEndpoint !== undefined && { lambdaEndpoint }),
    variables: variables.variables,
    verbose: isOn('verbose'),
  };
}
