import { uniqBy } from 'lodash';
import { evaluatePolicy, type PolicyDocument, type PolicyRequest } from '../../../src/policy';
import { readPolicy } from '../../../src/policy/read-policy';
import { createEvaluator } from '../../../src/template/evaluator';
import { knownText } from '../../../src/template/known-text';
import { readRestApis } from '../../../src/template/read-rest-apis';
import type { RestApi } from '../../../src/template/rest-api';
import type { CloudFormationTemplate } from '../../../src/template/template';
import { expectedWorld } from '../../../src/template/world';
import { waysBeside } from './ways-beside';

const place = { region: 'eu-west-1', accountId: '123456789012' };
const worlds = ['PRIVATE', 'REGIONAL', 'later'].flatMap((Type) =>
  ['vpce-1', 'vpce-3'].map((Endpoint) => expectedWorld({ ...place, parameters: { Type, Endpoint } })),
);
const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
const contexts = ['vpce-2', 'vpce-3', 'vpce-9', undefined].flatMap((endpoint) =>
  [
    {},
    { 'aws:UserAgent': 'x' },
    { 'aws:UserAgent': '4', 'aws:Referer': 'vpce-1' },
    { 'aws:UserAgent': 'arn:aws:iam::999988887777:role/x' },
    { 'aws:SourceVpc': 'vpc-9', 'aws:VpcSourceIp': '10.0.0.1' },
    { 'aws:VpcSourceIp': '203.0.113.7', 'aws:SourceIp': '203.0.113.7' },
  ].map((more) => ({
    ...more,
    ...(endpoint !== undefined && { 'aws:SourceVpce': endpoint }),
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': '2026-01-01T00:00:00Z',
    'aws:EpochTime': '1767225600',
  })),
);
const signers = ['123456789012:role/a', '999988887777:role/x', '111122223333:user/u'].map((end) => ({
  arn: `arn:aws:iam::${end}`,
}));

/** A request of somebody whom nobody configured, and the policy that it meets. */
export interface OutsideCall {
  policy: PolicyDocument;
  request: PolicyRequest;
}

/** What a template becomes in some deployment, as far as outsiders meet it. */
export interface Exposure {
  /** ways round the API that are open to strangers: those that must be refused, and those that must be said */
  open: string[];
  wide: string[];
  calls: OutsideCall[];
}

/** Callers tried one by one, in several deployments: by the reader that the emulator uses. */
export function exposures(template: CloudFormationTemplate): Exposure[] {
  const text = JSON.stringify(template);
  const isFixed = !/"Ref":"(Type|Endpoint)"|"Later"/.test(text.slice(text.indexOf('"Resources"')));
  const met = (isFixed ? worlds.slice(0, 1) : worlds).flatMap((world) => {
    const evaluator = createEvaluator(template, world);
    const [api] = readRestApis(template, evaluator);
    if (api === undefined) return [];
    const isBare = api.endpointType !== 'PRIVATE' && api.policies.length === 0;
    const { open, wide } = waysBeside(template, evaluator, api);
    return [
      {
        open: [...(isBare ? ['no policy'] : []), ...open],
        wide,
        policies: policiesOf(api),
        targets: targetsOf(api),
      },
    ];
  });
  // Most deployments of a template are alike.
  return uniqBy(met, (one) => JSON.stringify(one)).map(({ open, wide, policies, targets }) => ({
    open,
    wide,
    calls: policies.flatMap((policy) => callsOf(policy, targets)),
  }));
}

/** Whether outsiders find a way in, by the evaluator that the emulator uses. */
export function letsOutsiderIn(template: CloudFormationTemplate): boolean {
  return exposures(template).some(({ open, calls }) => open.length > 0 || calls.some(isLetIn));
}

export function isLetIn({ policy, request }: OutsideCall): boolean {
  try {
    return evaluatePolicy(policy, request).effect === 'Allow';
  } catch {
    // What IAM does not read does not deploy.
    return false;
  }
}

function policiesOf({ policies }: RestApi): PolicyDocument[] {
  return policies.flatMap(({ value }) => {
    const policy = readPolicy(value);
    return typeof policy === 'string' ? [] : [policy];
  });
}

interface Target {
  resource: string;
  authorization: string;
}

function targetsOf({ methods, stages }: RestApi): Target[] {
  const stage = knownText(stages[0]?.properties['StageName']) ?? 'prod';
  return methods.map(({ httpMethod, resourcePath = '/', authorization = 'NONE' }) => ({
    resource: `arn:aws:execute-api:eu-west-1:123456789012:q7w8e9r0t1/${stage}/${httpMethod}${resourcePath.replace(/\{[^}]*\}/g, 'x')}`,
    authorization,
  }));
}

function callsOf(policy: PolicyDocument, targets: readonly Target[]): OutsideCall[] {
  const asked = told(policy);
  return targets.flatMap((target) =>
    (target.authorization === 'AWS_IAM' ? signers : ['anonymous' as const]).flatMap((principal) =>
      asked.map((context) => ({
        policy,
        request: {
          ...target,
          principal,
          action: 'execute-api:Invoke' as const,
          context,
          identityPolicies: [everything],
        },
      })),
    ),
  );
}

/** The contexts that a policy can tell apart. */
function told(policy: PolicyDocument): Record<string, string>[] {
  const text = JSON.stringify(policy).toLowerCase();
  const asked = contexts.map((context) =>
    Object.fromEntries(Object.entries(context).filter(([key]) => text.includes(key.toLowerCase()))),
  );
  return uniqBy(asked, (context) => JSON.stringify(context));
}
