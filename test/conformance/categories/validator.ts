import { isRecord, type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import type { Method } from '../rest-api-template';
import { headersOf, responseComplaints, text, texts } from './given';

/** A MOCK method that validates as a case says. */
export function validatedMethod(given: Readonly<Record<string, unknown>>): Method {
  return {
    path: text(given['resourcePath']) ?? '/',
    httpMethod: text(given['method']) ?? 'POST',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    methodRequestParameters: isRecord(given['requestParameters'])
      ? (given['requestParameters'] as Record<string, boolean>)
      : {},
    requestModels: isRecord(given['requestModels'])
      ? texts(given['requestModels'])
      : { 'application/json': 'Body' },
    validateRequestBody: given['validateRequestBody'] === true,
    validateRequestParameters: given['validateRequestParameters'] === true,
    integrationResponses: [
      { statusCode: '200', responseTemplates: { 'application/json': '{"data": "ok"}' } },
    ],
  };
}

/** Request validators with models. */
export const runValidator: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const method = validatedMethod(given);
  const [name = 'Body'] = Object.values(method.requestModels ?? {});
  const query = text(given['query']);
  const path = text(given['path']) ?? method.path?.replace(/\{[^}]+\}/g, 'value') ?? '/';
  const gatewayResponses = isRecord(given['gatewayResponses']) ? given['gatewayResponses'] : {};
  const result = await exchange(
    entryPoints,
    {
      models: {
        ...(isRecord(given['models']) ? given['models'] : {}),
        ...('model' in given ? { [name]: given['model'] } : {}),
      },
      methods: [method],
      gatewayResponses: gatewayResponses as Record<string, string>,
    },
    {
      method: method.httpMethod ?? 'POST',
      path: `${path}${query === undefined ? '' : `?${query}`}`,
      headers: headersOf(given),
      body: text(given['body']) ?? '',
    },
  );
  return verdict(...responseComplaints(result, expect));
};
