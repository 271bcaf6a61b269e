import fc from 'fast-check';
import { createPolicyDecisions } from '../../../src/emulator/policy-decisions';
import { evaluatePolicy, type PolicyDocument } from '../../../src/policy';

const any = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const policies: PolicyDocument[] = [
  {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', ...any },
      { Effect: 'Deny', ...any, Condition: { StringNotEquals: { 'aws:sourcevpce': 'a' } } },
      { Effect: 'Deny', ...any, Resource: 'execute-api:/live/GET/${aws:UserAgent}' },
    ],
  },
  {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      ...any,
      Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-02T00:00:00Z' } },
    },
  },
  { Version: '2012-10-17', Statement: { Effect: 'Allow', ...any, Principal: { AWS: '123456789012' } } },
];

test('a decision that is used again is the one that would be made', () => {
  const text = fc.constantFrom('a', 'b');
  const request = fc.record({
    resource: text.map((path) => `arn:aws:execute-api:us-east-1:123456789012:api/live/GET/${path}`),
    principal: fc.constantFrom('anonymous' as const, { arn: 'arn:aws:iam::123456789012:user/ann' }),
    action: fc.constant('execute-api:Invoke'),
    context: fc.record(
      {
        'aws:SourceVpce': text,
        'aws:UserAgent': text,
        'aws:Referer': text,
        'aws:CurrentTime': fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z'),
      },
      { requiredKeys: [] },
    ),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      fc.array(request, { minLength: 2, maxLength: 40 }),
      (policy, requests) => {
        const decide = createPolicyDecisions(policy);
        for (const item of requests) expect(decide(item).effect).toBe(evaluatePolicy(policy, item).effect);
      },
    ),
    { numRuns: 100 },
  );
});
