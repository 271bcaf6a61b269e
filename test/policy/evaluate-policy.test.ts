import { PrivateApiError } from '../../src/errors';
import { evaluatePolicy, type PolicyDocument, type PolicyRequest } from '../../src/policy';
import authorizationCases from '../cases/policy/authorization.json';
import conditionCases from '../cases/policy/conditions.json';
import malformedCases from '../cases/policy/malformed.json';
import statementCases from '../cases/policy/statements.json';

const resource = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod/GET/pets/7';
const everything = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const ask = (changes: Partial<PolicyRequest> = {}): PolicyRequest => ({
  principal: 'anonymous',
  action: 'execute-api:Invoke',
  resource,
  context: {},
  ...changes,
});

describe('condition operators', () => {
  for (const { name, version, condition, requests } of conditionCases) {
    it.each<{ context: object; matches: boolean }>(requests)(
      `${name}: $context → $matches`,
      ({ context, matches }) => {
        const policy = {
          Version: version,
          Statement: [{ Effect: 'Allow', ...everything, Condition: condition }],
        } as unknown as PolicyDocument;
        const decision = evaluatePolicy(policy, ask({ context: context as PolicyRequest['context'] }));
        expect(decision.effect).toBe(matches ? 'Allow' : 'ImplicitDeny');
        expect(decision.matched).toHaveLength(matches ? 1 : 0);
      },
    );
  }
});

describe('principals, actions and resources', () => {
  for (const { name, statement, requests } of statementCases) {
    it.each(requests)(`${name}: $principal $resource → $matches`, ({ matches, ...changes }) => {
      const policy = { Version: '2012-10-17', Statement: statement } as unknown as PolicyDocument;
      const request = ask({ ...(changes as Partial<PolicyRequest>), sameAccount: true });
      expect(evaluatePolicy(policy, request).effect).toBe(matches ? 'Allow' : 'ImplicitDeny');
    });
  }
});

describe('authorization', () => {
  const document = (effect: string | null, principal: object): PolicyDocument => ({
    Version: '2012-10-17',
    Statement:
      effect === null ? [] : [{ Effect: effect, ...principal, Action: 'execute-api:Invoke', Resource: '*' }],
  });
  it.each(authorizationCases)(
    '$authorization, same account $sameAccount: identity $identity, resource $resource → $decision',
    ({ authorization, sameAccount, identity, resource: byResource, decision }) => {
      const account = sameAccount ? '123456789012' : '999999999999';
      const request = ask({
        principal: authorization === 'AWS_IAM' ? { arn: `arn:aws:iam::${account}:user/u` } : 'anonymous',
        authorization,
        identityPolicies: [document(identity, {})],
      });
      expect(evaluatePolicy(document(byResource, { Principal: '*' }), request).effect).toBe(decision);
    },
  );

  const named: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...everything, Principal: { AWS: '123456789012' } }],
  };
  const user = { arn: 'arn:aws:iam::123456789012:user/u' };

  it('takes a signed caller for anonymous where the method does not want a signature', () => {
    expect(evaluatePolicy(named, ask({ principal: user })).effect).toBe('Allow');
    expect(evaluatePolicy(named, ask({ principal: user, authorization: 'NONE' })).effect).toBe(
      'ImplicitDeny',
    );
  });

  it('knows the keys of a principal only with IAM authorization', () => {
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', ...everything, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      ],
    };
    const context = { 'aws:PrincipalOrgID': 'o-1' };
    expect(evaluatePolicy(policy, ask({ principal: user, context })).effect).toBe('Allow');
    expect(evaluatePolicy(policy, ask({ context, authorization: 'NONE' })).effect).toBe('ImplicitDeny');
  });

  it('derives the principal keys from who calls', () => {
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          ...everything,
          Condition: {
            StringEquals: { 'aws:PrincipalAccount': '123456789012', 'aws:PrincipalType': 'AssumedRole' },
            ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/deploy' },
          },
        },
      ],
    };
    const principal = { arn: 'arn:aws:sts::123456789012:assumed-role/deploy/session' };
    expect(evaluatePolicy(policy, ask({ principal })).effect).toBe('Allow');
  });

  it('refuses an anonymous caller of a method with IAM authorization, whatever the policy allows', () => {
    const policy: PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...everything }] };
    const decision = evaluatePolicy(policy, ask({ authorization: 'AWS_IAM' }));
    expect(decision).toMatchObject({
      effect: 'ImplicitDeny',
      reason: expect.stringContaining('AWS_IAM') as string,
    });
  });
});

describe('explanations', () => {
  it('says why each statement matches or does not', () => {
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Open', Effect: 'Allow', ...everything },
        {
          Sid: 'Outside',
          Effect: 'Deny',
          ...everything,
          Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
        },
        { Effect: 'Allow', ...everything, Resource: 'execute-api:/dev/*' },
      ],
    };
    const decision = evaluatePolicy(policy, ask());
    expect(decision.effect).toBe('ExplicitDeny');
    expect(decision.reason).toContain('Statement[1] ("Outside")');
    expect(decision.matched.map(({ sid }) => sid)).toEqual(['Open', 'Outside']);
    expect(decision.matched[1]?.why).toContain(
      'StringNotEquals aws:SourceVpce "vpce-1" holds: the key is absent',
    );
    expect(decision.considered[2]).toMatchObject({
      matches: false,
      why: expect.stringContaining('execute-api:/dev/*') as string,
    });
  });
});

describe('what is malformed', () => {
  it.each(malformedCases)('$where: $says', ({ policy, where, says }) => {
    const run = () => evaluatePolicy(policy as unknown as PolicyDocument, ask());
    expect(run).toThrow(PrivateApiError);
    let message = '';
    try {
      run();
    } catch (error) {
      message = (error as Error).message;
      expect(error).toMatchObject({ code: 'POLICY_SYNTAX' });
    }
    expect(message.startsWith(`${where}: `) || message.startsWith(`${where}.`)).toBe(true);
    expect(message).toContain(says);
  });

  it('names the identity policy', () => {
    const identity = { Statement: [{ Effect: 'Allow', ...everything }] };
    const policy: PolicyDocument = { Version: '2012-10-17', Statement: [] };
    expect(() => evaluatePolicy(policy, ask({ identityPolicies: [identity] }))).toThrow(
      'identityPolicies[0].Statement[0].Principal: an identity policy names no principal',
    );
  });

  it.each([
    [{ resource: 'execute-api:/*' }, 'request.resource'],
    [{ authorization: 'IAM' }, 'request.authorization'],
  ])('a request: %j', (changes, says) => {
    const policy: PolicyDocument = { Version: '2012-10-17', Statement: [] };
    expect(() => evaluatePolicy(policy, ask(changes))).toThrow(says);
  });
});

it('stays quick on a hostile pattern', () => {
  const policy: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...everything, Resource: `execute-api:/${'*a'.repeat(2000)}` }],
  };
  const started = performance.now();
  evaluatePolicy(policy, ask({ resource: `${resource}/${'a'.repeat(1500)}b` }));
  expect(performance.now() - started).toBeLessThan(500);
});
