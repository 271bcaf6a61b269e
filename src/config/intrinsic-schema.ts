/**
 * The names only: the host makes code of every place where this stands, and loads all of it with every command. What
 * the functions take is checked in intrinsic-problems.ts.
 */
export const intrinsicSchema = {
  description: 'a CloudFormation intrinsic function',
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  properties: {
    Ref: {},
    Condition: {},
    'Fn::Base64': {},
    'Fn::FindInMap': {},
    'Fn::GetAtt': {},
    'Fn::If': {},
    'Fn::ImportValue': {},
    'Fn::Join': {},
    'Fn::Select': {},
    'Fn::Split': {},
    'Fn::Sub': {},
    'Fn::Transform': {},
  },
  additionalProperties: false,
} as const;
