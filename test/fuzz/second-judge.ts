import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { PolicyRequest } from '../../src/policy';
import type { OutsideCall } from '../policy/support/lets-outsider-in';

/** Its licence is AGPL: it is no dependency of this repository, in no form. */
const judge = '@cloud-copilot/iam-simulate';
const version = '0.1.173';

export type Verdict = 'Allow' | 'ExplicitDeny' | 'ImplicitDeny';
export type Judge = (call: OutsideCall) => Promise<Verdict | undefined>;

interface Simulator {
  anonymousPrincipal: unknown;
  runSimulation: (simulation: unknown, options: unknown) => Promise<{ overallResult?: string }>;
}

/**
 * Another implementation of IAM's evaluation, installed beside the repository's dependencies when it is first asked for.
 * @throws Error where it cannot be installed
 */
export function secondJudge(): Judge {
  const directory = resolve(
    __dirname,
    '../../node_modules/.cache/serverless-private-api',
    `judge-${version}`,
  );
  if (!existsSync(join(directory, 'node_modules', judge, 'package.json'))) install(directory);
  const simulator = createRequire(join(directory, 'package.json'))(judge) as Simulator;
  return (call) => ask(simulator, call);
}

function install(directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${judge}@${version}`];
  const { status, stderr, error } = spawnSync('npm', args, { cwd: directory, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${judge} ${version} could not be installed: ${error?.message ?? stderr}`);
}

/** @returns undefined where the judge does not read the policy or the request */
async function ask(
  { anonymousPrincipal, runSimulation }: Simulator,
  { policy, request }: OutsideCall,
): Promise<Verdict | undefined> {
  const isSigned = request.authorization === 'AWS_IAM';
  const identityPolicies = request.identityPolicies ?? [];
  const { overallResult } = await runSimulation(
    {
      request: {
        principal: isSigned ? arnOf(request) : anonymousPrincipal,
        action: request.action,
        resource: { resource: request.resource, accountId: request.resource.split(':')[4] },
        contextVariables: { ...request.context, ...(isSigned && keysOfSigner(arnOf(request))) },
      },
      identityPolicies: isSigned
        ? identityPolicies.map((one, index) => ({ name: String(index), policy: one }))
        : [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: withLongArns(policy, request.resource),
    },
    {},
  );
  switch (overallResult) {
    case 'Allowed':
      return 'Allow';
    case 'ExplicitlyDenied':
      return 'ExplicitDeny';
    case 'ImplicitlyDenied':
      // What an authorizer returned allows beside the resource policy: that is API Gateway's, not IAM's.
      return !isSigned && request.authorization !== 'NONE' && identityPolicies.length > 0
        ? 'Allow'
        : 'ImplicitDeny';
    default:
      return undefined;
  }
}

function arnOf({ principal }: PolicyRequest): string {
  return principal === 'anonymous' ? '' : (principal.arn ?? '');
}

/** The simulator does not fill them in. */
function keysOfSigner(arn: string): Record<string, string> {
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': arn.split(':')[4] ?? '',
    'aws:PrincipalType': arn.includes(':user/') ? 'User' : 'AssumedRole',
  };
}

/**
 * API Gateway writes the API's ARN before a short one when it stores the policy; and `*` stands for every API's id, which the
 * simulator takes for a kind of resource (api-gateway-control-access-using-iam-policies-to-invoke-api.html).
 */
function withLongArns(policy: unknown, resource: string): unknown {
  const api = resource.split('/')[0] ?? '';
  const id = api.split(':').at(-1) ?? '';
  const text = JSON.stringify(policy).replaceAll('"execute-api:/', `"${api}/`);
  return JSON.parse(text.replace(/(?<="arn:aws:execute-api:[^"]*:)\*(?=\/)/g, id));
}
