import { chooseRestApi } from '../../template/choose-rest-api';
import type { Evaluator } from '../../template/evaluator';
import { placedResources } from '../../template/placed-resource';
import { asFlag, asText, asTexts } from '../../template/properties';
import { readRestApis } from '../../template/read-rest-apis';
import type { CloudFormationTemplate } from '../../template/template';
import { PrivateApiError } from '../../errors';
import type { PolicyDocument } from '../../policy';
import { readPolicy } from '../../policy/read-policy';
import type { GatewayApi, Stage } from '../gateway-api';
import { buildRouteTree } from '../route-tree';
import { readApiKeys } from './read-api-keys';
import { readGatewayResponses } from './read-gateway-responses';
import { compileMethods } from './compile-methods';
import { plainStage } from './plain-stage';
import { readDomains, readEndpointPolicies } from './read-domains';
import { readStages } from './read-stages';

export interface CompileOptions {
  readonly restApi: string | undefined;
  readonly stage: string | undefined;
}

export interface CompiledApi {
  readonly restApi: GatewayApi;
  readonly warnings: string[];
}

export function compileApi(
  template: CloudFormationTemplate,
  evaluator: Evaluator,
  options: CompileOptions,
): CompiledApi {
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  const all = placedResources(template, evaluator);
  const api = chooseRestApi(readRestApis(template, evaluator, all), options.restApi);
  if (typeof api === 'string') throw new PrivateApiError('EMULATOR_REST_API', api);
  const { logicalId, id, properties, ofType } = api;
  if (api.unread !== undefined) {
    throw new PrivateApiError(
      'EMULATOR_REST_API',
      `The routes of ${logicalId} are not in the template: ${api.unread}. Use Body with an OpenAPI document, or resources.`,
    );
  }
  const stages = readStages(ofType);
  const answersUnderAnyStage = stages.size === 0 && options.stage === undefined;
  if (answersUnderAnyStage)
    warn(`The template has no stage of ${logicalId}: any first segment counts as one.`);
  const methods = compileMethods(api, warn);
  const restApi: GatewayApi = {
    logicalId,
    id,
    name: asText(properties['Name']) ?? logicalId,
    // What is not known to be another type is kept as a private API is.
    endpointType: api.endpointType ?? 'PRIVATE',
    vpcEndpointIds: api.vpcEndpointIds,
    policy: policyOf(api.policies[0]?.value, logicalId),
    binaryMediaTypes: asTexts(properties['BinaryMediaTypes']),
    apiKeySource: properties['ApiKeySourceType'] === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER',
    stages: chooseStages(stages, options.stage),
    answersUnderAnyStage,
    domains: readDomains(template, all, id, warn),
    endpointPolicies: readEndpointPolicies(all),
    isDefaultEndpointDisabled: asFlag(properties['DisableExecuteApiEndpoint']),
    methods,
    routes: buildRouteTree(methods),
    gatewayResponses: readGatewayResponses(ofType('AWS::ApiGateway::GatewayResponse'), warn),
    apiKeys: readApiKeys(all, id),
  };
  if (restApi.isDefaultEndpointDisabled) {
    warn(
      `${logicalId}: its own names are disabled, and a request with one in Host gets 403; one to this machine is answered all the same.`,
    );
  }
  for (const expression of evaluator.open)
    warn(`The template does not hold ${expression}: a mark stands for it.`);
  return { restApi, warnings };
}

function policyOf(value: unknown, logicalId: string): PolicyDocument | undefined {
  if (value === undefined) return undefined;
  const policy = readPolicy(value);
  if (typeof policy !== 'string') return policy;
  throw new PrivateApiError('EMULATOR_REST_API', `${logicalId}.Policy ${policy}.`);
}

/** With the option only that stage answers, whether the template has it or not. */
function chooseStages(
  stages: ReadonlyMap<string, Stage>,
  wanted: string | undefined,
): ReadonlyMap<string, Stage> {
  if (wanted === undefined && stages.size > 0) return stages;
  const name = wanted ?? 'dev';
  return new Map([[name, stages.get(name) ?? plainStage(name)]]);
}
