import { describeOutsider } from '../../src/policy/proof/describe-outsider';
import { proveAccess, type Proof } from '../../src/policy/proof/prove-access';

const everything = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const allow = { Effect: 'Allow', ...everything };
const allowIf = (Condition: unknown) => ({ ...allow, Condition });
const deny = { Effect: 'Deny', ...everything };
const denyIf = (Condition: unknown) => ({ ...deny, Condition });
const outside = { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } };
const closing = denyIf(outside);
const closingOn = (Resource: unknown) => ({ ...closing, Resource });
const statement = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
const arn = (region: string, account: string, api: string) =>
  `arn:aws:execute-api:${region}:${account}:${api}/*`;

type Case = [name: string, verdict: 'leak' | 'proven', policy: unknown, more?: Partial<Proof>];

const iam = { methods: [{ httpMethod: 'GET', path: '/pets', authorization: 'AWS_IAM' }] };
const here = { region: 'eu-west-1', accountId: '123456789012' };
const other = { Ref: 'Other' };
const accounts = { access: { accounts: ['123456789012'] }, ...iam };
const roles = { access: { principals: ['arn:aws:iam::123456789012:role/app'] }, ...iam };

/** Policies that tell apart what callers can have: each kind with a neighbour that is closed. */
const cases: Record<string, Case[]> = {
  'ARN operators with a lone *, of which AWS does not say what it matches': [
    ['in an Allow', 'leak', statement(allowIf({ ArnLike: { 'aws:SourceArn': '*' } }))],
    [
      'in an Allow, on a text that the caller writes',
      'leak',
      statement(allowIf({ ArnEquals: { 'aws:UserAgent': '*' } })),
    ],
    ['negated in an Allow', 'leak', statement(allowIf({ ArnNotLike: { 'aws:Referer': '*' } }))],
    [
      'in the closing Deny',
      'leak',
      statement(allow, denyIf({ ...outside, ArnLike: { 'aws:Referer': '*' } })),
    ],
    [
      'negated in the closing Deny',
      'leak',
      statement(allow, denyIf({ ...outside, ArnNotLike: { 'aws:Referer': ['*'] } })),
    ],
    [
      'negated with IfExists in the closing Deny',
      'leak',
      statement(allow, denyIf({ ...outside, ArnNotLikeIfExists: { 'aws:Referer': ['*'] } })),
    ],
    ['beside a closing Deny', 'proven', statement(allowIf({ ArnLike: { 'aws:SourceArn': '*' } }), closing)],
  ],
  'a Null on the key of an unknown value': [
    [
      'that the key is there',
      'leak',
      statement(
        allow,
        denyIf({ StringNotEquals: { 'aws:SourceVpce': other }, Null: { 'aws:SourceVpce': 'false' } }),
        denyIf({ Null: { 'aws:SourceVpce': 'true' } }),
      ),
    ],
    [
      'written before',
      'leak',
      statement(
        allow,
        denyIf({ Null: { 'aws:SourceVpce': false }, StringNotEquals: { 'aws:SourceVpce': [other] } }),
        denyIf({ Null: { 'aws:SourceVpce': 'true' } }),
      ),
    ],
    [
      'in another case',
      'leak',
      statement(
        allow,
        denyIf({ null: { 'aws:sourcevpce': false }, StringNotEquals: { 'aws:SourceVpce': [other] } }),
        denyIf({ Null: { 'aws:SourceVpce': 'true' } }),
      ),
    ],
    [
      'of an Allow stands',
      'proven',
      statement(
        allowIf({ Null: { 'aws:SourceVpce': 'true' }, StringEquals: { 'aws:SourceVpc': other } }),
        denyIf({ Null: { 'aws:SourceVpce': 'true' } }),
      ),
    ],
  ],
  'kinds of value': [
    [
      'a spelling in mixed case',
      'leak',
      statement(
        allowIf({ StringEqualsIgnoreCase: { 'aws:UserAgent': 'curl' } }),
        denyIf({ StringEquals: { 'aws:UserAgent': ['curl', 'CURL'] } }),
      ),
    ],
    [
      'a spelling in mixed case beside patterns',
      'leak',
      statement(
        allowIf({ StringEqualsIgnoreCase: { 'aws:Referer': 'curl' } }),
        denyIf({ StringLike: { 'aws:Referer': ['c*', 'CU*', '*l'] } }),
      ),
    ],
    [
      'all spellings',
      'proven',
      statement(
        allowIf({ StringEqualsIgnoreCase: { 'aws:UserAgent': 'ab' } }),
        denyIf({ StringEquals: { 'aws:UserAgent': ['ab', 'aB', 'Ab', 'AB'] } }),
      ),
    ],
    [
      'the id of an endpoint, which has no capitals',
      'proven',
      statement(allowIf({ StringEqualsIgnoreCase: { 'aws:SourceVpce': 'VPCE-1' } })),
    ],
    [
      'what is no address',
      'leak',
      statement(
        allow,
        denyIf({ IpAddress: { 'aws:Referer': ['0.0.0.0/0', '::/0'] } }),
        denyIf({ Null: { 'aws:Referer': 'true' } }),
      ),
    ],
    [
      'what is no number',
      'leak',
      statement(
        allow,
        denyIf({ NumericLessThan: { 'aws:UserAgent': '5' } }),
        denyIf({ NumericGreaterThanEquals: { 'aws:UserAgent': '5' } }),
        denyIf({ Null: { 'aws:UserAgent': 'true' } }),
      ),
    ],
    [
      'what is no date',
      'leak',
      statement(
        allow,
        denyIf({ DateLessThan: { 'aws:Referer': '2030-01-01' } }),
        denyIf({ DateGreaterThanEquals: { 'aws:Referer': '2030-01-01' } }),
        denyIf({ Null: { 'aws:Referer': 'true' } }),
      ),
    ],
    [
      'what is neither true nor false',
      'leak',
      statement(
        allow,
        denyIf({ Bool: { 'aws:Referer': ['true', 'false'] } }),
        denyIf({ Null: { 'aws:Referer': 'true' } }),
      ),
    ],
    [
      'numbers, all others and none',
      'proven',
      statement(
        allow,
        denyIf({ NumericLessThan: { 'aws:UserAgent': '5' } }),
        denyIf({ NumericNotEqualsIfExists: { 'aws:UserAgent': '4' } }),
      ),
    ],
    [
      'the empty text for ForAnyValue',
      'leak',
      statement(
        allow,
        denyIf({ 'ForAnyValue:StringLike': { 'aws:UserAgent': '*' } }),
        denyIf({ Null: { 'aws:UserAgent': 'true' } }),
      ),
    ],
    [
      'the empty text for ForAllValues',
      'leak',
      statement(
        allowIf({ 'ForAllValues:StringEquals': { 'aws:UserAgent': 'curl' } }),
        denyIf({ StringEquals: { 'aws:UserAgent': 'curl' } }),
        denyIf({ Null: { 'aws:UserAgent': 'true' } }),
      ),
    ],
    [
      'several values of a header that came twice',
      'leak',
      statement(
        allowIf({ 'ForAnyValue:StringEquals': { 'aws:Referer': 'a' } }),
        denyIf({ 'ForAllValues:StringEquals': { 'aws:Referer': 'a' } }),
      ),
    ],
    [
      'several values of an endpoint, of which there is one',
      'proven',
      statement(
        allowIf({ 'ForAnyValue:StringEquals': { 'aws:SourceVpce': 'vpce-2' } }),
        denyIf({ 'ForAllValues:StringEquals': { 'aws:SourceVpce': 'vpce-2' } }),
      ),
    ],
  ],
  'the API, its account and its Region': [
    ['the id of the docs', 'leak', statement(allow, closingOn(arn('*', '*', 'a1b2c3d4e5'))), here],
    ['ids by their beginning', 'leak', statement(allow, closingOn(arn('*', '*', 'a*'))), here],
    ['ids by their end', 'leak', statement(allow, closingOn(arn('*', '*', '*5'))), here],
    [
      'ids but for some',
      'leak',
      statement(allow, closingOn([arn('*', '*', 'a*'), arn('*', '*', '?1*')])),
      here,
    ],
    ['ids open by a pattern', 'leak', statement({ ...allow, Resource: arn('*', '*', 'q*7') }), here],
    ['ids by their length', 'proven', statement(allow, closingOn(arn('*', '*', '??????????'))), here],
    ['accounts by their beginning', 'leak', statement(allow, closingOn(arn('*', '1*', '*')))],
    ['accounts by a piece', 'leak', statement(allow, closingOn(arn('*', '*1*', '*')))],
    ['the account that is known', 'proven', statement(allow, closingOn(arn('*', '1*', '*'))), here],
    ['Regions by their beginning', 'leak', statement(allow, closingOn(arn('us-*', '*', '*')))],
    ['Regions by their end', 'leak', statement(allow, closingOn(arn('*-1', '*', '*')))],
    [
      'all Regions of today',
      'leak',
      statement(
        allow,
        closingOn(
          ['us', 'eu', 'ap', 'ca', 'sa', 'af', 'me', 'il', 'mx', 'cn'].map((area) =>
            arn(`${area}-*`, '*', '*'),
          ),
        ),
      ),
    ],
    ['the Region that is known', 'proven', statement(allow, closingOn(arn('eu-*', '*', '*'))), here],
    ['across colons', 'leak', statement(allow, closingOn('arn:aws:execute-api:*1:a*'))],
    ['across all colons', 'proven', statement(allow, closingOn('arn:aws:execute-api:*/*'))],
    [
      'a mapping per Region, one of them open',
      'leak',
      statement(
        allow,
        denyIf({
          StringNotEquals: {
            'aws:SourceVpce': { 'Fn::FindInMap': ['Ids', { Ref: 'AWS::Region' }, 'Endpoint'] },
          },
        }),
      ),
      { mappings: { Ids: { 'eu-west-1': { Endpoint: 'vpce-1' }, 'us-west-2': { Endpoint: 'vpce-2' } } } },
    ],
    [
      'a mapping per Region, all of them closed',
      'proven',
      statement(
        allow,
        denyIf({
          StringNotEquals: {
            'aws:SourceVpce': { 'Fn::FindInMap': ['Ids', { Ref: 'AWS::Region' }, 'Endpoint'] },
          },
        }),
      ),
      { mappings: { Ids: { 'eu-west-1': { Endpoint: 'vpce-1' }, 'us-west-2': { Endpoint: 'vpce-1' } } } },
    ],
    [
      'a mapping per account',
      'leak',
      statement(
        allow,
        denyIf({
          StringNotEquals: {
            'aws:SourceVpce': { 'Fn::FindInMap': ['Ids', { Ref: 'AWS::AccountId' }, 'Endpoint'] },
          },
        }),
      ),
      {
        mappings: { Ids: { '123456789012': { Endpoint: 'vpce-1' }, '210987654321': { Endpoint: 'vpce-2' } } },
      },
    ],
    [
      'an own account that a pattern names',
      'leak',
      statement(
        allowIf({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
        denyIf({ ...outside, StringNotLike: { 'aws:PrincipalAccount': '4*' } }),
      ),
      iam,
    ],
  ],
  signers: [
    [
      'the root user',
      'leak',
      statement(
        allow,
        denyIf({
          ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::123456789012:role/app', 'arn:aws:iam::*:root'] },
        }),
      ),
      roles,
    ],
    [
      'the root user, by its type',
      'leak',
      statement(allow, denyIf({ StringNotEquals: { 'aws:PrincipalType': 'Account' } })),
      roles,
    ],
    [
      'users, by their type',
      'leak',
      statement(allow, denyIf({ StringNotEquals: { 'aws:PrincipalType': ['User'] } })),
      roles,
    ],
    [
      'federated users',
      'leak',
      statement(
        allow,
        denyIf({
          ArnLike: {
            'aws:PrincipalArn': ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:user/*', 'arn:aws:iam::*:root'],
          },
        }),
      ),
      roles,
    ],
    [
      'sessions, by their type',
      'leak',
      statement(allow, denyIf({ StringNotEquals: { 'aws:PrincipalType': 'AssumedRole' } })),
      roles,
    ],
    [
      'a session that a Deny excepts',
      'leak',
      statement(allow, {
        ...deny,
        Principal: undefined,
        NotPrincipal: { AWS: 'arn:aws:sts::999988887777:assumed-role/x/y' },
      }),
      roles,
    ],
    [
      'a principal of which only its id is known',
      'leak',
      statement({ ...allow, Principal: { AWS: 'AROAEXAMPLEEXAMPLEEXA' } }),
      roles,
    ],
    [
      'sessions of web identities',
      'leak',
      statement({ ...allow, Principal: { Federated: 'accounts.google.com' } }),
      roles,
    ],
    [
      'accounts that a pattern names',
      'leak',
      statement(allow, denyIf({ StringNotLike: { 'aws:PrincipalAccount': ['123456789012', '7*'] } })),
      accounts,
    ],
    [
      'accounts that a pattern of ARNs names',
      'leak',
      statement(
        allow,
        denyIf({
          ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::123456789012:*', 'arn:aws:iam::7*:role/x'] },
        }),
      ),
      accounts,
    ],
    [
      'accounts, compared as numbers',
      'leak',
      statement(allow, denyIf({ NumericNotEquals: { 'aws:PrincipalAccount': '210987654321' } })),
      accounts,
    ],
    [
      'every signer of the account',
      'proven',
      statement(allow, denyIf({ StringNotLike: { 'aws:PrincipalAccount': ['123456789012'] } })),
      accounts,
    ],
    [
      'one role, by a pattern of ARNs',
      'proven',
      statement(allow, denyIf({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/app' } })),
      roles,
    ],
    [
      'a user whose path looks like a role',
      'leak',
      statement(allow, denyIf({ StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } })),
      { access: { principals: ['arn:aws:iam::*:role/app'] }, ...iam },
    ],
  ],
  'a range that only CloudFormation knows': [
    [
      'beside one that the policy names',
      'leak',
      statement(allow, denyIf({ NotIpAddress: { 'aws:VpcSourceIp': '198.18.0.0/24' } })),
      { access: { cidrs: [other] } },
    ],
    [
      'beside all that the policy names',
      'leak',
      statement(allow, denyIf({ NotIpAddress: { 'aws:VpcSourceIp': ['198.18.0.0/15', '10.0.0.0/8'] } })),
      { access: { cidrs: [other] } },
    ],
    [
      'which the policy names itself',
      'proven',
      statement(allow, denyIf({ NotIpAddress: { 'aws:VpcSourceIp': [other] } })),
      { access: { cidrs: [other] } },
    ],
  ],
  'an account that only CloudFormation knows': [
    [
      'beside one that the policy names',
      'leak',
      statement(allow, denyIf({ StringNotEquals: { 'aws:PrincipalAccount': '900000000000' } })),
      { access: { accounts: [other] }, ...iam },
    ],
  ],
  'keys that API Gateway does not list': [
    [
      'services of AWS',
      'leak',
      statement(allow, denyIf({ ...outside, Bool: { 'aws:PrincipalIsAWSService': 'false' } })),
    ],
    [
      'calls by services',
      'leak',
      statement(allow, denyIf({ ...outside, BoolIfExists: { 'aws:ViaAWSService': 'false' } })),
    ],
    [
      'the account of the resource',
      'leak',
      statement(allowIf({ StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } })),
    ],
    [
      'beside a closing Deny',
      'proven',
      statement(allow, closing, denyIf({ Bool: { 'aws:ViaAWSService': 'true' } })),
    ],
  ],
  'a slash at the end of a path': [
    [
      'a Deny of the path without',
      'leak',
      statement(allow, closingOn('execute-api:/*/GET/pets')),
      { methods: [{ httpMethod: 'GET', path: '/pets', authorization: 'NONE' }] },
    ],
    [
      'a Deny of both',
      'proven',
      statement(allow, closingOn(['execute-api:/*/GET/pets', 'execute-api:/*/GET/pets/'])),
      { methods: [{ httpMethod: 'GET', path: '/pets', authorization: 'NONE' }] },
    ],
  ],
};

const prove = (policy: unknown, more: Partial<Proof> = {}) =>
  proveAccess({
    policy,
    access: { vpcEndpointIds: ['vpce-1'] },
    methods: [{ httpMethod: 'ANY', path: '/{proxy+}', authorization: 'NONE' }],
    ...more,
  });

describe.each(Object.entries(cases))('%s', (_, some) => {
  const rows = some.map(([name, verdict, policy, more]) => ({ name, verdict, policy, more }));
  it.each(rows)('$name: $verdict', ({ verdict, policy, more }) => {
    const result = prove(policy, more);
    expect(result.verdict === 'leak' ? `leak: ${describeOutsider(result.outsider)}` : result).toEqual(
      verdict === 'leak' ? expect.stringMatching(/^leak: .* lets in /) : { verdict },
    );
  });
});

it('names the key that API Gateway does not list', () => {
  const policy = statement(allow, denyIf({ ...outside, Bool: { 'aws:ViaAWSService': 'false' } }));
  expect(prove(policy)).toMatchObject({
    verdict: 'leak',
    assumed: ['conditions on aws:ViaAWSService, which is not among the keys of API Gateway'],
  });
});
