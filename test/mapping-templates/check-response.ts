import { isDeepStrictEqual } from 'node:util';
import type { ResponseSettings } from '../../src/config/settings';
import { canonicalHeaders } from './canonical-headers';
import type { Engine } from './engine';
import { expectedResponse } from './expected-response';
import { respond, type Outcome } from './respond';

/** Renders an outcome and holds the response to the table. Throws what differs. */
export async function checkResponse(
  engine: Engine,
  settings: ResponseSettings,
  outcome: Outcome,
): Promise<void> {
  const expected = expectedResponse(outcome, settings);
  expected.headers = canonicalHeaders(expected.headers);
  const response = await respond(engine, settings, outcome);
  const body =
    'json' in expected.body ? { json: JSON.parse(response.body) as unknown } : { text: response.body };
  const actual = { status: response.status, headers: canonicalHeaders(response.headers), body };
  if (settings.exposeErrors && expected.status === 502 && actual.status === 502) return;
  if (!isDeepStrictEqual(withoutMinusZero(actual), withoutMinusZero(expected))) {
    throw new Error(`Got ${JSON.stringify(actual)}\nexpected ${JSON.stringify(expected)}`);
  }
}

/** JSON has one zero. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
