import { intrinsicSchema } from './intrinsic-schema';

export const textSchema = {
  description: 'a text or a CloudFormation intrinsic function',
  anyOf: [{ type: 'string' }, intrinsicSchema],
} as const;

export const textListSchema = {
  description: 'a text, a list of texts, or a CloudFormation intrinsic function',
  anyOf: [{ type: 'string' }, intrinsicSchema, { type: 'array', items: textSchema, minItems: 1 }],
} as const;
