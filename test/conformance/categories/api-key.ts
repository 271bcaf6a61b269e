import { type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, responseComplaints, texts } from './given';

export const runApiKey: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const key = texts(given['headers'])['x-api-key'];
  const result = await exchange(
    entryPoints,
    {
      methods: [
        {
          apiKeyRequired: given['apiKeyRequired'] === true,
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
        },
      ],
      // A key is called by what it is: `<disabled key>`, `<enabled key>`; an unknown one is not in the API.
      apiKeys: {
        'key-of-another-client-0123456789': true,
        ...(key === undefined || /unknown|invalid/.test(key) ? {} : { [key]: !key.includes('disabled') }),
      },
    },
    { headers: headersOf(given) },
  );
  return verdict(...responseComplaints(result, expect));
};
