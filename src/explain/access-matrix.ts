import { uniq } from 'lodash';
import { apiArn } from '../api-gateway/hosts';
import { PrivateApiError } from '../errors';
import { evaluatePolicy, type PolicyDocument, type PolicyRequest } from '../policy';
import { conditionKey } from '../policy/condition-keys';
import { formatIp, parseIpRange } from '../policy/ip-range';
import { conditionsOf, statementsOf } from '../policy/placed-statements';
import { readPolicy } from '../policy/read-policy';
import type { RestApi } from '../template/rest-api';
import type { AccessMatrix, Verdict } from './explanation';
import { label } from './label';
import { routeClasses } from './route-classes';

interface Origin {
  label: string;
  context: Record<string, string>;
}

interface Kind {
  label: string;
  authorization: string;
  request: Pick<PolicyRequest, 'principal' | 'authorization'> & Partial<PolicyRequest>;
}

const allowAll: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/**
 * Kinds of callers tried out on the policy: where they come from, and what they show; each on every class of routes
 * that the policy or the authorization tells apart.
 */
export function accessMatrix(
  api: RestApi,
  stage: string,
  where: { readonly region: string; readonly accountId: string },
): AccessMatrix {
  const policy = api.policies[0] === undefined ? undefined : readPolicy(api.policies[0].value);
  const arn = `${apiArn({ ...where, apiId: api.id })}/${stage}`;
  const classes = routeClasses(api, policy, arn);
  const kinds = kindsOf(api, where.accountId);
  const columns = classes.flatMap((routes) => {
    const own = kinds.filter(({ authorization }) => authorization === routes.authorization);
    return own.map((kind) => ({
      ...kind,
      label: classes.length === 1 ? kind.label : `${kind.label}: ${routes.label}`,
      resource: routes.resource,
    }));
  });
  return {
    columns: columns.map((column) => label(column.label)),
    rows: originsOf(api).map((origin) => ({
      label: label(origin.label),
      cells: columns.map(({ request, resource }) =>
        judge(policy, {
          action: 'execute-api:Invoke',
          resource,
          ...request,
          context: { ...origin.context, ...request.context },
        }),
      ),
    })),
  };
}

function judge(
  policy: PolicyDocument | string | undefined,
  request: PolicyRequest,
): { verdict: Verdict; why: string } {
  if (policy === undefined)
    return { verdict: 'denied', why: 'a private API without a policy is not deployed' };
  if (typeof policy === 'string') return { verdict: 'unknown', why: `the policy ${label(policy)}` };
  try {
    const { effect, reason } = evaluatePolicy(policy, request);
    return { verdict: effect === 'Allow' ? 'allowed' : 'denied', why: label(reason) };
  } catch (error) {
    if (error instanceof PrivateApiError) return { verdict: 'unknown', why: label(error.message) };
    throw error;
  }
}

/** Texts that the policy names for a key. */
function named({ policies }: RestApi, key: string): string[] {
  const conditions = policies.slice(0, 1).flatMap(statementsOf).flatMap(conditionsOf);
  return [
    ...new Set(
      conditions
        .filter((condition) => condition.key === key && !/^Null$/i.test(condition.operator))
        .flatMap(({ values }) => values.map(String)),
    ),
  ];
}

function originsOf(api: RestApi): Origin[] {
  const other = Object.fromEntries(
    ['aws:sourcevpce', 'aws:sourcevpc'].map((key) => {
      const { spelling, stranger = '' } = conditionKey(key);
      return [spelling, stranger];
    }),
  );
  const ranges = named(api, 'aws:vpcsourceip').flatMap((text) => parseIpRange(text) ?? []);
  const [range] = ranges;
  const address = range === undefined ? undefined : formatIp(range.family, range.first);
  const near = { ...(address !== undefined && { 'aws:VpcSourceIp': address }) };
  const endpoints = uniq([...api.vpcEndpointIds, ...named(api, 'aws:sourcevpce')]).map((id) => ({
    label: `through ${id}`,
    context: { ...other, ...near, 'aws:SourceVpce': id },
  }));
  const vpcs = named(api, 'aws:sourcevpc').map((id) => ({
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

function kindsOf(api: RestApi, accountId: string): Kind[] {
  const used = new Set(api.methods.map(({ authorization }) => authorization ?? 'NONE'));
  const kinds: Kind[] = [];
  if (used.has('NONE') || used.size === 0) {
    kinds.push({
      label: 'anyone',
      authorization: 'NONE',
      request: { principal: 'anonymous', authorization: 'NONE' },
    });
  }
  if (used.has('AWS_IAM')) kinds.push(...signedKinds(api, accountId));
  if (used.has('CUSTOM')) {
    const request = {
      principal: 'anonymous',
      authorization: 'CUSTOM',
      identityPolicies: [allowAll],
    } as const;
    kinds.push({ label: 'whom the authorizer allows', authorization: 'CUSTOM', request });
  }
  if (used.has('COGNITO_USER_POOLS')) {
    const request = { principal: 'anonymous', authorization: 'COGNITO_USER_POOLS' } as const;
    kinds.push({ label: 'with a token of the pool', authorization: 'COGNITO_USER_POOLS', request });
  }
  return kinds;
}

function signedKinds(api: RestApi, accountId: string): Kind[] {
  const signed = (label: string, arn: string, context: Record<string, string> = {}): Kind => ({
    label,
    authorization: 'AWS_IAM',
    request: { principal: { arn }, authorization: 'AWS_IAM', identityPolicies: [allowAll], context },
  });
  const [pattern] = named(api, 'aws:principalarn');
  const [account] = named(api, 'aws:principalaccount');
  const [organization] = named(api, 'aws:principalorgid');
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
    {
      label: 'unsigned',
      authorization: 'AWS_IAM',
      request: { principal: 'anonymous', authorization: 'AWS_IAM' },
    },
  ];
}
