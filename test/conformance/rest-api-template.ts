import { mapValues } from 'lodash';
import type { CloudFormationResource, CloudFormationTemplate } from '../../src/template/template';

export const STAGE = 'stage';
const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:111111111111:function:conformance';

export interface IntegrationResponse {
  statusCode: string;
  selectionPattern?: string | null;
  responseTemplates?: Record<string, string | null>;
  responseParameters?: Record<string, string>;
  contentHandling?: string | null;
}

/** A method in the words of a case: API Gateway's own, in lower case. */
export interface Method {
  path?: string;
  httpMethod?: string;
  type?: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
  uri?: string;
  integrationHttpMethod?: string;
  requestTemplates?: Record<string, string>;
  requestParameters?: Record<string, string>;
  passthroughBehavior?: string;
  contentHandling?: string | null;
  integrationResponses?: IntegrationResponse[];
  /** Default: one for each integration response. */
  methodResponses?: string[];
  /** `method.request.…` → required. */
  methodRequestParameters?: Record<string, boolean>;
  requestModels?: Record<string, string>;
  validateRequestBody?: boolean;
  validateRequestParameters?: boolean;
  apiKeyRequired?: boolean;
}

export interface RestApi {
  methods: Method[];
  binaryMediaTypes?: string[];
  models?: Record<string, unknown>;
  stage?: string;
  stageVariables?: Record<string, string>;
  canary?: Record<string, unknown>;
  policy?: unknown;
  /** Templates for JSON, by response type. */
  gatewayResponses?: Record<string, string>;
  /** API keys by value: enabled or not. */
  apiKeys?: Record<string, boolean>;
}

/** A REST API as CloudFormation has it: what the cases were recorded on, which was regional and without a policy. */
export function restApiTemplate(api: RestApi): CloudFormationTemplate {
  const resources: Record<string, CloudFormationResource> = {
    Api: resource('RestApi', {
      Name: 'conformance',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      BinaryMediaTypes: api.binaryMediaTypes,
      Policy: api.policy,
    }),
  };
  for (const method of api.methods) addMethod(resources, method, Object.keys(api.models ?? {}));
  for (const [name, schema] of Object.entries(api.models ?? {})) {
    resources[`Model${name}`] = resource('Model', {
      RestApiId: { Ref: 'Api' },
      Name: name,
      ContentType: 'application/json',
      Schema: withApiId(schema),
    });
  }
  for (const [type, template] of Object.entries(api.gatewayResponses ?? {})) {
    resources[`GatewayResponse${type.replaceAll('_', '')}`] = resource('GatewayResponse', {
      RestApiId: { Ref: 'Api' },
      ResponseType: type,
      ResponseTemplates: { 'application/json': template },
    });
  }
  const methodIds = Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::ApiGateway::Method');
  resources['Deployment'] = {
    ...resource('Deployment', { RestApiId: { Ref: 'Api' } }),
    DependsOn: methodIds,
  };
  resources['Stage'] = resource('Stage', {
    RestApiId: { Ref: 'Api' },
    DeploymentId: { Ref: 'Deployment' },
    StageName: api.stage ?? STAGE,
    Variables: api.stageVariables,
    CanarySetting: api.canary,
  });
  addApiKeys(resources, api);
  return { AWSTemplateFormatVersion: '2010-09-09', Resources: resources };
}

const resource = (type: string, properties: Record<string, unknown>): CloudFormationResource => ({
  Type: `AWS::ApiGateway::${type}`,
  Properties: Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== null),
  ),
});

function addMethod(
  resources: Record<string, CloudFormationResource>,
  method: Method,
  models: readonly string[],
): void {
  const { path = '/', httpMethod = 'GET' } = method;
  const resourceId = addPath(resources, path);
  const id = `Method${Object.keys(resources).length}`;
  const validator =
    method.validateRequestBody !== undefined || method.validateRequestParameters !== undefined
      ? `${id}Validator`
      : undefined;
  if (validator !== undefined) {
    resources[validator] = resource('RequestValidator', {
      RestApiId: { Ref: 'Api' },
      ValidateRequestBody: method.validateRequestBody ?? false,
      ValidateRequestParameters: method.validateRequestParameters ?? false,
    });
  }
  const integrationResponses = method.integrationResponses ?? [{ statusCode: '200' }];
  resources[id] = resource('Method', {
    RestApiId: { Ref: 'Api' },
    ResourceId: resourceId,
    HttpMethod: httpMethod,
    AuthorizationType: 'NONE',
    ApiKeyRequired: method.apiKeyRequired,
    RequestParameters: { ...sources(method), ...method.methodRequestParameters },
    // By reference: the method has to wait for its model.
    RequestModels: mapValues(method.requestModels, (name) =>
      models.includes(name) ? { Ref: `Model${name}` } : name,
    ),
    RequestValidatorId: validator === undefined ? undefined : { Ref: validator },
    Integration: integration(method, integrationResponses),
    MethodResponses: (method.methodResponses ?? integrationResponses.map(({ statusCode }) => statusCode)).map(
      (statusCode) => ({
        StatusCode: statusCode,
        ResponseParameters: Object.fromEntries(
          integrationResponses
            .filter((response) => response.statusCode === statusCode)
            .flatMap(({ responseParameters = {} }) =>
              Object.keys(responseParameters).map((name) => [name, false]),
            ),
        ),
      }),
    ),
  });
}

function integration(method: Method, responses: IntegrationResponse[]): Record<string, unknown> {
  const { type = 'MOCK' } = method;
  const isLambda = type === 'AWS' || type === 'AWS_PROXY';
  const uri = isLambda
    ? `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`
    : 'https://backend.example/';
  return {
    Type: type,
    Uri: type === 'MOCK' ? undefined : (method.uri ?? uri),
    IntegrationHttpMethod: type === 'MOCK' ? undefined : (method.integrationHttpMethod ?? 'POST'),
    PassthroughBehavior: method.passthroughBehavior,
    ContentHandling: method.contentHandling ?? undefined,
    RequestTemplates: method.requestTemplates,
    RequestParameters: method.requestParameters,
    IntegrationResponses: type.endsWith('_PROXY')
      ? undefined
      : responses.map((response) => ({
          StatusCode: response.statusCode,
          SelectionPattern: response.selectionPattern ?? undefined,
          ResponseTemplates: response.responseTemplates,
          ResponseParameters: response.responseParameters,
          ContentHandling: response.contentHandling ?? undefined,
        })),
  };
}

/** A mapping reads only what the method declares. */
function sources({ requestParameters = {} }: Method): Record<string, boolean> {
  const names = Object.values(requestParameters)
    .filter((source) => /^method\.request\.(?!body)/.test(source))
    .map((source) =>
      source.replace('.multivalueheader.', '.header.').replace('.multivaluequerystring.', '.querystring.'),
    );
  return Object.fromEntries(names.map((name) => [name, false]));
}

/** The resource of a path and of every path above it. */
function addPath(resources: Record<string, CloudFormationResource>, path: string): unknown {
  const segments = path.split('/').filter((segment) => segment !== '');
  let parent: unknown = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
  segments.forEach((segment, i) => {
    const id = `Resource${Buffer.from(segments.slice(0, i + 1).join('/')).toString('hex')}`;
    resources[id] ??= resource('Resource', {
      RestApiId: { Ref: 'Api' },
      ParentId: parent,
      PathPart: segment,
    });
    parent = { Ref: id };
  });
  return parent;
}

/** `{apiId}` in a model's `$ref` is the API's own id. */
function withApiId(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withApiId);
  if (typeof schema === 'string' && schema.includes('{apiId}')) {
    return { 'Fn::Sub': schema.replace('{apiId}', '${Api}') };
  }
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withApiId(value)]));
}

function addApiKeys(resources: Record<string, CloudFormationResource>, { apiKeys, stage }: RestApi): void {
  if (apiKeys === undefined) return;
  resources['UsagePlan'] = resource('UsagePlan', {
    ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: stage ?? STAGE }],
  });
  Object.entries(apiKeys).forEach(([value, enabled], i) => {
    resources[`Key${i}`] = resource('ApiKey', { Enabled: enabled, Value: value });
    resources[`UsagePlanKey${i}`] = resource('UsagePlanKey', {
      KeyId: { Ref: `Key${i}` },
      KeyType: 'API_KEY',
      UsagePlanId: { Ref: 'UsagePlan' },
    });
  });
}
