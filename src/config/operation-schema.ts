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

const apiKey = {
  description: 'a name, or { name, value, description, customerId, enabled }, or { id }',
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      properties: {
        name: { type: 'string' },
        value: text,
        description: { type: 'string' },
        customerId: { type: 'string' },
        enabled: { type: 'boolean' },
        id: text,
      },
      additionalProperties: false,
    },
  ],
} as const;

export const apiKeysSchema = {
  type: 'array',
  items: {
    description: `${apiKey.description}, or a list of these by the name of their usage plan`,
    anyOf: [...apiKey.anyOf, { type: 'object', additionalProperties: { type: 'array', items: apiKey } }],
  },
} as const;

const usagePlan = {
  type: 'object',
  properties: {
    description: { type: 'string' },
    quota: {
      type: 'object',
      properties: {
        limit: { type: 'integer' },
        offset: { type: 'integer' },
        period: { type: 'string', enum: ['DAY', 'WEEK', 'MONTH'] },
      },
      required: ['limit', 'period'],
      additionalProperties: false,
    },
    throttle: throttleSchema,
    methods: { type: 'object', additionalProperties: throttleSchema },
  },
  additionalProperties: false,
} as const;

export const usagePlanSchema = {
  description: 'a usage plan, or a list of plans by name: [{ gold: { … } }]',
  anyOf: [usagePlan, { type: 'array', items: { type: 'object', additionalProperties: usagePlan } }],
} as const;
