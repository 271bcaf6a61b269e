import { type CategoryRunner } from '../conformance-case';
import { equal, verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, methodOf, responseComplaints, text, texts } from './given';

const STATUS_200 = { 'application/json': '{"statusCode": 200}' };
/** The default response of a mock: no status that a case asks for. */
const OTHER = '418';

/** MOCK integrations: their templates, the status that the request template chooses, overrides, canaries. */
export const runMock: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const rendered = text(given['requestTemplateRendered']);
  const { integrationStatus } = expect;
  const method = methodOf(given);
  if (rendered === undefined) {
    method.requestTemplates ??= STATUS_200;
  } else {
    method.requestTemplates = { 'application/json': `#[[${rendered}]]#` };
    const status = typeof integrationStatus === 'number' ? String(integrationStatus) : '200';
    method.integrationResponses = [{ statusCode: OTHER }, { statusCode: status, selectionPattern: status }];
  }
  const result = await exchange(
    entryPoints,
    { methods: [method], stageVariables: texts(given['stageVariables']) },
    {
      method: method.httpMethod ?? 'GET',
      path: text(given['path']) ?? '/',
      headers: headersOf(given),
      ...(typeof given['body'] === 'string' && { body: given['body'] }),
    },
  );
  return verdict(
    ...responseComplaints(result, expect),
    integrationStatus === undefined
      ? undefined
      : equal('integration status', result.response.status, integrationStatus),
  );
};
