import { isRecord, type CategoryRunner } from '../conformance-case';
import { verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, methodOf, responseComplaints, text } from './given';

/** What a function behind AWS_PROXY returns, and what the client gets. */
export const runProxy: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const output = given['lambdaOutput'];
  // `_note` alone: the function returned nothing.
  const nothing = isRecord(output) && Object.keys(output).every((key) => key === '_note');
  const integrationHttpMethod = text(given['integrationHttpMethod']);
  const result = await exchange(
    entryPoints,
    {
      methods: [
        { ...methodOf(given), ...(integrationHttpMethod === undefined ? {} : { integrationHttpMethod }) },
      ],
      binaryMediaTypes: Array.isArray(given['binaryMediaTypes'])
        ? (given['binaryMediaTypes'] as string[])
        : [],
    },
    { headers: headersOf(given) },
    { lambda: () => ({ payload: nothing || output === undefined ? 'null' : JSON.stringify(output) }) },
  );
  const base64 = isRecord(output) ? text(output['body']) : undefined;
  return verdict(...responseComplaints(result, { ...expect, ...clientBody(expect['clientBody'], base64) }));
};

/** The recordings say in words what became of the body. */
function clientBody(words: unknown, base64: string | undefined): Record<string, unknown> {
  if (base64 === undefined) return {};
  if (words === 'base64 text as is') return { clientBody: base64 };
  if (words === 'decoded binary') return { clientBody: Buffer.from(base64, 'base64').toString('utf8') };
  return {};
}
