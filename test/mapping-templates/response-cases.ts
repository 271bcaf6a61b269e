import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResponseSettings } from '../../src/config/settings';
import type { Engine } from './engine';
import { respond, type Outcome } from './respond';
import { defaultResponse } from './settings';

/** A row of the table: what the function did, and what the client gets. */
export interface ResponseCase {
  name: string;
  settings?: Partial<ResponseSettings>;
  /** `Accept`, where it matters. */
  accept?: string;
  /** One of the three: a value, a value as Lambda's own text, or the payload of an error. */
  returns?: unknown;
  payload?: string;
  error?: object;
  expect: { status: number; headers?: Record<string, string | string[]>; json?: unknown; text?: string };
}

export function responseCases(file: string): ResponseCase[] {
  const path = join(__dirname, '../cases/mapping-templates', `${file}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as ResponseCase[];
}

export async function checkResponseCase(engine: Engine, given: ResponseCase): Promise<void> {
  const settings = { ...defaultResponse, ...given.settings };
  const { status, headers, body } = await respond(engine, settings, outcomeOf(given), given.accept);
  const { expect } = given;
  deepStrictEqual({ status, headers }, { status: expect.status, headers: expect.headers ?? {} });
  if (expect.text === undefined) deepStrictEqual(JSON.parse(body), expect.json);
  else deepStrictEqual(body, expect.text);
}

function outcomeOf({ returns, payload, error }: ResponseCase): Outcome {
  if (error !== undefined) return { payload: JSON.stringify(error), failed: true };
  return { payload: payload ?? JSON.stringify(returns) };
}
