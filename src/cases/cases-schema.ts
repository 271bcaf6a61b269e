const text = { type: 'string' };
const texts = {
  anyOf: [text, { type: 'array', items: text, minItems: 1 }],
  description: 'a text or a list of texts',
};
/** YAML makes numbers and booleans of what HTTP knows as texts. */
const scalar = { type: ['string', 'number', 'boolean'] };
const headerValue = { anyOf: [scalar, { type: 'array', items: scalar, minItems: 1 }] };

const request = {
  type: 'object',
  additionalProperties: false,
  required: ['method', 'path'],
  properties: {
    method: text,
    path: text,
    headers: {
      type: 'object',
      additionalProperties: { ...headerValue, description: texts.description },
    },
    body: {},
    vpcEndpointId: text,
    sourceIp: text,
  },
};

const outcome = {
  type: 'object',
  additionalProperties: false,
  properties: {
    result: {},
    error: { type: 'object', required: ['errorMessage'], properties: { errorMessage: text } },
  },
};

const expectation = {
  type: 'object',
  additionalProperties: false,
  required: ['status'],
  properties: {
    status: { type: 'integer' },
    headers: {
      type: 'object',
      additionalProperties: {
        anyOf: [...headerValue.anyOf, { type: 'null' }],
        description: 'a text, a list of texts, or null for a header that must not be there',
      },
    },
    body: {},
    bodyContains: texts,
  },
};

/** A file of cases. One that is recorded needs no expectations yet. */
export const casesSchema = (withoutExpectations: boolean): object => ({
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'request', ...(withoutExpectations ? [] : ['expect'])],
    properties: { name: text, request, function: outcome, expect: expectation },
  },
});
