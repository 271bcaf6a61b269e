import { isObject } from '../checks/model/value';
import type { RestApi } from '../checks/model/rest-api';
import type { TemplateModel } from '../checks/model/template-model';
import { conditionsOf, statementsOf } from '../checks/policy-reading';
import { evaluatePolicy, type PolicyDocument, type PolicyRequest } from '../policy';
import { intrinsicLabel } from '../policy/proof/access';
import { isIntrinsic } from '../policy/proof/intrinsics';
import { parseIpRange, formatIp } from '../policy/ip-range';
import { PrivateApiError } from '../errors';
import type { AccessMatrix, Verdict } from './explanation';
import type { ExplainOptions } from './explain-template';

interface Origin {
  label: string;
  context: Record<string, string>;
}

interface Kind {
  label: string;
  request: Pick<PolicyRequest, 'principal' | 'authorization'> & Partial<PolicyRequest>;
}

const allowAll: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** Kinds of callers tried out on the policy: where they come from, and what they show. */
export function accessMatrix(
  api: RestApi,
  { text }: TemplateModel,
  stage: string,
  { region = 'us-east-1', accountId = '111122223333' }: ExplainOptions,
): AccessMatrix {
  const policy = readable(api.policy?.value, text) as PolicyDocument | undefined;
  const [method] = api.methods;
  const path = method?.resourcePath?.replace(/\{[^}]*\}/g, 'x') ?? '/';
  const verb = method === undefined || method.httpMethod === 'ANY' ? 'GET' : method.httpMethod;
  const resource = `arn:aws:execute-api:${region}:${accountId}:api/${stage}/${verb}${path}`;
  const kinds = kindsOf(api, policy, accountId);
  return {
    columns: kinds.map(({ label }) => label),
    rows: originsOf(api, policy).map(({ label, context }) => ({
      label,
      cells: kinds.map(({ request }) => {
        const asked = { action: 'execute-api:Invoke', resource, ...request };
        return judge(policy, { ...asked, context: { ...context, ...request.context } });
      }),
    })),
  };
}

function judge(
  policy: PolicyDocument | undefined,
  request: PolicyRequest,
): { verdict: Verdict; why: string } {
  if (!isObject(policy)) return { verdict: 'unknown', why: 'the policy is known only at deployment' };
  try {
    const { effect, reason } = evaluatePolicy(policy, request);
    return { verdict: effect === 'Allow' ? 'allowed' : 'denied', why: reason };
  } catch (error) {
    if (error instanceof PrivateApiError) return { verdict: 'unknown', why: error.message };
    throw error;
  }
}

/** The policy with a label for each value that only CloudFormation knows. */
function readable(value: unknown, text: (value: unknown) => string | undefined): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => readable(element, text));
  if (isIntrinsic(value)) return text(value) ?? intrinsicLabel(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, readable(child, text)]));
}

/** Texts that the policy names for a key, as the matrix writes them. */
function named(api: RestApi, policy: unknown, key: string): string[] {
  const read = { ...api, policy: { path: '', value: policy } };
  const conditions = statementsOf(read).flatMap(conditionsOf);
  return [
    ...new Set(
      conditions
        .filter((condition) => condition.key === key && !/^Null$/i.test(condition.operator))
        .flatMap(({ values }) => values.map(String)),
    ),
  ];
}

function originsOf(api: RestApi, policy: unknown): Origin[] {
  const other = { 'aws:SourceVpce': 'vpce-of-someone-else', 'aws:SourceVpc': 'vpc-of-someone-else' };
  const ranges = named(api, policy, 'aws:vpcsourceip').flatMap((text) => parseIpRange(text) ?? []);
  const [range] = ranges;
  const address = range === undefined ? undefined : formatIp(range.family, range.first);
  const near = { ...(address !== undefined && { 'aws:VpcSourceIp': address }) };
  const endpoints = named(api, policy, 'aws:sourcevpce').map((id) => ({
    label: `through ${id}`,
    context: { ...other, ...near, 'aws:SourceVpce': id },
  }));
  const vpcs = named(api, policy, 'aws:sourcevpc').map((id) => ({
    label: `from ${id}`,
    context: { ...other, ...near, 'aws:SourceVpc': id },
  }));
  const [first] = [...endpoints, ...vpcs];
  return [
    ...endpoints,
    ...vpcs,
    ...(address === undefined || first === undefined
      ? []
      : [
          {
            label: `${first.label}, another address`,
            context: { ...first.context, 'aws:VpcSourceIp': '203.0.113.7' },
          },
        ]),
    { label: 'through another endpoint', context: { ...other, ...near } },
    { label: 'without an endpoint', context: {} },
  ];
}

function kindsOf(api: RestApi, policy: unknown, accountId: string): Kind[] {
  const used = new Set(api.methods.map(({ authorization }) => authorization ?? 'NONE'));
  const kinds: Kind[] = [];
  if (used.has('NONE') || used.size === 0) {
    kinds.push({ label: 'anyone', request: { principal: 'anonymous', authorization: 'NONE' } });
  }
  if (used.has('AWS_IAM')) kinds.push(...signedKinds(api, policy, accountId));
  if (used.has('CUSTOM')) {
    const request = {
      principal: 'anonymous',
      authorization: 'CUSTOM',
      identityPolicies: [allowAll],
    } as const;
    kinds.push({ label: 'whom the authorizer allows', request });
  }
  if (used.has('COGNITO_USER_POOLS')) {
    const request = { principal: 'anonymous', authorization: 'COGNITO_USER_POOLS' } as const;
    kinds.push({ label: 'with a token of the pool', request });
  }
  return kinds;
}

function signedKinds(api: RestApi, policy: unknown, accountId: string): Kind[] {
  const signed = (label: string, arn: string, context: Record<string, string> = {}): Kind => ({
    label,
    request: { principal: { arn }, authorization: 'AWS_IAM', identityPolicies: [allowAll], context },
  });
  const [pattern] = named(api, policy, 'aws:principalarn');
  const [account] = named(api, policy, 'aws:principalaccount');
  const [organization] = named(api, policy, 'aws:principalorgid');
  const asNamed = (pattern ?? `arn:aws:iam::${account ?? accountId}:role/x`)
    .replace(/^(arn:[^:]*:[^:]*:[^:]*:)[^:]*[*?][^:]*/, `$1${account ?? accountId}`)
    .replace(/[*?]/g, 'x');
  const wanted = pattern ?? account ?? organization;
  return [
    ...(wanted === undefined
      ? []
      : [
          signed('signed, as the policy wants', asNamed, {
            ...(organization !== undefined && { 'aws:PrincipalOrgID': organization }),
          }),
        ]),
    signed('signed, this account', `arn:aws:iam::${accountId}:role/other`),
    signed('signed, another account', 'arn:aws:iam::999999999999:role/other'),
    { label: 'unsigned', request: { principal: 'anonymous', authorization: 'AWS_IAM' } },
  ];
}
