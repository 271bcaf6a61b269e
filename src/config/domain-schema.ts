import { textListSchema, textSchema } from './text-schema';

/** Schema of `privateApi.domain`. */
export const domainSchema = {
  type: 'object',
  properties: {
    name: textSchema,
    certificateArn: textSchema,
    arn: textSchema,
    basePath: { type: 'string' },
    routingRule: {
      type: 'object',
      properties: {
        priority: { type: 'integer' },
        headers: { type: 'object', additionalProperties: { type: 'string' } },
        stripBasePath: { type: 'boolean' },
      },
      required: ['priority'],
      additionalProperties: false,
    },
    routingMode: {
      type: 'string',
      enum: ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'],
    },
    vpcEndpointIds: textListSchema,
    hostedZoneId: textSchema,
    createHostedZone: {
      type: 'object',
      properties: { vpcIds: textListSchema },
      additionalProperties: false,
    },
    aliasTarget: {
      type: 'object',
      properties: { dnsName: textSchema, hostedZoneId: textSchema },
      required: ['dnsName', 'hostedZoneId'],
      additionalProperties: false,
    },
    shareWith: textListSchema,
  },
  required: ['name'],
  additionalProperties: false,
} as const;
