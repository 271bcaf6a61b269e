/**
 * The JSON Schema that the host shows and checks, closed. test/config/schema.types.test.ts holds it to the types
 * in config.ts. Formats that deserve a better message than "must match pattern" are checked in normalize.
 */

import { domainSchema } from './domain-schema';
import { corsSchema } from './cors';
import { gatewayResponsesSchema } from './gateway-responses';
import { intrinsicSchema } from './intrinsic-schema';
import { apiKeysSchema, cacheSchema, logsSchema, throttleSchema, usagePlanSchema } from './operation-schema';
import { propertiesSchema } from './properties-schema';
import { textListSchema as textList, textSchema as text } from './text-schema';
import { parametersSchema } from './request-parameters';

const stringMap = { type: 'object', additionalProperties: { type: 'string' } } as const;

const contentHandling = { type: 'string', enum: ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] } as const;

const templateSource = {
  description: 'the text of a template, { file: … }, or a CloudFormation intrinsic function',
  anyOf: [
    { type: 'string' },
    intrinsicSchema,
    {
      type: 'object',
      properties: { file: { type: 'string' } },
      required: ['file'],
      additionalProperties: false,
    },
  ],
} as const;

const routeSettings = {
  request: {
    type: 'object',
    properties: {
      event: { type: 'string', enum: ['proxy', 'lambda', 'passthrough'] },
      contentTypes: { type: 'array', items: { type: 'string' } },
      templates: { type: 'object', additionalProperties: templateSource },
      parameters: parametersSchema,
      schemas: {
        type: 'object',
        additionalProperties: {
          description: 'a JSON Schema of draft 4, { file: … }, or the name of a schema',
          anyOf: [{ type: 'string' }, { type: 'object' }],
        },
      },
      contentHandling,
      tenantId: { type: 'string' },
    },
    additionalProperties: false,
  },
  response: {
    type: 'object',
    properties: {
      format: { type: 'string', enum: ['json', 'xml', 'negotiate'] },
      xmlRoot: { type: 'string' },
      result: { type: 'string', enum: ['dictionary', 'proxy'] },
      exposeErrors: { type: 'boolean' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            pattern: { type: 'string' },
            status: { type: 'integer' },
            message: { type: 'string' },
            exposeMessage: { type: 'boolean' },
          },
          required: ['pattern', 'status'],
          additionalProperties: false,
        },
      },
      headers: stringMap,
      template: templateSource,
      errorTemplate: templateSource,
      contentHandling,
    },
    additionalProperties: false,
  },
  authorization: { type: 'string' },
  cors: corsSchema,
  timeoutInMillis: { type: 'integer' },
  throttle: throttleSchema,
  cache: cacheSchema,
  credentials: text,
} as const;

const policyStatement = {
  type: 'object',
  properties: {
    Sid: { type: 'string' },
    Effect: { type: 'string', enum: ['Allow', 'Deny'] },
    Principal: {},
    NotPrincipal: {},
    Action: {},
    NotAction: {},
    Resource: {},
    NotResource: {},
    Condition: { type: 'object' },
  },
  required: ['Effect'],
  additionalProperties: false,
} as const;

const authorizer = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: ['token', 'request', 'cognito'] },
    function: { type: 'string' },
    functionArn: text,
    userPoolArns: textList,
    scopes: { type: 'array', items: { type: 'string' } },
    identitySource: { type: 'string' },
    resultTtlInSeconds: { type: 'integer' },
    identityValidationExpression: { type: 'string' },
  },
  required: ['type'],
  additionalProperties: false,
} as const;

/** Schema of the top-level `privateApi` property. */
export const privateApiSchema = {
  type: 'object',
  properties: {
    // An empty list is no mistake of shape: `createVpcEndpoint` may take its place, and normalize knows.
    vpcEndpointIds: {
      description: textList.description,
      anyOf: [{ type: 'string' }, intrinsicSchema, { type: 'array', items: text }],
    },
    createVpcEndpoint: {
      type: 'object',
      properties: {
        vpcId: text,
        subnetIds: textList,
        securityGroupIds: textList,
        allowFrom: {
          type: 'object',
          properties: { cidrs: textList, securityGroupIds: textList },
          additionalProperties: false,
        },
        ipAddressType: { type: 'string', enum: ['ipv4', 'ipv6', 'dualstack'] },
        privateDnsEnabled: { type: 'boolean' },
        policy: { type: 'object' },
      },
      required: ['vpcId', 'subnetIds'],
      additionalProperties: false,
    },
    restApi: {
      type: 'object',
      properties: { id: text, rootResourceId: text },
      required: ['id', 'rootResourceId'],
      additionalProperties: false,
    },
    access: {
      type: 'object',
      properties: {
        vpcEndpointIds: textList,
        vpcIds: textList,
        cidrs: textList,
        accounts: textList,
        principals: textList,
        organizations: textList,
        statements: { type: 'array', items: policyStatement },
        allowUnproven: { type: 'boolean' },
      },
      additionalProperties: false,
    },
    name: { type: 'string' },
    description: { type: 'string' },
    stage: { type: 'string' },
    stageVariables: { type: 'object', additionalProperties: text },
    tags: stringMap,
    tracing: { type: 'boolean' },
    binaryMediaTypes: { type: 'array', items: { type: 'string' } },
    authorizers: { type: 'object', additionalProperties: authorizer },
    apiKeys: apiKeysSchema,
    usagePlan: usagePlanSchema,
    gatewayResponses: gatewayResponsesSchema(templateSource),
    logs: logsSchema,
    metrics: { type: 'boolean' },
    webAclArn: text,
    disableExecuteApiEndpoint: { type: 'boolean' },
    domain: domainSchema,
    properties: propertiesSchema,
    definition: { type: 'string', enum: ['resources', 'openapi'] },
    definitionPatch: { type: 'object' },
    deploymentNonce: { type: 'string' },
    resourceQuota: { type: 'integer' },
    suppressions: stringMap,
    ...routeSettings,
  },
  additionalProperties: false,
} as const;

/** Schema of a function's `privateApi` event. */
export const privateApiEventSchema = {
  description: "'*', 'METHOD /path', or an object with path, method and settings of the route",
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      properties: {
        method: { type: 'string' },
        path: { type: 'string' },
        operationName: { type: 'string' },
        private: { type: 'boolean' },
        async: { type: 'boolean' },
        ...routeSettings,
      },
      required: ['path'],
      additionalProperties: false,
    },
  ],
} as const;
