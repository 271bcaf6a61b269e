import type { CloudFormationTemplate } from '../../template/template';
import { PrivateApiError } from '../../errors';
import type { PolicyDocument } from '../../policy';
import type { EndpointType, RestApi, Stage } from '../rest-api';
import { buildRouteTree } from '../route-tree';
import { apiResources, type ApiResources } from './api-resources';
import { endpointTypes, findRestApi } from './find-rest-api';
import { openApiResources } from './open-api-resources';
import { asFlag, asProperties, asText, asTexts, type Properties } from './properties';
import { readApiKeys } from './read-api-keys';
import { readGatewayResponses } from './read-gateway-responses';
import { readMethods } from './read-methods';
import { plainStage } from './plain-stage';
import { readStages } from './read-stages';
import type { Resolver } from './resolver';

export interface ReadOptions {
  readonly restApi: string | undefined;
  readonly stage: string | undefined;
}

export interface ReadRestApi {
  readonly restApi: RestApi;
  readonly warnings: string[];
}

export function readRestApi(
  template: CloudFormationTemplate,
  resolver: Resolver,
  options: ReadOptions,
): ReadRestApi {
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  const { logicalId, id, properties: given } = findRestApi(template, resolver, options.restApi);
  if (given['BodyS3Location'] !== undefined) {
    throw new PrivateApiError(
      'EMULATOR_REST_API',
      `${logicalId} takes its routes from a file in S3 (BodyS3Location), which the template does not hold: use Body, or resources.`,
    );
  }
  const rootResourceId = asText(resolver.resolve({ 'Fn::GetAtt': [logicalId, 'RootResourceId'] })) ?? '';
  const imported = openApiResources(given['Body'], { restApiId: id, rootResourceId });
  const properties: Properties = {
    ...imported.properties,
    ...given,
    EndpointConfiguration: {
      ...asProperties(imported.properties['EndpointConfiguration']),
      ...asProperties(given['EndpointConfiguration']),
    },
  };
  const own = apiResources(template, resolver, id);
  const resources: ApiResources = (type) => [...imported.resources(type), ...own(type)];

  const stages = readStages(resources);
  const answersUnderAnyStage = stages.size === 0 && options.stage === undefined;
  if (answersUnderAnyStage)
    warn(`The template has no stage of ${logicalId}: any first segment counts as one.`);
  const methods = readMethods(resources, rootResourceId, warn);
  const restApi: RestApi = {
    logicalId,
    id,
    name: asText(properties['Name']) ?? logicalId,
    endpointType: endpointType(properties),
    vpcEndpointIds: asTexts(asProperties(properties['EndpointConfiguration'])['VpcEndpointIds']),
    policy: readPolicy(properties['Policy'], logicalId),
    binaryMediaTypes: asTexts(properties['BinaryMediaTypes']),
    apiKeySource: properties['ApiKeySourceType'] === 'AUTHORIZER' ? 'AUTHORIZER' : 'HEADER',
    stages: chooseStages(stages, options.stage),
    answersUnderAnyStage,
    methods,
    routes: buildRouteTree(methods),
    gatewayResponses: readGatewayResponses(resources('AWS::ApiGateway::GatewayResponse'), warn),
    apiKeys: readApiKeys(template, resolver, id),
  };
  if (asFlag(properties['DisableExecuteApiEndpoint'])) {
    warn(
      `${logicalId}: its own host name is disabled; here it answers as if called by its custom domain name.`,
    );
  }
  for (const expression of resolver.open)
    warn(`The template does not hold ${expression}: a mark stands for it.`);
  return { restApi, warnings };
}

function endpointType(properties: Properties): EndpointType {
  const [type] = endpointTypes(properties);
  return type === 'PRIVATE' || type === 'REGIONAL' ? type : 'EDGE';
}

function readPolicy(value: unknown, logicalId: string): PolicyDocument | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') return asProperties(value) as unknown as PolicyDocument;
  try {
    return asProperties(JSON.parse(value)) as unknown as PolicyDocument;
  } catch {
    throw new PrivateApiError('EMULATOR_REST_API', `${logicalId}.Policy is text that is not JSON.`);
  }
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
