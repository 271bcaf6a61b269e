import { type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, methodOf, responseComplaints, text } from './given';
import { runLambda } from './lambda';
import { runTemplate } from './template';

/** `$input`: rendered alone, or seen by a client through a gateway whose backend answers with what it was sent. */
export const runInput: CategoryRunner = async (item, entryPoints) => {
  const { given, expect } = item;
  if (!('status' in expect)) return runTemplate(item, entryPoints);
  const integration = text(given['integration']) ?? 'AWS';
  if (!integration.startsWith('HTTP')) {
    return runLambda({ ...item, given: { method: 'POST', ...given, integration } }, entryPoints);
  }
  const result = await exchange(
    entryPoints,
    { methods: [{ ...methodOf(given), httpMethod: 'POST' }] },
    {
      method: 'POST',
      headers: headersOf(given),
      body: text(given['requestBody'] ?? given['inputBody']) ?? '',
    },
    { http: ({ body }) => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body }) },
  );
  return verdict(...responseComplaints(result, expect));
};
