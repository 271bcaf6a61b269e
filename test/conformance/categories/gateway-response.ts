import { notRun, REFERENCE, type CategoryRunner, type EntryPoints } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange, type Exchange } from '../gateway';
import { responseComplaints } from './given';

const OK = { requestTemplates: { 'application/json': '{"statusCode": 200}' } };

/** A request that the gateway itself answers with a type of gateway response. */
const PROVOCATIONS: Record<string, (entryPoints: EntryPoints) => Promise<Exchange>> = {
  ACCESS_DENIED: (entryPoints) =>
    exchange(
      entryPoints,
      {
        methods: [OK],
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
          ],
        },
      },
      {},
    ),
  MISSING_AUTHENTICATION_TOKEN: (entryPoints) =>
    exchange(entryPoints, { methods: [OK] }, { path: '/nowhere' }),
  INVALID_API_KEY: (entryPoints) =>
    exchange(
      entryPoints,
      { methods: [{ ...OK, apiKeyRequired: true }], apiKeys: { 'a-key-of-twenty-letters': true } },
      {},
    ),
  UNSUPPORTED_MEDIA_TYPE: (entryPoints) =>
    exchange(
      entryPoints,
      { methods: [{ ...OK, passthroughBehavior: 'NEVER' }] },
      { headers: { 'Content-Type': 'text/none' } },
    ),
  API_CONFIGURATION_ERROR: (entryPoints) =>
    exchange(entryPoints, { methods: [{ requestTemplates: { 'application/json': '{' } }] }, {}),
  BAD_REQUEST_PARAMETERS: (entryPoints) =>
    exchange(
      entryPoints,
      {
        methods: [
          {
            ...OK,
            validateRequestParameters: true,
            methodRequestParameters: { 'method.request.header.x': true },
          },
        ],
      },
      {},
    ),
  BAD_REQUEST_BODY: (entryPoints) =>
    exchange(
      entryPoints,
      {
        methods: [
          {
            ...OK,
            httpMethod: 'POST',
            validateRequestBody: true,
            requestModels: { 'application/json': 'Body' },
          },
        ],
        models: { Body: { type: 'object', required: ['a'] } },
      },
      { method: 'POST', body: '{}' },
    ),
};

/** Errors of the gateway. Lists of the defaults are for reference. */
export const runGatewayResponse: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const { error, message } = given;
  if (typeof error !== 'string') return REFERENCE;
  const provoke = PROVOCATIONS[error];
  if (provoke === undefined) return notRun(`no request that ends in ${error}`);
  const result = await provoke(entryPoints);
  const entry = result.response.trace.find(({ stage }) => stage === 'gateway response');
  if (message !== undefined && entry?.stage === 'gateway response' && entry.message !== message) {
    return notRun(
      `a request cannot choose the message; API Gateway's own for this type is ${JSON.stringify(entry.message)}`,
    );
  }
  return verdict(...responseComplaints(result, expect));
};
