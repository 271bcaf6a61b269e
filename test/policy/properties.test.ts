import fc from 'fast-check';
import { evaluatePolicy, type PolicyStatement } from '../../src/policy';
import { globMatches, wildcardGlob } from '../../src/policy/glob';
import { formatIp, parseIp, parseIpRange } from '../../src/policy/ip-range';
import { Budget } from '../../src/policy/proof/budget';
import { globClasses } from '../../src/policy/proof/glob-classes';
import { proveAccess } from '../../src/policy/proof/prove-access';
import { api, policyOf, statement, statements } from './support/random-policy';
import { sampleLeaks } from './support/sampled-callers';

const request = fc
  .record({
    signer: fc.constantFrom(undefined, '123456789012:user/a', '999988887777:user/x'),
    path: fc.constantFrom('/prod/GET/pets', '/prod/POST/pets', '/dev/GET/'),
    vpce: fc.constantFrom(undefined, 'vpce-1', 'vpce-2', 'vpce-9'),
    vpc: fc.constantFrom(undefined, 'vpc-1', 'vpc-9'),
  })
  .map(({ signer, path, vpce, vpc }) => ({
    principal: signer === undefined ? ('anonymous' as const) : { arn: `arn:aws:iam::${signer}` },
    action: 'execute-api:Invoke' as const,
    resource: api + path,
    context: {
      ...(vpce !== undefined && { 'aws:SourceVpce': vpce }),
      ...(vpc !== undefined && { 'aws:SourceVpc': vpc }),
    },
  }));

const allowed = (policy: readonly PolicyStatement[], asked: Parameters<typeof evaluatePolicy>[1]) =>
  evaluatePolicy(policyOf(policy), asked).effect === 'Allow';

describe('evaluation', () => {
  it('a further Deny never lets more in, a further Allow never less, unless it is denied', () => {
    fc.assert(
      fc.property(statements, statement, request, (policy, added, asked) => {
        const before = allowed(policy, asked);
        const after = allowed([...policy, added], asked);
        return added.Effect === 'Deny' ? !after || before : after || !before;
      }),
    );
  });

  it('does not depend on the order of statements', () => {
    fc.assert(
      fc.property(statements, request, (policy, asked) => {
        const turned = [...policy].reverse();
        expect(evaluatePolicy(policyOf(turned), asked).effect).toBe(
          evaluatePolicy(policyOf(policy), asked).effect,
        );
      }),
    );
  });

  it('decides by the statements that it names', () => {
    fc.assert(
      fc.property(statements, request, (policy, asked) => {
        const { effect, matched } = evaluatePolicy(policyOf(policy), { ...asked, sameAccount: true });
        const denied = matched.some((one) => one.effect === 'Deny');
        const allows = matched.some((one) => one.effect === 'Allow');
        expect(effect).toBe(denied ? 'ExplicitDeny' : allows ? 'Allow' : 'ImplicitDeny');
      }),
    );
  });
});

describe('the proof', () => {
  const signers = [
    '123456789012:user/a',
    '999988887777:user/x',
    '999988887777:role/y',
    '111122223333:user/a',
  ];
  const resources = ['GET/pets', 'POST/pets', 'GET/pets/', 'POST/pets/'].map((path) => `${api}/prod/${path}`);
  it.each(['NONE', 'AWS_IAM', 'CUSTOM'])('agrees with callers tried one by one (%s)', (authorization) => {
    const world = {
      keys: {
        'aws:SourceVpce': ['vpce-1', 'vpce-2', 'vpce-*', 'vpce-9', 'vpc-1', 'x'],
        'aws:SourceVpc': ['vpc-1', 'vpce-1', 'vpce-2', 'vpce-*', 'vpce-9', 'x'],
      },
      signers: signers.map((arn) => ({ arn: `arn:aws:iam::${arn}` })),
      resources,
      authorization,
    };
    fc.assert(
      fc.property(statements, (policy) => {
        const leaks = sampleLeaks(
          policyOf(policy),
          world,
          (context) => context['aws:SourceVpce'] === 'vpce-1',
        );
        const result = proveAccess({
          policy: policyOf(policy),
          access: { vpcEndpointIds: ['vpce-1'] },
          methods: ['GET', 'POST'].map((httpMethod) => ({ httpMethod, path: '/pets', authorization })),
          stages: ['prod'],
          region: 'eu-west-1',
          accountId: '123456789012',
        });
        // The API's id is not given: what the sample does not show may hold of another id.
        if (leaks) expect(result.verdict).toBe('leak');
        else if (!JSON.stringify(policy).includes(api)) expect(result.verdict).toBe('proven');
      }),
      { numRuns: 100 },
    );
  });

  it('its witness is let in', () => {
    fc.assert(
      fc.property(statements, fc.constantFrom('NONE', 'AWS_IAM', 'CUSTOM'), (policy, authorization) => {
        const result = proveAccess({
          policy: policyOf(policy),
          access: { vpcEndpointIds: ['vpce-1'] },
          methods: [{ httpMethod: 'ANY', path: '/{proxy+}', authorization }],
          region: 'eu-west-1',
          accountId: '123456789012',
        });
        if (result.verdict !== 'leak') return;
        const { caller, resource, context } = result.outsider;
        const decision = evaluatePolicy(policyOf(policy), {
          principal: caller,
          action: 'execute-api:Invoke',
          resource,
          context,
          authorization,
          identityPolicies: [policyOf([{ Effect: 'Allow', Action: '*', Resource: '*' }])],
        });
        expect(decision.effect).toBe('Allow');
      }),
    );
  });
});

describe('globs', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '/'), maxLength: 7 });
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 7 });

  it('match as a regular expression would', () => {
    fc.assert(
      fc.property(text, plain, (pattern, value) => {
        const source = pattern.replace(/[*?]/g, (wildcard) => (wildcard === '*' ? '.*' : '.'));
        expect(globMatches(wildcardGlob(pattern), value)).toBe(new RegExp(`^${source}$`, 's').test(value));
      }),
    );
  });

  it('fall into classes that hold every text', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), plain, (patterns, value) => {
        const globs = patterns.map(wildcardGlob);
        const witnesses = globClasses(wildcardGlob('*'), globs, new Budget());
        const vector = (one: string) => globs.map((glob) => globMatches(glob, one));
        expect(witnesses.map(vector)).toContainEqual(vector(value));
        expect(new Set(witnesses.map((one) => vector(one).join())).size).toBe(witnesses.length);
      }),
    );
  });
});

describe('addresses', () => {
  it('are read as they are written', () => {
    const family = fc.constantFrom(4 as const, 6 as const);
    fc.assert(
      fc.property(family, fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (which, bits) => {
        const value = which === 4 ? bits & 0xffff_ffffn : bits;
        expect(parseIp(formatIp(which, value))).toEqual({ family: which, value });
      }),
    );
  });

  it('of a block are the block', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 0xffff_ffffn }),
        fc.integer({ min: 0, max: 32 }),
        (bits, length) => {
          const range = parseIpRange(`${formatIp(4, bits)}/${length}`);
          expect(range && range.last - range.first + 1n).toBe(1n << BigInt(32 - length));
          expect(range && bits >= range.first && bits <= range.last).toBe(true);
        },
      ),
    );
  });
});
