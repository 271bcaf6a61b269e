import { range } from 'lodash';
import { proveAccess, type Proof } from '../../src/policy/proof/prove-access';

const everything = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const allow = { Effect: 'Allow', ...everything };
const denyIf = (Condition: unknown) => ({ Effect: 'Deny', ...everything, Condition });
const outside = { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } };
const closing = denyIf(outside);
const account = (index: number) => String(100_000_000_000 + index * 7919);
const accounts = range(300).map(account);
const routes = (count: number, path: (index: number) => string) =>
  range(count).map((index) => ({ httpMethod: 'ANY', path: path(index), authorization: 'NONE' }));
const greedy = (count: number) => routes(count, (index) => `/area${index}/{proxy+}`);
const iam = { methods: [{ httpMethod: 'GET', path: '/pets', authorization: 'AWS_IAM' }] };
const denyOf = (...Resource: string[]) => ({ Effect: 'Deny', ...everything, Resource });

/** Large policies, each within the one budget of work that a proof has. */
const proven: [name: string, statements: unknown[], more: Partial<Proof>][] = [
  [
    'three hundred accounts',
    [allow, denyIf({ StringNotEquals: { 'aws:PrincipalAccount': accounts } })],
    { ...iam, access: { accounts } },
  ],
  [
    'one role in each of 62 accounts',
    [
      allow,
      denyIf({
        ArnNotLike: {
          'aws:PrincipalArn': accounts
            .slice(0, 62)
            .map((id) => `arn:aws:iam::${id}:role/app-${id.slice(-3)}`),
        },
      }),
    ],
    {
      ...iam,
      access: {
        principals: accounts.slice(0, 62).map((id) => `arn:aws:iam::${id}:role/app-${id.slice(-3)}`),
      },
    },
  ],
  [
    'each of 62 roles by a statement of its own',
    [
      ...accounts.slice(0, 62).map((id) => ({ ...allow, Principal: { AWS: `arn:aws:iam::${id}:role/app` } })),
      closing,
    ],
    iam,
  ],
  [
    'further Denys on many patterns of paths',
    [allow, closing, ...range(60).map((index) => denyOf(`execute-api:/*/*/*a${index}*b*`))],
    { methods: greedy(300) },
  ],
  [
    'further Denys on patterns of headers',
    [
      allow,
      closing,
      ...range(40).map((index) => denyIf({ StringLike: { 'aws:UserAgent': `*bot${index}*x*` } })),
    ],
    { methods: greedy(300) },
  ],
  [
    'a closing Deny that excepts paths which another closes',
    [
      allow,
      {
        ...closing,
        Resource: undefined,
        NotResource: range(10).map((index) => `execute-api:/*/*/area${index}/*`),
      },
      { ...closing, Resource: range(10).map((index) => `execute-api:/*/*/area${index}/*`) },
    ],
    { methods: greedy(300) },
  ],
  [
    'three hundred routes, each closed by its own pattern',
    [
      allow,
      { ...closing, Resource: range(150).map((index) => `execute-api:/*/*/r${index}`) },
      { ...closing, Resource: range(150).map((index) => `execute-api:/*/*/r${index}/`) },
    ],
    { methods: routes(150, (index) => `/r${index}`) },
  ],
];

it.each(proven)('proves %s', (_, statements, more) => {
  expect(
    proveAccess({
      policy: { Version: '2012-10-17', Statement: statements },
      access: { vpcEndpointIds: ['vpce-1'] },
      methods: greedy(1),
      ...more,
    }),
  ).toEqual({ verdict: 'proven' });
});

it('says so where the work is more than a proof may be', () => {
  const patterns = range(14).map((index) => `execute-api:/*/*/*a${index}*b${index}*c${index}*`);
  expect(
    proveAccess({
      policy: {
        Version: '2012-10-17',
        Statement: [
          allow,
          ...patterns.map((Resource) => ({ ...closing, Resource: undefined, NotResource: Resource })),
        ],
      },
      access: { vpcEndpointIds: ['vpce-1'] },
      methods: greedy(300),
    }),
  ).toEqual({ verdict: 'unprovable', reason: expect.stringMatching(/^it was not proven in time/) as string });
});
