import { isPlainObject } from 'lodash';
import type { ServiceResult } from '../../emulator';

/** The answer of a service out of a file; `undefined` for a text that is none. A body that is no text becomes JSON. */
export function readServiceResponse(text: string): ServiceResult | undefined {
  const answer = parsed(text) as { status?: unknown; headers?: unknown; body?: unknown } | undefined;
  if (!isPlainObject(answer)) return undefined;
  const { status, headers = {}, body = '' } = answer ?? {};
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    return undefined;
  if (!isPlainObject(headers)) return undefined;
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers as object).map(([name, value]: [string, unknown]) => [
        name,
        [value].flat().map(String),
      ]),
    ),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
