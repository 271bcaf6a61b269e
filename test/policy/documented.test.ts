import { evaluatePolicy, type PolicyDocument, type PolicyRequest } from '../../src/policy';
import documented from '../cases/policy/documented.json';

interface DocumentedRequest {
  principal?: { arn: string };
  identity?: 'Allow' | 'none';
  path?: string;
  context?: Record<string, string>;
}

const allowAll: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
};

const asked = ({ principal, identity, path, context }: DocumentedRequest): PolicyRequest => ({
  principal: principal ?? 'anonymous',
  action: 'execute-api:Invoke',
  resource: `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5${path ?? '/live/GET/orders'}`,
  context: context ?? {},
  authorization: principal === undefined ? 'NONE' : 'AWS_IAM',
  identityPolicies: identity === 'Allow' ? [allowAll] : [],
});

interface DocumentedPolicy {
  name: string;
  source: string;
  policy: PolicyDocument;
  requests: { request: DocumentedRequest; effect: string }[];
}

/** The shapes of policies that AWS's pages show, with callers on both sides of each. */
describe.each(documented as unknown as DocumentedPolicy[])('$name ($source)', ({ policy, requests }) => {
  it.each(requests)('$request → $effect', ({ request, effect }) => {
    expect(evaluatePolicy(policy, asked(request)).effect).toBe(effect);
  });
});
