import { type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import { integrationType, methodOf, responseComplaints, text } from './given';
import { runMock } from './mock';

/** Overrides of status and headers by templates. */
export const runOverride: CategoryRunner = async (item, entryPoints) => {
  const { given, expect } = item;
  if (integrationType(given['integration']) === 'MOCK') return runMock(item, entryPoints);
  const result = await exchange(
    entryPoints,
    { methods: [methodOf(given)] },
    {},
    {
      http: () => ({
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: text(given['integrationBody']) ?? '',
      }),
    },
  );
  return verdict(...responseComplaints(result, expect));
};
