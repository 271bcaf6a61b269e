import { intrinsicSchema } from './intrinsic-schema';
import { textSchema as text } from './text-schema';

const number = {
  description: 'a number or a CloudFormation intrinsic function',
  anyOf: [{ type: 'number' }, intrinsicSchema],
} as const;

const flag = {
  description: 'true, false or a CloudFormation intrinsic function',
  anyOf: [{ type: 'boolean' }, intrinsicSchema],
} as const;

const textMap = { type: 'object', additionalProperties: text } as const;
const tags = {
  type: 'array',
  items: {
    type: 'object',
    properties: { Key: text, Value: text },
    required: ['Key', 'Value'],
    additionalProperties: false,
  },
} as const;

/**
 * `privateApi.properties`: CloudFormation's own properties, as they are. A test holds them to AWS's resource
 * specification, so that each property of it stands here or in `setElsewhere`.
 */
export const propertiesSchema = {
  type: 'object',
  properties: {
    restApi: {
      type: 'object',
      properties: {
        ApiKeySourceType: text,
        Description: text,
        DisableExecuteApiEndpoint: flag,
        EndpointAccessMode: text,
        EndpointConfiguration: {
          type: 'object',
          properties: { IpAddressType: text },
          additionalProperties: false,
        },
        MinimumCompressionSize: number,
        Policy: { type: 'object' },
        SecurityPolicy: text,
        Tags: tags,
      },
      additionalProperties: false,
    },
    stage: {
      type: 'object',
      properties: {
        AccessLogSetting: {
          type: 'object',
          properties: { DestinationArn: text, Format: text },
          additionalProperties: false,
        },
        CacheClusterEnabled: flag,
        CacheClusterSize: text,
        CanarySetting: {
          type: 'object',
          properties: {
            DeploymentId: text,
            PercentTraffic: number,
            StageVariableOverrides: textMap,
            UseStageCache: flag,
          },
          additionalProperties: false,
        },
        ClientCertificateId: text,
        Description: text,
        DocumentationVersion: text,
        MethodSettings: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              CacheDataEncrypted: flag,
              CacheTtlInSeconds: number,
              CachingEnabled: flag,
              DataTraceEnabled: flag,
              HttpMethod: text,
              LoggingLevel: text,
              MetricsEnabled: flag,
              ResourcePath: text,
              ThrottlingBurstLimit: number,
              ThrottlingRateLimit: number,
            },
            additionalProperties: false,
          },
        },
        Tags: tags,
        TracingEnabled: flag,
        Variables: textMap,
      },
      additionalProperties: false,
    },
    deployment: {
      type: 'object',
      properties: { Description: text },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;

/** Properties of these resources that do not go through `properties`, and what to write instead. */
export const setElsewhere: Readonly<Record<string, string>> = {
  BinaryMediaTypes: 'Write privateApi.binaryMediaTypes: the templates depend on it. ',
  Body: "The API's resources are made of the routes. ",
  BodyS3Location: "The API's resources are made of the routes. ",
  CloneFrom: "The API's resources are made of the routes. ",
  DeploymentCanarySettings: 'A canary of the stage is properties.stage.CanarySetting. ',
  DeploymentId: 'The stage refers to the deployment of this stack. ',
  FailOnWarnings: 'It is about the import of a definition. ',
  Mode: 'It is about the import of a definition. ',
  Name: 'Write privateApi.name. ',
  Parameters: 'It is about the import of a definition. ',
  RestApiId: 'It is the API of this stack. ',
  StageDescription: 'The stage has properties of its own: properties.stage. ',
  StageName: 'Write privateApi.stage. ',
  Types: 'The API is private. ',
  Version: 'API Gateway gives it. ',
  VpcEndpointIds: 'Write privateApi.vpcEndpointIds. ',
};
