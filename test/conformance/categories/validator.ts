import { isRecord, type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, responseComplaints, text, texts } from './given';

/** Request validators with models. */
export const runValidator: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const requestModels = isRecord(given['requestModels'])
    ? texts(given['requestModels'])
    : { 'application/json': 'Body' };
  const [name = 'Body'] = Object.values(requestModels);
  const resourcePath = text(given['resourcePath']) ?? '/';
  const method = text(given['method']) ?? 'POST';
  const query = text(given['query']);
  const result = await exchange(
    entryPoints,
    {
      models: {
        ...(isRecord(given['models']) ? given['models'] : {}),
        ...('model' in given ? { [name]: given['model'] } : {}),
      },
      methods: [
        {
          path: resourcePath,
          httpMethod: method,
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          methodRequestParameters: isRecord(given['requestParameters'])
            ? (given['requestParameters'] as Record<string, boolean>)
            : {},
          requestModels,
          validateRequestBody: given['validateRequestBody'] === true,
          validateRequestParameters: given['validateRequestParameters'] === true,
          integrationResponses: [
            { statusCode: '200', responseTemplates: { 'application/json': '{"data": "ok"}' } },
          ],
        },
      ],
    },
    {
      method,
      path: `${text(given['path']) ?? resourcePath.replace(/\{[^}]+\}/g, 'value')}${query === undefined ? '' : `?${query}`}`,
      headers: headersOf(given),
      body: text(given['body']) ?? '',
    },
  );
  return verdict(...responseComplaints(result, expect));
};
