import fc from 'fast-check';
import { evaluatePolicy } from '../../src/policy';
import { hasAtom } from '../../src/policy/comparison/class-atoms';
import { compareAccess, signature, type Callers } from '../../src/policy/comparison/compare-access';
import type { ComparedApi, Gate } from '../../src/policy/comparison/compared-api';
import type { Draft } from '../../src/policy/proof/atom';
import { api as arn, policyOf, statements } from './support/random-policy';

const place = { region: 'eu-west-1', accountId: '123456789012' };
const apiOf = (statement: unknown, more: Partial<ComparedApi> = {}): ComparedApi => ({
  template: { Resources: {} },
  logicalId: 'Api',
  policies: [{ Version: '2012-10-17', Statement: statement }],
  isPrivate: true,
  stages: ['prod'],
  ...more,
});
const gate = (more: Partial<Gate> = {}): Gate => ({
  httpMethod: 'GET',
  path: '/pets/{id}',
  authorization: 'NONE',
  needs: [],
  ...more,
});
const iam = { authorization: 'AWS_IAM', needs: [signature] };
const login = { authorization: 'CUSTOM', needs: [{ id: 'login', words: 'the consent of login' }] };
const withKey = { needs: [{ id: 'key', words: 'an API key' }] };

const invoke = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const everyone = { Effect: 'Allow', ...invoke };
const unless = (operator: string, key: string, ...values: unknown[]) => ({
  Effect: 'Deny',
  ...invoke,
  Condition: { [operator]: { [key]: values } },
});
const through = (...ids: unknown[]) => [everyone, unless('StringNotEquals', 'aws:SourceVpce', ...ids)];
const closed = through('vpce-1');
const parameter = (Default: string) => ({
  template: { Resources: {}, Parameters: { P: { Type: 'String', Default } } },
});
const chosen = { 'Fn::If': ['Big', 'vpce-1', 'vpce-2'] };
const condition = (value: string) => ({
  template: {
    Resources: {},
    Conditions: { Big: { 'Fn::Equals': [{ 'Fn::ImportValue': 'Size' }, value] } },
  },
});
const mapping = (value: string) => ({ template: { Resources: {}, Mappings: { M: { a: { b: value } } } } });

interface Row {
  readonly what: string;
  readonly before: ComparedApi | undefined;
  readonly after: ComparedApi | undefined;
  /** default: two that anyone may call */
  readonly gates?: { readonly before?: Gate; readonly after?: Gate };
  readonly comesIn?: readonly string[];
  readonly goesOut?: readonly string[];
}

const rows: readonly Row[] = [
  { what: 'nothing', before: apiOf(closed), after: apiOf([...closed].reverse()) },
  {
    what: 'endpoints more, one a class',
    before: apiOf(closed),
    after: apiOf(through('vpce-1', 'vpce-2', 'vpce-3')),
    comesIn: ['anyone through vpce-2', 'anyone through vpce-3'],
  },
  {
    what: 'another endpoint',
    before: apiOf(closed),
    after: apiOf(through('vpce-2')),
    comesIn: ['anyone through vpce-2'],
    goesOut: ['anyone through vpce-1'],
  },
  {
    what: 'no Deny any more',
    before: apiOf(closed),
    after: apiOf([everyone]),
    comesIn: ['anyone through anything but vpce-1'],
  },
  {
    what: 'a pattern for an endpoint',
    before: apiOf(closed),
    after: apiOf([everyone, unless('StringNotLike', 'aws:SourceVpce', 'vpce-*')]),
    comesIn: ['anyone through like vpce-*, but not vpce-1'],
  },
  {
    what: 'addresses',
    before: apiOf(closed),
    after: apiOf([...closed, unless('NotIpAddress', 'aws:VpcSourceIp', '10.0.0.0/8')]),
    goesOut: ['anyone through vpce-1, where the private address is not in 10.0.0.0/8'],
  },
  {
    what: 'an organization',
    before: apiOf([...closed, unless('StringNotEquals', 'aws:PrincipalOrgID', 'o-1')]),
    after: apiOf(closed),
    gates: { before: gate(iam), after: gate(iam) },
    comesIn: ['callers with a signature through vpce-1, where the organization is not o-1'],
  },
  {
    what: 'a principal, which an identity policy may have let in already',
    before: apiOf([{ ...everyone, Principal: { AWS: 'arn:aws:iam::123456789012:role/a' } }]),
    after: apiOf([{ ...everyone, Principal: { AWS: ['arn:aws:iam::123456789012:role/a', '999988887777'] } }]),
    gates: { before: gate(iam), after: gate(iam) },
    comesIn: ['callers with a signature as 999988887777'],
  },
  {
    what: 'a path',
    before: apiOf(closed),
    after: apiOf([
      everyone,
      { ...unless('StringNotEquals', 'aws:SourceVpce', 'vpce-1'), Resource: 'execute-api:/*/GET/pets/1' },
    ]),
    comesIn: ['anyone through anything but vpce-1, elsewhere than on execute-api:/*/GET/pets/1'],
  },
  {
    what: 'a Deny for another method',
    before: apiOf(closed),
    after: apiOf([...closed, { ...everyone, Effect: 'Deny', Resource: 'execute-api:/*/POST/*' }]),
    gates: { before: gate({ path: '/pets' }), after: gate({ path: '/pets' }) },
  },
  {
    what: 'a Deny for another method, whose wildcards cross slashes: /pets/POST/ is a path',
    before: apiOf(closed),
    after: apiOf([...closed, { ...everyone, Effect: 'Deny', Resource: 'execute-api:/*/POST/*' }]),
    goesOut: ['anyone through vpce-1, on execute-api:/*/POST/*'],
  },
  {
    what: 'a signature that is no longer asked for',
    before: apiOf(closed),
    after: apiOf(closed),
    gates: { before: gate(iam), after: gate() },
    comesIn: ['anyone without a signature, through vpce-1'],
  },
  {
    what: 'an authorizer in place of a signature',
    before: apiOf(closed),
    after: apiOf(closed),
    gates: { before: gate(iam), after: gate(login) },
    comesIn: ['callers with the consent of login without a signature, through vpce-1'],
    goesOut: ['callers with a signature without the consent of login, through vpce-1'],
  },
  {
    what: 'an API key',
    before: apiOf(closed),
    after: apiOf(closed),
    gates: { before: gate(), after: gate(withKey) },
    goesOut: ['anyone without an API key, through vpce-1'],
  },
  {
    what: 'a Deny that an authorizer alone would outlive',
    before: apiOf(closed),
    after: apiOf([{ ...everyone, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }]),
    gates: { before: gate(login), after: gate(login) },
    comesIn: ['callers with the consent of login through anything but vpce-1, if the authorizer allows it'],
  },
  {
    what: 'a route that is new',
    before: apiOf(closed),
    after: apiOf(closed),
    gates: { after: gate() },
    comesIn: ['anyone through vpce-1'],
  },
  {
    what: 'an API that is new',
    before: undefined,
    after: apiOf(closed),
    gates: { after: gate() },
    comesIn: ['anyone through vpce-1'],
  },
  {
    what: 'an API that is no longer private',
    before: apiOf([everyone]),
    after: apiOf([everyone], { isPrivate: false }),
    comesIn: ['anyone without a VPC endpoint'],
  },
  {
    what: 'a public API that has lost its policy',
    before: apiOf(closed, { isPrivate: false }),
    after: apiOf([], { isPrivate: false, policies: [] }),
    comesIn: ['anyone through anything but vpce-1'],
  },
  {
    what: 'a private API that has lost its policy',
    before: apiOf(closed),
    after: apiOf([], { policies: [] }),
    goesOut: ['anyone through vpce-1'],
  },
  {
    what: 'an import in place of an endpoint',
    before: apiOf(closed),
    after: apiOf(through({ 'Fn::ImportValue': 'Endpoint' })),
    comesIn: ['anyone through ⟨ImportValue Endpoint⟩'],
    goesOut: ['anyone through vpce-1'],
  },
  {
    what: 'the same import',
    before: apiOf(through({ 'Fn::ImportValue': 'Endpoint' })),
    after: apiOf(through({ 'Fn::ImportValue': 'Endpoint' })),
  },
  {
    what: 'the default of a parameter',
    before: apiOf(through({ Ref: 'P' }), parameter('vpce-1')),
    after: apiOf(through({ Ref: 'P' }), parameter('vpce-2')),
    comesIn: ['anyone through vpce-2'],
    goesOut: ['anyone through vpce-1'],
  },
  {
    what: 'what a mapping gives',
    before: apiOf(through({ 'Fn::FindInMap': ['M', 'a', 'b'] }), mapping('vpce-1')),
    after: apiOf(through({ 'Fn::FindInMap': ['M', 'a', 'b'] }), mapping('vpce-2')),
    comesIn: ['anyone through vpce-2'],
    goesOut: ['anyone through vpce-1'],
  },
  {
    what: 'a condition that stays',
    before: apiOf(through(chosen), condition('big')),
    after: apiOf(through(chosen), condition('big')),
  },
  {
    what: 'one branch of a condition',
    before: apiOf(through(chosen), condition('big')),
    after: apiOf(through({ 'Fn::If': ['Big', 'vpce-1', 'vpce-3'] }), condition('big')),
    comesIn: ['anyone through vpce-3'],
    goesOut: ['anyone through vpce-2'],
  },
  {
    what: 'a condition that means something else',
    before: apiOf(through(chosen), condition('big')),
    after: apiOf(through(chosen), condition('huge')),
    comesIn: ['anyone through vpce-2', 'anyone through vpce-1'],
    goesOut: ['anyone through vpce-1', 'anyone through vpce-2'],
  },
  {
    what: 'addresses that only a deployment shows',
    before: apiOf([...closed, unless('NotIpAddress', 'aws:VpcSourceIp', { Ref: 'Network' })]),
    after: apiOf(closed),
    comesIn: ['anyone through vpce-1, if NotIpAddress aws:VpcSourceIp ⟨Ref Network⟩ holds'],
  },
  {
    what: 'a policy variable',
    before: apiOf([...closed, unless('StringNotEquals', 'aws:PrincipalTag/team', '${aws:username}')]),
    after: apiOf([...closed, unless('StringNotEquals', 'aws:PrincipalTag/team', '${aws:username}')]),
    gates: { before: gate(iam), after: gate(iam) },
  },
  {
    what: 'a policy variable that is another',
    before: apiOf([...closed, unless('StringNotEquals', 'aws:PrincipalTag/team', '${aws:username}')]),
    after: apiOf([...closed, unless('StringNotEquals', 'aws:PrincipalTag/team', '${aws:userid}')]),
    gates: { before: gate(iam), after: gate(iam) },
    comesIn: ['callers with a signature through vpce-1, where aws:principaltag/team is ⟨request aws:userid⟩'],
    goesOut: [
      'callers with a signature through vpce-1, where aws:principaltag/team is ⟨request aws:username⟩',
    ],
  },
  {
    what: 'a policy that only a deployment shows, and is the same',
    before: apiOf([], { policies: [{ Ref: 'Policy' }] }),
    after: apiOf([], { policies: [{ Ref: 'Policy' }] }),
  },
  {
    what: 'a statement that only a deployment shows',
    before: apiOf(closed),
    after: apiOf([...closed, { 'Fn::ImportValue': 'Statement' }]),
    goesOut: ['anyone through vpce-1, if ⟨ImportValue Statement⟩ denies it'],
  },
];

const wordsOf = (callers: readonly Callers[]): string[] => callers.map(({ words }) => words);

test.each(rows)('$what', ({ before, after, gates = { before: gate(), after: gate() }, comesIn, goesOut }) => {
  const change = compareAccess({ before, after }, place)(gates.before, gates.after);
  expect([wordsOf(change.comesIn).sort(), wordsOf(change.goesOut).sort(), change.unknown]).toEqual([
    [...(comesIn ?? [])].sort(),
    [...(goesOut ?? [])].sort(),
    undefined,
  ]);
});

test.each([
  ['a policy that IAM would not read', [{ Effect: 'Permit' }], '"Permit" is no effect'],
  [
    'more conditions than are tried',
    through(...'ABCDEFG'.split('').map((name) => ({ 'Fn::If': [name, 'vpce-1', 'vpce-2'] }))),
    'it hangs on 7 conditions (A, B, C, D, E, F, G)',
  ],
])('%s cannot be told', (_, statement, reason) => {
  const change = compareAccess({ before: apiOf(closed), after: apiOf(statement) }, place)(gate(), gate());
  expect(change.unknown).toContain(reason);
});

describe('random policies', () => {
  const ownPolicies = "known-later:the%20caller's%20own%20policies%20allow%20it";
  const everything = policyOf([{ Effect: 'Allow', Action: '*', Resource: '*' }]);
  const contexts = ['vpce-1', 'vpce-2', 'vpce-*', 'vpce-9', undefined].flatMap((vpce) =>
    ['vpc-1', 'vpce-1', 'x', undefined].map((vpc) => ({
      ...(vpce !== undefined && { 'aws:SourceVpce': vpce }),
      ...(vpc !== undefined && { 'aws:SourceVpc': vpc }),
    })),
  );
  const signers = ['123456789012:user/a', '999988887777:user/x', '111122223333:role/y'];
  const drafts = (authorization: string): Draft[] =>
    contexts.flatMap((context) =>
      ['GET/pets', 'GET/pets/'].flatMap((path): Draft[] => {
        const resource = `${arn}/prod/${path}`;
        if (authorization === 'NONE') return [{ caller: 'anonymous', resource, context }];
        return signers.flatMap((signer) =>
          [{}, { [ownPolicies]: 'holds' }].map((own) => ({
            caller: { arn: `arn:aws:iam::${signer}` },
            resource,
            context: { ...context, ...own },
          })),
        );
      }),
    );
  const isLetIn =
    (policy: ReturnType<typeof policyOf>, authorization: string) =>
    (draft: Draft): boolean => {
      const { caller, resource, context } = draft;
      const hasOwn = ownPolicies in context;
      const isOther = caller !== 'anonymous' && caller.arn?.includes('123456789012') === false;
      const identityPolicies = hasOwn || isOther ? [everything] : [];
      const request = { principal: caller, action: 'execute-api:Invoke', resource, context };
      return evaluatePolicy(policy, { ...request, authorization, identityPolicies }).effect === 'Allow';
    };
  const isIn =
    (classes: readonly Callers[]) =>
    (draft: Draft): boolean =>
      classes.some(
        ({ having, lacking }) =>
          having.every((atom) => hasAtom(atom, draft)) && !lacking.some((atom) => hasAtom(atom, draft)),
      );
  /** Of one API only: which id it has is not known. */
  const anywhere = statements.filter((all) => !JSON.stringify(all).includes(arn));

  it.each(['NONE', 'AWS_IAM'])(
    'the classes are who the evaluator lets in on one side (%s)',
    (authorization) => {
      const needs = authorization === 'NONE' ? [] : [signature];
      const route = gate({ path: '/pets', authorization, needs });
      fc.assert(
        fc.property(anywhere, anywhere, (before, after) => {
          const change = compareAccess({ before: apiOf(before), after: apiOf(after) }, place)(route, route);
          const all = [...change.comesIn, ...change.goesOut];
          fc.pre(
            change.comesIn.length < 12 &&
              change.goesOut.length < 12 &&
              all.every(({ unsure }) => unsure.length === 0),
          );
          const [was, is] = [policyOf(before), policyOf(after)].map((policy) =>
            isLetIn(policy, authorization),
          );
          const wrong = drafts(authorization).filter((draft) => {
            const [old, young] = [was?.(draft) === true, is?.(draft) === true];
            const comes = isIn(change.comesIn)(draft) === (young && !old);
            return !comes || isIn(change.goesOut)(draft) !== (old && !young);
          });
          expect(wrong).toEqual([]);
        }),
        { numRuns: 30 },
      );
    },
  );

  it('the other way round is the other way round', () => {
    const route = gate({ path: '/pets' });
    fc.assert(
      fc.property(anywhere, anywhere, (one, other) => {
        const there = compareAccess({ before: apiOf(one), after: apiOf(other) }, place)(route, route);
        const back = compareAccess({ before: apiOf(other), after: apiOf(one) }, place)(route, route);
        expect(wordsOf(back.comesIn)).toEqual(wordsOf(there.goesOut));
        expect(wordsOf(back.goesOut)).toEqual(wordsOf(there.comesIn));
      }),
      { numRuns: 40 },
    );
  });
});
