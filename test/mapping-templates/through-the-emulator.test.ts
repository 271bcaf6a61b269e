import { deepStrictEqual } from 'node:assert/strict';
import { createEmulator, type Emulator, type LambdaResult } from '../../src/emulator';
import { apiTemplate } from './api-template';
import { requestId } from './respond';
import { responseCases, type ResponseCase } from './response-cases';

let answer: LambdaResult;
const emulators = new Map<string, Emulator>();

function emulatorOf(settings: ResponseCase['settings']): Emulator {
  const key = JSON.stringify(settings ?? {});
  const emulator =
    emulators.get(key) ??
    createEmulator(apiTemplate(settings), {
      requestId,
      invoke: () => Promise.resolve(answer),
    });
  emulators.set(key, emulator);
  return emulator;
}

/** The whole way: selection, template, overrides, headers, as a client sees it. */
async function check({
  settings,
  accept,
  returns,
  payload,
  error,
  expect: expected,
}: ResponseCase): Promise<void> {
  answer =
    error === undefined
      ? { payload: payload ?? JSON.stringify(returns) }
      : { payload: JSON.stringify(error), functionError: 'Unhandled' };
  const headers = accept === undefined ? {} : { Accept: accept };
  const response = await emulatorOf(settings).handle({ method: 'GET', path: '/dev', headers });
  deepStrictEqual(response.status, expected.status);
  const body = response.body.toString();
  if (expected.text === undefined) deepStrictEqual(JSON.parse(body), expected.json);
  else deepStrictEqual(body, expected.text);
  const lower = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const [name, value] of Object.entries({
    'content-type': 'application/json',
    ...lowerNames(expected.headers),
  })) {
    deepStrictEqual(lower[name], value);
  }
}

function lowerNames(headers: ResponseCase['expect']['headers'] = {}): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

test.each(['results', 'errors', 'xml'])('every row of %s', async (file) => {
  const failures: string[] = [];
  for (const given of responseCases(file)) {
    await check(given).catch((problem: unknown) => failures.push(`${given.name}: ${String(problem)}`));
  }
  expect(failures).toEqual([]);
});
