import { PrivateApiError } from '../errors';
import type { PolicyDocument } from './policy-document';
import { principalAccount, principalArns, type Caller, type CallerPrincipal } from './principal';

/** A method's AuthorizationType. */
const authorizations = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;
export type Authorization = (typeof authorizations)[number];

export interface PolicyRequest {
  principal: Caller;
  action: 'execute-api:Invoke' | (string & {});
  /**
   * the method's whole ARN: `arn:aws:execute-api:region:account:api/stage/METHOD/path`; of a private domain
   * `arn:aws:execute-api:region:account:/domainnames/NAME+ID`
   */
  resource: string;
  /** condition keys; absent ones are left out */
  context: Readonly<Record<string, string | readonly string[]>>;
  /** the method's; without it `AWS_IAM` for a signed request and `NONE` for an anonymous one */
  authorization?: Authorization | (string & {});
  /** whether the caller's account owns the API; read from the two ARNs where absent */
  sameAccount?: boolean;
  /** with AWS_IAM the caller's own policies, with CUSTOM what the authorizer returned */
  identityPolicies?: readonly PolicyDocument[];
}

/** How a resource policy and the caller's own policies decide together (apigateway-authorization-flow.html). */
type Combination = 'resource' | 'either' | 'both';

export interface ReadRequest {
  caller: Caller;
  authorization: Authorization;
  combination: Combination;
  context: Record<string, string | readonly string[]>;
}

/** Condition keys that only a request signed for AWS_IAM has (apigateway-resource-policies-aws-condition-keys.html). */
const identityKeys = [
  'aws:tokenissuetime',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
];

export function isIdentityKey(key: string): boolean {
  const lower = key.toLowerCase();
  return identityKeys.includes(lower) || lower.startsWith('aws:principaltag/');
}

export function readRequest(request: PolicyRequest): ReadRequest {
  if (!/^arn:[^:]+:execute-api:[^:]*:[^:]*:([^/]+|\/domainnames\/.+)/.test(request.resource)) {
    throw new PrivateApiError(
      'POLICY_REQUEST',
      `request.resource: "${request.resource}" is no method's ARN: write arn:aws:execute-api:region:account:api/stage/METHOD/path (or arn:aws:execute-api:region:account:/domainnames/NAME+ID)`,
    );
  }
  const { principal, authorization: given } = request;
  if (given !== undefined && !isAuthorization(given)) {
    throw new PrivateApiError(
      'POLICY_REQUEST',
      `request.authorization: "${given}" is none of ${authorizations.join(', ')}`,
    );
  }
  const authorization = given ?? (principal === 'anonymous' ? 'NONE' : 'AWS_IAM');
  // Without IAM authorization API Gateway does not look at a signature: whoever calls is anonymous.
  const caller = authorization === 'AWS_IAM' ? principal : 'anonymous';
  const context =
    given === undefined || authorization === 'AWS_IAM'
      ? request.context
      : Object.fromEntries(Object.entries(request.context).filter(([key]) => !isIdentityKey(key)));
  return {
    caller,
    authorization,
    combination: combinationOf(authorization, caller, request),
    context:
      caller === 'anonymous' ? { ...context } : { ...callerContext(caller), ...withoutUndefined(context) },
  };
}

function isAuthorization(text: string): text is Authorization {
  return (authorizations as readonly string[]).includes(text);
}

function combinationOf(authorization: Authorization, caller: Caller, request: PolicyRequest): Combination {
  // A user pool's token brings no policy; where policies are given all the same, table A lists Cognito beside the others.
  if (authorization === 'CUSTOM' || authorization === 'COGNITO_USER_POOLS') return 'either';
  if (authorization !== 'AWS_IAM' || caller === 'anonymous') return 'resource';
  if (request.sameAccount !== undefined) return request.sameAccount ? 'either' : 'both';
  const account = principalAccount(caller);
  // A service principal has no account and no policies of its own.
  if (account === undefined) return 'resource';
  return account === request.resource.split(':')[4] ? 'either' : 'both';
}

/** The keys that follow from who calls; a key that the request gives itself stands. */
export function callerContext(caller: CallerPrincipal): Record<string, string> {
  const account = principalAccount(caller);
  const arn = principalArns(caller).at(-1);
  return {
    ...(account === undefined ? {} : { 'aws:PrincipalAccount': account }),
    ...(arn === undefined ? {} : { 'aws:PrincipalArn': arn }),
    ...(caller.arn === undefined ? {} : principalType(caller.arn)),
  };
}

function principalType(arn: string): Record<string, string> {
  const [, , service, , account, resource = ''] = arn.split(':');
  if (resource === 'root')
    return { 'aws:PrincipalType': 'Account', ...(account ? { 'aws:userid': account } : {}) };
  if (resource.startsWith('user/')) {
    return { 'aws:PrincipalType': 'User', 'aws:username': resource.split('/').at(-1) ?? '' };
  }
  // Whoever signs as a role does so in a session of it.
  if (resource.startsWith('assumed-role/') || resource.startsWith('role/')) {
    return { 'aws:PrincipalType': 'AssumedRole' };
  }
  if (service === 'sts' && resource.startsWith('federated-user/'))
    return { 'aws:PrincipalType': 'FederatedUser' };
  return {};
}

function withoutUndefined<T>(context: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));
}
