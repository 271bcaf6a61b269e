import { isIP } from 'node:net';
import type { Caller } from '../../doctor/patient';
import { PrivateApiError } from '../../errors';

export interface DoctorOptions {
  /** Without a route: the API's first is asked for. */
  readonly caller: Omit<Caller, 'method' | 'path'> & Partial<Caller>;
  readonly analyzer: boolean;
  readonly restApi?: string;
  readonly json: boolean;
}

const kinds: readonly (readonly [
  key: 'vpcEndpointId' | 'vpcId' | 'address' | 'principal',
  is: (text: string) => boolean,
])[] = [
  ['vpcEndpointId', (text) => /^vpce-[0-9a-z]+$/.test(text)],
  ['vpcId', (text) => /^vpc-[0-9a-z]+$/.test(text)],
  ['address', (text) => isIP(text) !== 0],
  ['principal', (text) => /^arn:[^:]+:(iam|sts)::\d{12}:.+$/.test(text)],
];

/**
 * Reads the command line of `private-api doctor`.
 * @throws PrivateApiError DOCTOR_OPTION that names every option with a wrong value
 */
export function parseDoctorOptions(raw: Readonly<Record<string, unknown>>): DoctorOptions {
  const problems: string[] = [];
  const caller: Partial<Record<keyof Caller, string>> = {};
  for (const text of [raw['from'] ?? []].flat().map(String)) {
    const [key] = kinds.find(([, is]) => is(text)) ?? [];
    if (key === undefined) {
      problems.push(
        `--from ${JSON.stringify(text)}: must be vpce-…, vpc-…, an IP address or the ARN of a role or user.`,
      );
    } else if (caller[key] !== undefined) {
      problems.push(`--from ${JSON.stringify(text)}: ${caller[key]} is given already.`);
    } else caller[key] = text;
  }
  const route = raw['route'];
  if (route !== undefined && route !== null) {
    const [, method, path] =
      /^([A-Za-z]+) +(\/\S*)$/.exec(typeof route === 'string' ? route.trim() : '') ?? [];
    if (method === undefined || path === undefined) {
      problems.push(`--route ${JSON.stringify(route)}: must be a method and a path: 'GET /orders/5'.`);
    } else Object.assign(caller, { method: method.toUpperCase(), path: path.replace(/\?.*/, '') });
  }
  const restApi = raw['rest-api'];
  if (problems.length > 0) throw new PrivateApiError('DOCTOR_OPTION', problems.join('\n'));
  return {
    caller,
    analyzer: raw['access-analyzer'] === true,
    ...(typeof restApi === 'string' && { restApi }),
    json: raw['json'] === true,
  };
}
