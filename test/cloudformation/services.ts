import type { CloudFormationTemplate } from '../../src/template/template';
import { aService } from '../config/service';
import { synthesizedTemplate } from '../support/synthesized-template';

export const endpoint = 'vpce-0123456789abcdef0';
const order = {
  type: 'object',
  required: ['sku'],
  properties: { sku: { type: 'string' }, to: { $ref: 'address' } },
};
const address = { type: 'object', required: ['city'] };

/** Services that use what a definition has to say, and what their callers get. */
export const services: Record<string, { privateApi?: object; events?: unknown[]; authorizer?: boolean }> = {
  'the smallest': {},
  'many routes': {
    events: ['GET /', 'GET /a', 'POST /a', 'ANY /a/{proxy+}', 'GET /b/{id}', 'DELETE /b/{id}'],
  },
  'XML, error mappings and own headers': {
    privateApi: {
      response: {
        format: 'negotiate',
        xmlRoot: 'order',
        headers: { 'Cache-Control': 'no-store' },
        errors: [
          { pattern: '\\[NotFound\\].*', status: 404 },
          { pattern: '.*too many.*', status: 429, message: 'Slow down' },
        ],
      },
    },
  },
  'CORS of several origins and gateway responses': {
    privateApi: {
      cors: { origins: ['https://a.example.com', 'https://*.b.example.com'], allowCredentials: true },
      gatewayResponses: {
        MISSING_AUTHENTICATION_TOKEN: { statusCode: 404, headers: { 'X-Why': 'nowhere' } },
      },
    },
    events: ['*', 'GET /a'],
  },
  'CORS of one origin': { privateApi: { cors: { origins: 'https://a.example.com' } } },
  'parameters and schemas': {
    privateApi: { request: { schemas: { address, order } } },
    events: [
      { method: 'POST', path: '/a', request: { schemas: { 'application/json': 'order' } } },
      {
        method: 'GET',
        path: '/b/{id}',
        request: { parameters: { querystrings: { page: true }, headers: { 'X-A': false } } },
      },
    ],
  },
  'signatures, keys and asynchronous calls': {
    privateApi: { authorization: 'AWS_IAM', apiKeys: [{ name: 'team', value: 'a-key-of-twenty-chars' }] },
    events: [
      { method: 'GET', path: '/a', private: true },
      { method: 'POST', path: '/a', async: true },
    ],
  },
  'a Lambda authorizer': {
    privateApi: { authorizers: { guard: { type: 'token', function: 'guard' } }, authorization: 'guard' },
    events: ['GET /a', 'POST /b/{id}'],
    authorizer: true,
  },
  'binary bodies and a time-out of its own': {
    privateApi: { binaryMediaTypes: ['image/png'], timeoutInMillis: 1000, request: { event: 'lambda' } },
  },
};

/** The template of one of them. */
export function templateOf(name: string, definition: string): CloudFormationTemplate {
  const { privateApi = {}, events = ['*'], authorizer = false } = services[name] ?? {};
  return synthesizedTemplate(
    aService({
      privateApi: { vpcEndpointIds: [endpoint], definition, ...privateApi },
      functions: {
        api: { events: events.map((event) => ({ privateApi: event })) },
        ...(authorizer && { guard: {} }),
      },
    }),
  ).template;
}
