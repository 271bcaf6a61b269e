import fc from 'fast-check';
import type { PolicyDocument, PolicyStatement } from '../../../src/policy';

export const api = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5';

const values = fc.subarray(['vpce-1', 'vpce-2', 'vpce-*', 'vpc-1'], { minLength: 1 });
const condition = fc.record(
  {
    operator: fc.constantFrom(
      ...['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIfExists'],
      ...['StringNotEqualsIfExists', 'ForAnyValue:StringEquals', 'ForAllValues:StringNotEquals'],
    ),
    key: fc.constantFrom('aws:SourceVpce', 'aws:SourceVpc', 'aws:sourcevpce'),
    values,
  },
  { requiredKeys: ['operator', 'key', 'values'] },
);
export const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.constantFrom('*', { AWS: '123456789012' }, { AWS: 'arn:aws:iam::999988887777:user/x' }),
    Action: fc.constantFrom('execute-api:Invoke', 'execute-api:*', 'execute-api:ManageConnections'),
    Resource: fc.constantFrom(
      'execute-api:/*',
      '*',
      'execute-api:/prod/GET/*',
      'execute-api:/*/p?ts',
      `${api}/*`,
    ),
    conditions: fc.array(condition, { maxLength: 2 }),
  })
  .map(({ conditions, ...rest }) => ({
    ...rest,
    Condition: Object.fromEntries(conditions.map((one) => [one.operator, { [one.key]: one.values }])),
  }));
/** Statements of a resource policy, few enough kinds of them that they meet. */
export const statements = fc.array(statement, { maxLength: 4 });
export const policyOf = (Statement: readonly PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});
