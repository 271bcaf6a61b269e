import { type CategoryRunner } from '../conformance-case';
import { equal, verdict } from '../expectations';
import { exchange } from '../gateway';
import { methodOf, responseComplaints, text } from './given';
import { lambdaResult } from './lambda';

/** Which integration response answers: by the status of an HTTP backend, or by the message of a function's error. */
export const runSelection: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const value = text(given['selectionValue']);
  const backendStatus = Number(given['backendStatus'] ?? value ?? NaN);
  const isHttp = Number.isInteger(backendStatus) && value !== '';
  const backendBody = given['backendBody'];
  const result = await exchange(
    entryPoints,
    { methods: [{ ...methodOf(given), type: isHttp ? 'HTTP' : 'AWS' }] },
    {},
    {
      http: () => ({
        status: backendStatus,
        headers: { 'Content-Type': 'application/json' },
        body: backendBody === undefined ? '' : JSON.stringify(backendBody),
      }),
      // A success has no message to match.
      lambda: () =>
        lambdaResult(value === undefined || value === '' ? '{}' : JSON.stringify({ errorMessage: value })),
    },
  );
  return verdict(
    ...responseComplaints(result, expect),
    'selected' in expect ? equal('selected', String(result.response.status), expect['selected']) : undefined,
  );
};
