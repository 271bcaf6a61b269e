import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { PrivateApiError } from '../../errors';
import { givenVariables, type GivenVariables } from './given-variables';
import type { CallerOptions } from '../../emulator/server/simulated-caller';

export interface OfflineOptions {
  readonly port?: number;
  readonly host?: string;
  readonly restApi?: string;
  readonly caller: CallerOptions;
  readonly variables: GivenVariables;
  readonly lambdaEndpoint?: string;
  readonly maximumConcurrency?: number;
  readonly watch: boolean;
  readonly timeouts: boolean;
  /** The first port of the functions' debuggers. */
  readonly inspectPort?: number;
  /** File of cases that each exchange is written to. */
  readonly record?: string;
  readonly verbose: boolean;
}

type Check = (value: string) => string | undefined;

const wholeNumber =
  (from: number, to: number): Check =>
  (value) =>
    /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to
      ? undefined
      : `a whole number from ${from} to ${to}`;
const matching =
  (pattern: RegExp, allowed: string): Check =>
  (value) =>
    pattern.test(value) ? undefined : allowed;

const checks: Readonly<Record<string, Check>> = {
  port: wholeNumber(0, 65_535),
  host: matching(/^[\w.:-]+$/, 'a host name or an IP address'),
  'rest-api': matching(/^[A-Za-z0-9]+$/, 'the logical id of an AWS::ApiGateway::RestApi'),
  vpce: matching(/^(?:none|vpce-[0-9a-z]+)$/, 'a VPC endpoint id (vpce-…), or none'),
  'vpc-id': matching(/^vpc-[0-9a-z]+$/, 'a VPC id (vpc-…)'),
  'source-ip': (value) => (isIP(value) === 0 ? 'an IPv4 or IPv6 address' : undefined),
  'lambda-endpoint': matching(/^https?:\/\/[^/]+/, 'an http or https URL'),
  'max-concurrency': wholeNumber(1, 1000),
  inspect: wholeNumber(1, 65_535),
  record: matching(/./, 'a file'),
};

/**
 * Reads the command line of `private-api offline`.
 * @throws PrivateApiError OFFLINE_OPTION that names every option with a wrong value
 */
export function parseOfflineOptions(
  raw: Readonly<Record<string, unknown>>,
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): OfflineOptions {
  const given: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, check] of Object.entries(checks)) {
    const value = raw[name];
    if (value === undefined || value === null) continue;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    const allowed = check(text);
    if (allowed === undefined) given[name] = text;
    else problems.push(`--${name} ${JSON.stringify(value)}: must be ${allowed}.`);
  }
  const isOn = (name: string): boolean => {
    // Hosts read `--no-watch` as it stands, or as the opposite of `--watch`.
    const value = raw[`no-${name}`] === true ? 'false' : `${(raw[name] ?? true) as string | boolean}`;
    if (value !== 'true' && value !== 'false')
      problems.push(`--${name} ${JSON.stringify(value)}: must be true or false.`);
    return value !== 'false';
  };
  const watch = isOn('watch');
  const timeouts = isOn('timeout');
  const variables = givenVariables(raw['env'], raw['env-file'], read);
  problems.push(...variables.problems);
  if (problems.length > 0) throw new PrivateApiError('OFFLINE_OPTION', problems.join('\n'));
  const text = <Key extends string>(key: Key, name: string): Partial<Record<Key, string>> =>
    given[name] === undefined ? {} : ({ [key]: given[name] } as Record<Key, string>);
  const number = <Key extends string>(key: Key, name: string): Partial<Record<Key, number>> =>
    given[name] === undefined ? {} : ({ [key]: Number(given[name]) } as Record<Key, number>);
  return {
    ...number('port', 'port'),
    ...text('host', 'host'),
    ...text('restApi', 'rest-api'),
    ...text('lambdaEndpoint', 'lambda-endpoint'),
    ...number('maximumConcurrency', 'max-concurrency'),
    caller: {
      ...text('vpce', 'vpce'),
      ...text('vpcId', 'vpc-id'),
      ...text('sourceIp', 'source-ip'),
    },
    variables: variables.variables,
    ...number('inspectPort', 'inspect'),
    ...text('record', 'record'),
    watch,
    timeouts,
    verbose: raw['verbose'] === true,
  };
}
