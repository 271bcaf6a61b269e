import { describeOutsider } from '../../policy/proof/describe-outsider';
import { proveAccess, type ProofResult } from '../../policy/proof/prove-access';
import type { ProofMethod } from '../../policy/proof/routes';
import type { RestApi } from '../model/rest-api';
import type { TemplateModel } from '../model/template-model';
import { asList, isIntrinsic } from '../model/value';
import type { CheckedAccess } from '../options';
import { namedValues } from '../policy-reading';
import type { Problem, Rule } from '../rule';

export const resourcePolicyProof: Rule = {
  id: 'resource-policy-proof',
  severity: 'error',
  why: 'A private API is private only by its resource policy: one that lets in another endpoint lets in every account of the Region.',
  fix: 'Deny execute-api:Invoke on execute-api:/* to "*" unless aws:SourceVpce (or aws:SourceVpc) is one that was configured; a Deny also keeps out what identity policies and authorizers allow.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
  *check(model) {
    for (const api of model.restApis) {
      if (!api.isGuarded || api.policy === undefined) continue;
      const access = model.options.access?.[api.logicalId] ?? derivedAccess(api);
      const result = prove(api, access, model);
      if (result.verdict === 'proven') continue;
      yield {
        api,
        ...problemOf(result, api.policy.path),
        ...(access.allowUnproven === true && { severity: 'warning' as const }),
      };
    }
  },
};

function prove(api: RestApi, access: CheckedAccess, model: TemplateModel): ProofResult {
  const { region, accountId } = model.options;
  const stages = stageNames(api, model);
  return proveAccess({
    policy: parsed(api.policy?.value),
    access,
    methods: methodsOf(api),
    restApi: api.logicalId,
    mappings: model.template.Mappings ?? {},
    ...(stages && { stages }),
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
  });
}

function problemOf(result: Exclude<ProofResult, { verdict: 'proven' }>, path: string): Problem {
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
function derivedAccess(api: RestApi): CheckedAccess {
  const associated = api.vpcEndpointIds;
  const none = associated === undefined || (Array.isArray(associated) && associated.length === 0);
  const vpcIds = namedValues(api, 'aws:sourcevpc');
  return {
    vpcEndpointIds: none ? namedValues(api, 'aws:sourcevpce') : associated,
    ...(vpcIds.length > 0 && { vpcIds }),
  };
}

const anywhere = { httpMethod: 'ANY', path: '/{proxy+}' };

function methodsOf(api: RestApi): ProofMethod[] {
  // What an OpenAPI body declares is not looked into: any kind of method may be there.
  const unknown = api.hasBody || api.methods.length === 0 ? ['NONE', 'AWS_IAM', 'CUSTOM'] : [];
  const known = api.methods.flatMap(({ httpMethod, resourcePath, authorization }) =>
    (authorization === undefined ? ['NONE', 'AWS_IAM', 'CUSTOM'] : [authorization]).map((type) => ({
      httpMethod,
      path: resourcePath ?? anywhere.path,
      authorization: type,
    })),
  );
  return [...known, ...unknown.map((authorization) => ({ ...anywhere, authorization }))];
}

function stageNames(api: RestApi, model: TemplateModel): string[] | undefined {
  const given = [...api.stages, ...api.deployments].flatMap(
    ({ properties }) => properties['StageName'] ?? [],
  );
  const names = asList(given).map((name) => model.text(name));
  return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined;
}

/** CloudFormation also takes the policy as a text. */
function parsed(policy: unknown): unknown {
  if (typeof policy !== 'string' || isIntrinsic(policy)) return policy;
  try {
    return JSON.parse(policy) as unknown;
  } catch {
    return policy;
  }
}
