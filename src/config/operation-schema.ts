import { intrinsicSchema } from './intrinsic-schema';

const text = {
  description: 'a text or a CloudFormation intrinsic function',
  anyOf: [{ type: 'string' }, intrinsicSchema],
} as const;

export const throttleSchema = {
  type: 'object',
  properties: { rateLimit: { type: 'number' }, burstLimit: { type: 'integer' } },
  additionalProperties: false,
} as const;

export const cacheSchema = {
  description: 'true, false or a map of settings',
  anyOf: [
    { type: 'boolean' },
    {
      type: 'object',
      properties: {
        ttlInSeconds: { type: 'integer' },
        dataEncrypted: { type: 'boolean' },
        keyParameters: { type: 'array', items: { type: 'string' } },
      },
      additionalProperties: false,
    },
  ],
} as const;

export const logsSchema = {
  type: 'object',
  properties: {
    access: {
      description: 'true, false or a map of settings',
      anyOf: [
        { type: 'boolean' },
        {
          type: 'object',
          properties: {
            format: {
              description: 'a text, or a map of names to $context variables',
              anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }],
            },
            retentionInDays: { type: 'integer' },
            kmsKeyArn: text,
            destinationArn: text,
          },
          additionalProperties: false,
        },
      ],
    },
    execution: {
      description: 'true, false or a map of settings',
      anyOf: [
        { type: 'boolean' },
        {
          type: 'object',
          properties: {
            level: { type: 'string', enum: ['ERROR', 'INFO'] },
            fullExecutionData: { type: 'boolean' },
          },
          additionalProperties: false,
        },
      ],
    },
    role: { type: 'string', enum: ['existing', 'create', 'elsewhere'] },
  },
  additionalProperties: false,
} as const;
