import { describeOutsider } from '../../src/policy/proof/describe-outsider';
import { proveAccess, type Proof } from '../../src/policy/proof/prove-access';
import type { ConfiguredAccess } from '../../src/policy/proof/access';

const everything = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const allow = { Sid: 'AllowInvoke', Effect: 'Allow', ...everything };
const methods = [{ httpMethod: 'ANY', path: '/{proxy+}', authorization: 'NONE' }];
const iam = [{ httpMethod: 'GET', path: '/pets', authorization: 'AWS_IAM' }];
const denyUnless = (endpoints: unknown) => ({
  Effect: 'Deny',
  ...everything,
  Condition: { StringNotEquals: { 'aws:SourceVpce': endpoints } },
});
const policyOf = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
const prove = (policy: unknown, access: ConfiguredAccess, more: Partial<Proof> = {}) =>
  proveAccess({ policy, access, methods, ...more });

function words(result: ReturnType<typeof prove>): string {
  return result.verdict === 'leak' ? describeOutsider(result.outsider) : result.verdict;
}

const ref = { Ref: 'Endpoint' };
const imported = { 'Fn::ImportValue': 'shared-endpoint' };
const list = { Ref: 'EndpointIds' };

describe('an intrinsic that is the configured one', () => {
  it.each([
    ['in a list', [ref, 'vpce-1'], [ref, 'vpce-1']],
    ['in another order', ['vpce-1', ref], [ref, 'vpce-1']],
    ['as the list', list, list],
    ['as the list, inside a list', list, [list]],
    [
      'an attribute, spelt in two ways',
      [{ 'Fn::GetAtt': 'Endpoint.Id' }],
      [{ 'Fn::GetAtt': ['Endpoint', 'Id'] }],
    ],
    ['one of the list', list, [{ 'Fn::Select': [0, list] }]],
    [
      'two lists, joined and split again',
      [list, imported],
      { 'Fn::Split': [',', { 'Fn::Join': [',', [{ 'Fn::Join': [',', list] }, imported]] }] },
    ],
    ['a condition', [{ 'Fn::If': ['IsProd', ref, 'vpce-1'] }], [{ 'Fn::If': ['IsProd', ref, 'vpce-1'] }]],
    ['a dynamic reference', ['{{resolve:ssm:/vpce}}'], ['{{resolve:ssm:/vpce}}']],
  ])('%s', (_, configured, named) => {
    expect(prove(policyOf(allow, denyUnless(named)), { vpcEndpointIds: configured })).toEqual({
      verdict: 'proven',
    });
  });

  it('also of other kinds', () => {
    const access = {
      vpcEndpointIds: [ref],
      vpcIds: { Ref: 'Vpc' },
      cidrs: [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
      accounts: [{ Ref: 'Account' }, { Ref: 'AWS::AccountId' }],
      principals: [{ 'Fn::GetAtt': ['Role', 'Arn'] }],
      organizations: [{ Ref: 'Organization' }],
    };
    const deny = (Condition: unknown) => ({ Effect: 'Deny', ...everything, Condition });
    const statements = [
      allow,
      deny({ StringNotEquals: { 'aws:SourceVpce': [ref], 'aws:SourceVpc': { Ref: 'Vpc' } } }),
      deny({ NotIpAddress: { 'aws:VpcSourceIp': access.cidrs } }),
      deny({ StringNotEquals: { 'aws:PrincipalAccount': access.accounts } }),
      deny({ ArnNotLike: { 'aws:PrincipalArn': access.principals } }),
      deny({ StringNotEquals: { 'aws:PrincipalOrgID': access.organizations } }),
    ];
    expect(prove(policyOf(...statements), access, { methods: iam })).toEqual({ verdict: 'proven' });
    // Each Deny is needed, but for the account's: the configured role is of this account.
    for (const index of [1, 2, 4, 5]) {
      const policy = policyOf(...statements.filter((_, other) => other !== index));
      expect(prove(policy, access, { methods: iam }).verdict).toBe('leak');
    }
  });
});

describe('an intrinsic that is not', () => {
  it.each([
    ['a further endpoint', [ref, imported], { vpcEndpointIds: [ref] }],
    ['another list', { Ref: 'OtherIds' }, { vpcEndpointIds: list }],
    [
      'a condition under which it is another',
      [{ 'Fn::If': ['IsProd', imported, ref] }],
      { vpcEndpointIds: [ref] },
    ],
  ])('%s', (_, named, access) => {
    const result = prove(policyOf(allow, denyUnless(named)), access);
    expect(result).toMatchObject({
      verdict: 'leak',
      assumed: [expect.stringContaining('(Statement[1].Condition.StringNotEquals.aws:SourceVpce)') as string],
    });
  });

  it('does not matter where a Deny holds whatever it is', () => {
    const statements = [
      { ...allow, Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
      { ...allow, Resource: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*' } },
      { ...allow, Condition: { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'Organization' } } } },
      { Effect: 'Deny', ...everything, Principal: { AWS: [{ Ref: 'BadRole' }] } },
      denyUnless([ref]),
    ];
    expect(prove(policyOf(...statements), { vpcEndpointIds: [ref] }, { methods: iam })).toEqual({
      verdict: 'proven',
    });
  });

  it.each([
    ['a principal of a Deny', { ...denyUnless([ref]), Principal: { AWS: { Ref: 'Someone' } } }],
    ['a resource of a Deny', { ...denyUnless([ref]), Resource: { Ref: 'Somewhere' } }],
    [
      'an exception of a Deny',
      { ...denyUnless([ref]), Resource: undefined, NotResource: { Ref: 'Somewhere' } },
    ],
    [
      'a further condition of a Deny',
      {
        ...denyUnless([ref]),
        Condition: {
          StringNotEquals: { 'aws:SourceVpce': [ref] },
          StringEquals: { 'aws:UserAgent': { Ref: 'Agent' } },
        },
      },
    ],
    ['an effect', { ...denyUnless([ref]), Effect: { 'Fn::If': ['IsProd', 'Deny', 'Allow'] } }],
  ])('%s counts at its worst', (_, deny) => {
    expect(prove(policyOf(allow, deny), { vpcEndpointIds: [ref] }).verdict).toBe('leak');
  });

  it('as the whole policy cannot be judged', () => {
    expect(prove({ 'Fn::ImportValue': 'policy' }, { vpcEndpointIds: [ref] })).toMatchObject({
      verdict: 'unprovable',
      reason: expect.stringContaining('ImportValue policy') as string,
    });
  });
});

describe('what is known after all', () => {
  it.each([
    [
      'pseudo parameters',
      { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*/*' },
    ],
    ['the API itself', { 'Fn::Join': ['', ['arn:aws:execute-api:*:*:', { Ref: 'Api' }, '/*']] }],
    ['a mapping', { 'Fn::FindInMap': ['Resources', 'All', 'Api'] }],
    ['a condition with both outcomes fine', { 'Fn::If': ['IsProd', 'execute-api:/*', '*'] }],
  ])('%s', (_, Resource) => {
    const policy = policyOf(allow, { ...denyUnless(['vpce-1']), Resource });
    const more = { restApi: 'Api', mappings: { Resources: { All: { Api: 'execute-api:/*' } } } };
    expect(prove(policy, { vpcEndpointIds: ['vpce-1'] }, more)).toEqual({ verdict: 'proven' });
  });

  it('a statement that a condition leaves out', () => {
    const deny = { 'Fn::If': ['IsProd', denyUnless(['vpce-1']), { Ref: 'AWS::NoValue' }] };
    expect(prove(policyOf(allow, deny), { vpcEndpointIds: ['vpce-1'] }).verdict).toBe('leak');
  });
});

describe('patterns', () => {
  const access = { vpcEndpointIds: ['vpce-1'] };
  it.each([
    ['a Deny of some paths', { Resource: 'execute-api:/*/GET/pets*' }, 'leak'],
    ['a Deny that leaves a hole', { Resource: ['execute-api:/*/GET/a*', 'execute-api:/*/GET/b*'] }, 'leak'],
    [
      'a Deny of every path by two patterns',
      { Resource: ['execute-api:/*/GET/*', 'execute-api:/*/P*'] },
      'leak',
    ],
    [
      'a Deny of every verb',
      { Resource: ['GET', 'P*', 'DELETE', 'HEAD', 'OPTIONS'].map((verb) => `execute-api:/*/${verb}/*`) },
      'proven',
    ],
    ['a Deny of the only stage', { Resource: 'execute-api:/prod/*' }, 'proven'],
    ['a Deny of another stage', { Resource: 'execute-api:/dev/*' }, 'leak'],
    [
      'a Deny of everything but a path',
      { Resource: undefined, NotResource: 'execute-api:/prod/GET/open' },
      'leak',
    ],
    ['a policy variable in a Deny', { Resource: 'execute-api:/${aws:username}/*' }, 'leak'],
  ])('%s', (_, changes, verdict) => {
    const policy = policyOf(allow, { ...denyUnless(['vpce-1']), ...changes });
    expect(prove(policy, access, { stages: ['prod'] }).verdict).toBe(verdict);
  });

  it('finds the one path that a pattern misses', () => {
    const deny = { ...denyUnless(['vpce-1']), Resource: 'execute-api:/prod/GET/a?c*' };
    const paths = [{ httpMethod: 'GET', path: '/abc/{id}', authorization: 'NONE' }];
    const more = { methods: paths, stages: ['prod'] };
    expect(prove(policyOf(allow, deny), access, more)).toEqual({ verdict: 'proven' });
    const missed = [...paths, { httpMethod: 'GET', path: '/ac/{id}', authorization: 'NONE' }];
    const result = prove(policyOf(allow, deny), access, { ...more, methods: missed });
    expect(words(result)).toMatch(
      /^Statement\[0\] \("AllowInvoke"\) lets in GET \/prod\/ac\/. from an anonymous caller/,
    );
  });

  it('sees through wildcards in conditions', () => {
    const only = (Condition: unknown) => policyOf({ ...allow, Condition });
    expect(words(prove(only({ StringLike: { 'aws:SourceVpce': 'vpce-1*' } }), access))).toMatch(
      /aws:SourceVpce vpce-1./,
    );
    expect(prove(only({ StringLike: { 'aws:SourceVpce': 'vpce-1' } }), access).verdict).toBe('proven');
  });
});

it('takes conditions that read a key in several ways at their worst, and says so', () => {
  const unless = (Condition: Record<string, unknown>) => ({
    ...denyUnless(['vpce-1']),
    Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-1'] }, ...Condition },
  });
  // Eight may also be written 8.0.
  const statements = [
    allow,
    unless({ NumericNotEqualsIfExists: { 'aws:UserAgent': '8' } }),
    unless({ StringLike: { 'aws:UserAgent': '8' } }),
  ];
  expect(prove(policyOf(...statements), { vpcEndpointIds: ['vpce-1'] })).toMatchObject({
    verdict: 'leak',
    assumed: ['conditions on aws:UserAgent, which is read in several ways'],
  });
  expect(prove(policyOf(...statements, denyUnless(['vpce-1'])), { vpcEndpointIds: ['vpce-1'] })).toEqual({
    verdict: 'proven',
  });
});

it('counts the identity policies of the own account', () => {
  const policy = policyOf({ ...allow, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } });
  const access = { vpcEndpointIds: ['vpce-1'] };
  expect(prove(policy, access)).toEqual({ verdict: 'proven' });
  expect(words(prove(policy, access, { methods: iam }))).toMatch(
    /^an identity policy of the API's own account.* lets in GET \/stage\/pets from arn:aws:iam::\d{12}:role\/other/,
  );
});

it('says what is malformed and where', () => {
  expect(prove(policyOf({ ...allow, Effect: 'Permit' }), { vpcEndpointIds: ['vpce-1'] })).toEqual({
    verdict: 'malformed',
    reason: 'Policy.Statement[0].Effect: "Permit" is no effect: write "Allow" or "Deny"',
  });
});

it('gives up honestly where there is too much to look through', () => {
  const many = Array.from({ length: 7 }, (_, index) => ({
    'Fn::If': [`Condition${index}`, 'execute-api:/*', '*'],
  }));
  expect(prove(policyOf({ ...allow, Resource: many }), { vpcEndpointIds: ['vpce-1'] })).toMatchObject({
    verdict: 'unprovable',
    reason: expect.stringContaining('7 conditions') as string,
  });
});
