import { describeOutsider } from '../../policy/proof/describe-outsider';
import { proveAccess, type ProofResult } from '../../policy/proof/prove-access';
import type { ProofMethod } from '../../policy/proof/target-part';
import { namedValues } from '../../policy/placed-statements';
import { knownText } from '../../template/known-text';
import { isMarked } from '../../template/marks';
import type { PlacedResource } from '../../template/placed-resource';
import { asText, isRecord } from '../../template/properties';
import type { PlacedValue } from '../../template/rest-api';
import type { CheckedApi } from '../model/rest-api';
import type { TemplateModel } from '../model/template-model';
import type { CheckedAccess } from '../options';
import type { RuleProblem, Rule } from '../rule';
import { unseenParts } from '../unseen-parts';

export const resourcePolicyProof: Rule = {
  id: 'resource-policy-proof',
  severity: 'error',
  why: 'A private API is private only by its resource policy: one that lets in another endpoint lets in every account of the Region.',
  fix: 'Deny execute-api:Invoke on execute-api:/* to "*" unless aws:SourceVpce (or aws:SourceVpc) is one that was configured; a Deny also keeps out what identity policies and authorizers allow.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
  *check(model) {
    for (const api of model.restApisAnywhere()) {
      if (!api.isGuarded) continue;
      const access = model.options.access?.[api.logicalId] ?? derivedAccess(api);
      const severity = access.allowUnproven === true ? ('warning' as const) : undefined;
      for (const unseen of unseenParts(api, model)) {
        yield {
          api,
          path: api.path,
          message: `The API cannot be proven closed: ${unseen}.`,
          fix: 'Write it out in the template, or name the opt-out (access.allowUnproven).',
          ...(severity && { severity }),
        };
      }
      for (const policy of api.policies) {
        const result = prove(api, policy, access, model);
        if (result.verdict === 'proven') continue;
        yield {
          api,
          ...problemOf(result, policy.path),
          ...(severity && { severity }),
        };
      }
    }
  },
};

function prove(
  api: CheckedApi,
  policy: PlacedValue,
  access: CheckedAccess,
  model: TemplateModel,
): ProofResult {
  const { region, accountId } = model.options;
  const strays = straysOf(model);
  const stages = strays.some(({ type }) => type !== methodType) ? undefined : stageNames(api);
  return proveAccess({
    policy: policy.source,
    access,
    methods: methodsOf(api, strays),
    restApi: api.logicalId,
    mappings: model.template.Mappings ?? {},
    ...(stages && { stages }),
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
  });
}

function problemOf(result: Exclude<ProofResult, { verdict: 'proven' }>, path: string): RuleProblem {
  switch (result.verdict) {
    case 'malformed':
      return {
        path,
        message: `The resource policy is malformed: ${result.reason}.`,
        fix: 'Write the policy as IAM reads it.',
      };
    case 'unprovable':
      return {
        path,
        message: `The resource policy cannot be proven to keep outsiders out: ${result.reason}.`,
        fix: 'Write it in a form that can be read before deployment, or name the opt-out (access.allowUnproven).',
      };
    case 'leak': {
      const { statement } = result.outsider;
      const at = statement === undefined ? path : `${path}.Statement[${statement.index}]`;
      const place =
        result.place === undefined
          ? ''
          : `, if the API is ${result.place} (the policy tells APIs, accounts or Regions apart that are not known before deployment)`;
      const words = `${describeOutsider(result.outsider)}${place}`;
      if (result.assumed.length === 0) return { path: at, message: `${words}.` };
      return {
        path: at,
        message: `The resource policy cannot be proven to keep outsiders out, because of what is known only at deployment: ${result.assumed.join(', ')}. At worst ${words}.`,
        fix: 'Use the very intrinsic that is configured (vpcEndpointIds, access), or add what it stands for to the configuration.',
      };
    }
  }
}

/** Of an API that nobody configured, the template says who was meant: the associated endpoints, and the VPCs that the policy names. */
function derivedAccess({ policies, vpcEndpointIds, vpcEndpointIdsSource }: CheckedApi): CheckedAccess {
  // Intrinsics are proven by what they are, not by what they give.
  const sources = policies.map(({ path, value, source }) => ({
    path,
    source,
    value: isRecord(source) && 'Statement' in source ? source : value,
  }));
  const vpcIds = namedValues(sources, 'aws:sourcevpc');
  return {
    vpcEndpointIds:
      vpcEndpointIds.length === 0 ? namedValues(sources, 'aws:sourcevpce') : vpcEndpointIdsSource,
    ...(vpcIds.length > 0 && { vpcIds }),
  };
}

/** Every request: a greedy path does not reach the root. */
const anywhere = ['/', '/{proxy+}'];

/** Of a method that is not read, any kind may be there. */
const anyAuthorization = ['NONE', 'AWS_IAM', 'CUSTOM'];

function methodsOf(api: CheckedApi, strays: readonly PlacedResource[]): ProofMethod[] {
  const isUnknown =
    api.unread !== undefined || api.methods.length === 0 || strays.some(({ type }) => type === methodType);
  const unknown = { httpMethod: 'ANY', resourcePath: undefined, authorization: undefined };
  return [...api.methods, ...(isUnknown ? [unknown] : [])].flatMap(
    ({ httpMethod, resourcePath, authorization }) =>
      (resourcePath === undefined ? anywhere : [resourcePath]).flatMap((path) =>
        (authorization === undefined ? anyAuthorization : [authorization]).map((type) => ({
          httpMethod: isMarked(httpMethod) ? 'ANY' : httpMethod,
          path,
          authorization: type,
        })),
      ),
  );
}

const methodType = 'AWS::ApiGateway::Method';

/** Methods and stages of which only CloudFormation knows to which API they belong: to any. */
function straysOf(model: TemplateModel): PlacedResource[] {
  return [methodType, 'AWS::ApiGateway::Stage', 'AWS::ApiGateway::Deployment'].flatMap((type) =>
    model.ofTypeAnywhere(type).filter(({ properties }) => isMarked(asText(properties['RestApiId']) ?? '')),
  );
}

/** Names of the stages; undefined where one is not known. A deployment need not make one. */
function stageNames({ stages, deployments }: CheckedApi): string[] | undefined {
  const names = [
    ...stages.map(({ properties }) => knownText(properties['StageName'])),
    ...deployments.flatMap(({ properties }) =>
      'StageName' in properties ? [knownText(properties['StageName'])] : [],
    ),
  ];
  const known = names.flatMap((name) => name ?? []);
  return known.length > 0 && known.length === names.length ? known : undefined;
}
