import { namedValues } from '../policy/placed-statements';
import { proveAccess, type ProofResult } from '../policy/proof/prove-access';
import type { ProofMethod } from '../policy/proof/target-part';
import { knownText } from '../template/known-text';
import { isMarked } from '../template/marks';
import type { PlacedResource } from '../template/placed-resource';
import { asText, isRecord } from '../template/properties';
import type { PlacedValue } from '../template/rest-api';
import type { CheckedApi } from './model/rest-api';
import type { TemplateModel } from './model/template-model';
import type { CheckedAccess } from './options';

/**
 * Asks the proof about one policy of an API, with all of the API that callers reach.
 * @param fromOutside who must not come in: whoever was not configured, or everyone
 */
export function prove(
  api: CheckedApi,
  policy: PlacedValue,
  model: TemplateModel,
  fromOutside: 'others' | 'everyone' = 'others',
): ProofResult {
  const { region, accountId } = model.options;
  const strays = straysOf(model);
  const stages = strays.some(({ type }) => type !== methodType) ? undefined : stageNames(api);
  return proveAccess({
    policy: policy.source,
    access: accessOf(api, model),
    fromOutside,
    methods: methodsOf(api, strays),
    restApi: api.logicalId,
    mappings: model.template.Mappings ?? {},
    ...(stages && { stages }),
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
  });
}

/** Who was meant to be let in. */
export function accessOf(api: CheckedApi, { options }: TemplateModel): CheckedAccess {
  return options.access?.[api.logicalId] ?? derivedAccess(api);
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
