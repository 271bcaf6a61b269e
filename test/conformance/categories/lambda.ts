import type { LambdaResult } from '../../../src/emulator';
import { isRecord, type CategoryRunner } from '../conformance-case';
import { equal, verdict } from '../expectations';
import { exchange } from '../gateway';
import { headersOf, methodOf, responseComplaints, text, texts } from './given';

/** Lambda integrations of type AWS, and templates whose output only the gateway can judge. */
export const runLambda: CategoryRunner = async ({ given, expect }, entryPoints) => {
  const raw = text(given['lambdaOutputRaw']);
  const template = text(given['template']);
  const method = {
    ...methodOf(given),
    ...(template === undefined
      ? {}
      : { type: 'AWS' as const, requestTemplates: { 'application/json': template } }),
    ...(template === undefined || given['method'] !== undefined ? {} : { httpMethod: 'POST' }),
  };
  const path = text(given['path']) ?? '/';
  const query = text(given['query']);
  const body = text(given['requestBody'] ?? given['inputBody']);
  const result = await exchange(
    entryPoints,
    { methods: [method], stageVariables: texts(given['stageVariables']) },
    {
      method: method.httpMethod ?? 'GET',
      path: query === undefined ? path : `${path}?${query}`,
      headers: headersOf(given),
      ...(body === undefined ? {} : { body }),
    },
    {
      lambda: (event, { invocationType }) =>
        invocationType === 'Event'
          ? { payload: '' }
          : raw === undefined
            ? { payload: JSON.stringify(event) }
            : lambdaResult(raw),
    },
  );
  const [first] = result.events;
  return verdict(
    ...responseComplaints(result, expect),
    'lambdaEvent' in expect ? equal('event', first?.event, expect['lambdaEvent']) : undefined,
  );
};

/** What Lambda's Invoke says for a payload: one with an error's fields came from an error. */
export function lambdaResult(payload: string): LambdaResult {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return { payload };
  }
  return isRecord(value) && typeof value['errorMessage'] === 'string'
    ? { payload, functionError: 'Unhandled' }
    : { payload };
}
