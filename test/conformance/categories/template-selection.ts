import { isRecord, notRun, type CategoryRunner } from '../conformance-case';
import { equal, verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, methodOf, responseComplaints, text } from './given';

/** Which template is used, by content type or by Accept. */
export const runTemplateSelection: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const types = given['responseTemplates'];
  if (Array.isArray(types)) {
    // Each template prints its own key.
    const responseTemplates = Object.fromEntries((types as string[]).map((type) => [type, type]));
    const result = await exchange(
      entryPoints,
      { methods: [{ type: 'HTTP', integrationResponses: [{ statusCode: '200', responseTemplates }] }] },
      { headers: headersOf(given) },
      { http: () => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' }) },
    );
    return verdict(equal('selected', result.body, expect['selected']));
  }
  if (!isRecord(given['requestTemplates'])) return notRun('no templates');
  const result = await exchange(
    entryPoints,
    { methods: [{ ...methodOf(given), type: 'HTTP', httpMethod: 'POST' }] },
    { method: 'POST', headers: headersOf(given), body: text(given['requestBody']) ?? '' },
  );
  const [call] = result.calls;
  return verdict(
    ...responseComplaints(result, expect),
    'integrationRequestBody' in expect
      ? equal('integration request body', call?.body.toString('utf8'), expect['integrationRequestBody'])
      : undefined,
  );
};

const BODY = 'as the client sent it';
const TRANSFORMED = 'transformed';

/** What becomes of a body, by content type and passthrough behavior. */
export const runPassthrough: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const keys = given['requestTemplatesFor'] as string[];
  const result = await exchange(
    entryPoints,
    {
      methods: [
        {
          ...methodOf(given),
          type: 'HTTP',
          httpMethod: 'POST',
          requestTemplates: Object.fromEntries(keys.map((type) => [type, TRANSFORMED])),
        },
      ],
    },
    { method: 'POST', headers: headersOf(given), body: BODY },
  );
  const [call] = result.calls;
  const outcome =
    { [BODY]: 'passthrough', [TRANSFORMED]: 'transformed' }[call?.body.toString('utf8') ?? ''] ?? 'rejected';
  return verdict(equal('outcome', outcome, expect['outcome']), ...responseComplaints(result, expect));
};
