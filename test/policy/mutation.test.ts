import { cloneDeep } from 'lodash';
import type { PolicyDocument, PolicyStatement } from '../../src/policy';
import type { ConfiguredAccess } from '../../src/policy/proof/access';
import { describeOutsider } from '../../src/policy/proof/describe-outsider';
import { proveAccess } from '../../src/policy/proof/prove-access';
import { sampleLeaks, type IsInside, type World } from './support/sampled-callers';

const api = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5';
const everything = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' } as const;
const allow: PolicyStatement = { Sid: 'AllowInvoke', Effect: 'Allow', ...everything };
const deny = (Sid: string, Condition: PolicyStatement['Condition']): PolicyStatement => ({
  Sid,
  Effect: 'Deny',
  ...everything,
  ...(Condition && { Condition }),
});
const policyOf = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

const vpcEndpointIds = ['vpce-1', 'vpce-2'];
const role = 'arn:aws:iam::123456789012:role/team-a';
const foreign = 'arn:aws:iam::999988887777:role/x';
const atEndpoints = deny('Endpoints', { StringNotEquals: { 'aws:SourceVpce': vpcEndpointIds } });

interface Good {
  name: string;
  policy: PolicyDocument;
  access: ConfiguredAccess;
  isInside: IsInside;
  keys: World['keys'];
  authorization: string;
}

const vpces = { 'aws:SourceVpce': ['vpce-1', 'vpce-2', 'vpce-9'] };
const atEndpoint: IsInside = (context) => vpcEndpointIds.includes(context['aws:SourceVpce'] ?? '');

/** Policies that let in nobody from outside, each of another kind. */
const goods: Good[] = [
  ...['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'].map((authorization) => ({
    name: `endpoints, ${authorization}`,
    policy: policyOf(allow, atEndpoints),
    access: { vpcEndpointIds },
    isInside: atEndpoint,
    keys: vpces,
    authorization,
  })),
  {
    name: 'an Allow alone, which does without IAM',
    policy: policyOf({ ...allow, Condition: { StringEquals: { 'aws:SourceVpce': vpcEndpointIds } } }),
    access: { vpcEndpointIds },
    isInside: atEndpoint,
    keys: vpces,
    authorization: 'NONE',
  },
  {
    name: 'endpoints or VPCs',
    policy: policyOf(
      allow,
      deny('Network', { StringNotEquals: { 'aws:SourceVpce': vpcEndpointIds, 'aws:SourceVpc': 'vpc-1' } }),
    ),
    access: { vpcEndpointIds, vpcIds: ['vpc-1'] },
    isInside: (context, signer) => atEndpoint(context, signer) || context['aws:SourceVpc'] === 'vpc-1',
    keys: { ...vpces, 'aws:SourceVpc': ['vpc-1', 'vpc-9'] },
    authorization: 'NONE',
  },
  {
    name: 'endpoints and ranges',
    policy: policyOf(
      allow,
      atEndpoints,
      deny('Ranges', { NotIpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } }),
    ),
    access: { vpcEndpointIds, cidrs: ['10.0.0.0/16'] },
    isInside: (context, signer) =>
      atEndpoint(context, signer) && context['aws:VpcSourceIp']?.startsWith('10.0.') === true,
    keys: {
      ...vpces,
      'aws:VpcSourceIp': ['10.0.0.0', '10.0.255.255', '10.1.0.0', '9.255.255.255', '2001:db8::1'],
    },
    authorization: 'NONE',
  },
  {
    name: 'endpoints, accounts, principals and an organization',
    policy: policyOf(
      allow,
      atEndpoints,
      deny('Accounts', { StringNotEquals: { 'aws:PrincipalAccount': '123456789012' } }),
      deny('Principals', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/team-*' } }),
      deny('Organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    ),
    access: {
      vpcEndpointIds,
      accounts: ['123456789012'],
      principals: ['arn:aws:iam::*:role/team-*'],
      organizations: ['o-1'],
    },
    isInside: (context, signer) =>
      atEndpoint(context, signer) &&
      signer?.arn.startsWith('arn:aws:iam::123456789012:role/team-') === true &&
      signer.organization === 'o-1',
    keys: vpces,
    authorization: 'AWS_IAM',
  },
];

/** Values of a key that says nothing about where a caller is. */
const sourceArns = ['vpce-1', 'vpc-1', '10.0.0.0', '123456789012', 'arn:aws:iam::1:role/team-x', 'o-1'];

const signers: World['signers'] = [
  { arn: role, organization: 'o-1' },
  { arn: role, organization: 'o-9' },
  { arn: role },
  { arn: 'arn:aws:iam::123456789012:role/team-b', organization: 'o-1' },
  { arn: 'arn:aws:iam::123456789012:role/team-b' },
  { arn: 'arn:aws:iam::123456789012:user/u', organization: 'o-1' },
  { arn: 'arn:aws:iam::999988887777:role/team-b', organization: 'o-1' },
  { arn: foreign },
  { arn: 'arn:aws:iam::111122223333:role/team-c', organization: 'o-1' },
  { arn: 'arn:aws:iam::111122223333:user/u' },
];

/** A policy does not know its own API's id, nor its account: the API may be the one that an ARN names, or another. */
const resources = [api, 'arn:aws:execute-api:eu-west-1:111122223333:z9y8x7w6v5'].flatMap((own) => [
  `${own}/prod/GET/pets`,
  `${own}/prod/GET/admin`,
  `${own}/prod/POST/pets`,
]);

const methods = (authorization: string) => [
  { httpMethod: 'ANY', path: '/pets', authorization },
  { httpMethod: 'GET', path: '/admin', authorization },
];

const swaps: Record<string, string[]> = {
  StringNotEquals: [
    'StringEquals',
    'StringNotLike',
    'StringNotEqualsIfExists',
    'ForAllValues:StringNotEquals',
  ],
  StringEquals: ['StringNotEquals', 'StringLike', 'StringEqualsIfExists', 'StringEqualsIgnoreCase'],
  NotIpAddress: ['IpAddress', 'NotIpAddressIfExists'],
  ArnNotLike: ['ArnLike', 'ArnNotEquals', 'ArnNotLikeIfExists'],
};

const added: PolicyStatement[] = [
  { Sid: 'Added', Effect: 'Allow', ...everything, Principal: { AWS: foreign } },
  { Sid: 'Added', Effect: 'Allow', ...everything, Condition: { StringLike: { 'aws:SourceVpce': 'vpce-*' } } },
  { Sid: 'Added', Effect: 'Allow', ...everything, Condition: { Null: { 'aws:SourceVpce': 'true' } } },
  {
    Sid: 'Added',
    Effect: 'Deny',
    ...everything,
    Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-9' } },
  },
  { Sid: 'Added', Effect: 'Deny', ...everything, Resource: 'execute-api:/*/GET/admin' },
  { Sid: 'Added', Effect: 'Allow', ...everything, Action: 'execute-api:ManageConnections' },
];

/** Every policy that differs from this one in one thing. */
function* mutants(good: PolicyDocument): Generator<{ what: string; policy: PolicyDocument }> {
  const statements = good.Statement as readonly PolicyStatement[];
  const replaced = (index: number, changed: PolicyStatement[]) =>
    policyOf(...statements.slice(0, index), ...changed, ...statements.slice(index + 1));
  for (const [index, statement] of statements.entries()) {
    const change = (changes: Partial<PolicyStatement>) => replaced(index, [{ ...statement, ...changes }]);
    const at = `Statement[${index}]`;
    yield { what: `${at} dropped`, policy: replaced(index, []) };
    yield {
      what: `${at} turned over`,
      policy: change({ Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' }),
    };
    for (const Resource of ['execute-api:/prod/GET/*', 'execute-api:/*/*/pets', `${api}/*`, `${api}/`, '*']) {
      yield { what: `${at} on ${Resource}`, policy: change({ Resource }) };
    }
    for (const Principal of [{ AWS: '999988887777' }, { AWS: role }, { AWS: '*' }]) {
      yield { what: `${at} for ${JSON.stringify(Principal)}`, policy: change({ Principal }) };
    }
    yield { what: `${at} for another action`, policy: change({ Action: 'execute-api:ManageConnections' }) };
    for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
      for (const other of swaps[operator] ?? []) {
        yield { what: `${at} ${operator} → ${other}`, policy: change({ Condition: { [other]: keys } }) };
      }
      for (const [key, values] of Object.entries(keys)) {
        const without = Object.fromEntries(Object.entries(keys).filter(([name]) => name !== key));
        yield {
          what: `${at} without ${key}`,
          policy: change({ Condition: Object.keys(without).length === 0 ? {} : { [operator]: without } }),
        };
        const list = [values].flat();
        const wider: Record<string, string> = {
          'aws:SourceVpce': 'vpce-9',
          'aws:SourceVpc': 'vpc-9',
          'aws:VpcSourceIp': '10.0.0.0/8',
          'aws:PrincipalAccount': '999988887777',
          'aws:PrincipalArn': 'arn:aws:iam::*:user/*',
          'aws:PrincipalOrgID': 'o-9',
        };
        yield {
          what: `${at} ${key} wider`,
          policy: change({ Condition: { [operator]: { ...keys, [key]: [...list, wider[key] ?? ''] } } }),
        };
        if (list.length > 1) {
          yield {
            what: `${at} ${key} narrower`,
            policy: change({ Condition: { [operator]: { ...keys, [key]: list.slice(1) } } }),
          };
        }
        yield {
          what: `${at} asks for another key than ${key}`,
          policy: change({ Condition: { [operator]: { ...without, 'aws:SourceArn': values } } }),
        };
      }
      yield {
        what: `${at} also wants a user agent`,
        policy: change({
          Condition: { ...statement.Condition, StringLike: { 'aws:UserAgent': 'curl/*' } },
        }),
      };
    }
  }
  for (const statement of added) {
    yield { what: `added ${JSON.stringify(statement)}`, policy: policyOf(...statements, statement) };
  }
}

describe.each(goods)('$name', ({ policy, access, isInside, keys, authorization }) => {
  const prove = (tried: unknown) =>
    proveAccess({ policy: tried, access, methods: methods(authorization), stages: ['prod'] });

  it('is proven', () => {
    expect(prove(policy)).toEqual({ verdict: 'proven' });
  });

  const sampled = (mutant: PolicyDocument): boolean => {
    const text = JSON.stringify(mutant);
    const asked = {
      ...keys,
      ...(text.includes('aws:UserAgent') && { 'aws:UserAgent': ['curl/8'] }),
      ...(text.includes('aws:SourceArn') && { 'aws:SourceArn': sourceArns }),
    };
    return sampleLeaks(mutant, { keys: asked, signers, resources, authorization }, isInside);
  };
  const changed = [...mutants(cloneDeep(policy))].map(({ what, policy: mutant }) => ({
    what,
    mutant,
    leaks: sampled(mutant),
  }));

  it('has changes of both kinds', () => {
    expect(changed.filter(({ leaks }) => leaks).length).toBeGreaterThan(3);
    expect(changed.filter(({ leaks }) => !leaks).length).toBeGreaterThan(3);
  });

  it.each(changed)('$what: lets an outsider in: $leaks', ({ mutant, leaks }) => {
    const result = prove(mutant);
    expect(result.verdict).toBe(leaks ? 'leak' : 'proven');
    if (result.verdict !== 'leak') return;
    const text = describeOutsider(result.outsider);
    expect(text).toMatch(/^(Statement\[\d+\]|an identity policy|the method's authorizer)/);
    expect(text).toMatch(/lets in [A-Z]+ \/prod\/(pets|admin) from (an anonymous caller|arn:)/);
    expect(result.outsider.outside).not.toEqual([]);
  });
});
