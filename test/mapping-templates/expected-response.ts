import type { ResponseSettings } from '../../src/config/settings';
import { requestId, type Outcome } from './respond';

/** What the table of docs/responses.md says. `json`: the body as JSON; `text`: the body as it is. */
export interface Expected {
  status: number;
  headers: Record<string, string | string[]>;
  body: { json: unknown } | { text: string };
}

type Settings = Pick<ResponseSettings, 'result' | 'exposeErrors'>;
type JsonObject = Record<string, unknown>;

const errorKeys = ['errorType', 'errorMessage', 'trace', 'stackTrace', 'requestId', 'cause'];

/** The table, a second time and in another language: what the templates are held to. */
export function expectedResponse({ payload, failed = false }: Outcome, settings: Settings): Expected {
  if (failed) return expectedError(payload, settings);
  return expectedResult(JSON.parse(payload), payload, settings);
}

function expectedError(payload: string, settings: Settings): Expected {
  const error = JSON.parse(payload) as JsonObject & { errorMessage: string };
  const timeout = /^(RequestId: \S+ Error:|\d{4}-\d\d-\d\dT\S+ \S+) Task timed out after [\d.]+ seconds$/;
  if (timeout.test(error.errorMessage)) return failure(504, error, settings);
  const thrown = parsed(error.errorMessage);
  const key = statusKey(settings);
  if ((error[key] ?? '') !== '') return expectedResult(error, payload, settings);
  if (isObject(thrown) && (thrown[key] ?? null) !== null) {
    return expectedResult(thrown, error.errorMessage, settings);
  }
  return failure(500, error, settings);
}

function expectedResult(result: unknown, payload: string, settings: Settings): Expected {
  const key = statusKey(settings);
  const asReturned = { json: JSON.parse(payload) as unknown };
  if (!isObject(result)) return { status: 200, headers: {}, body: asReturned };
  const keys = Object.keys(result);
  const looksLikeError =
    keys.includes('errorType') &&
    keys.includes('errorMessage') &&
    keys.every((name) => errorKeys.includes(name));
  if (looksLikeError || (result['stackTrace'] ?? null) !== null) return failure(500, result, settings);

  const status = result[key] ?? null;
  if (status === null) return { status: 200, headers: {}, body: asReturned };
  if (!Number.isInteger(status) || (status as number) < 200 || (status as number) > 599) {
    return failure(502, invalid(`${key} is not an integer from 200 to 599.`), settings);
  }
  const headers = expectedHeaders(result['headers'] ?? {});
  if (headers === undefined) return failure(502, undefined, settings);
  return { status: status as number, headers, body: expectedBody(result, status as number, asReturned) };
}

function expectedBody(result: JsonObject, status: number, asReturned: Expected['body']): Expected['body'] {
  if (status === 204 || status === 304) return { text: '' };
  if (!('body' in result)) return asReturned;
  const { body } = result;
  if (body === null) return { text: '' };
  return typeof body === 'string' ? { text: body } : { json: body };
}

function expectedHeaders(given: unknown): Expected['headers'] | undefined {
  if (!isObject(given)) return undefined;
  const headers: [string, string | string[]][] = [];
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(given)) {
    if (value === null) continue;
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || seen.has(name.toLowerCase())) return undefined;
    seen.add(name.toLowerCase());
    const values = (Array.isArray(value) ? value : [value]).filter((item) => item !== null);
    if (values.some((item) => typeof item === 'object')) return undefined;
    const lines = values.map(String);
    if (!lines.every((line) => /^[\t\x20-\x7e\xa0-\xff]*$/.test(line))) return undefined;
    const isCookies = name.toLowerCase() === 'set-cookie' && lines.length > 1;
    if (lines.length > 0) headers.push([name, isCookies ? lines : lines.join(', ')]);
  }
  // By entries: `__proto__` is a name as any other.
  return Object.fromEntries(headers);
}

/** `undefined`: any error of this kind. */
function failure(status: number, error: object | undefined, { exposeErrors }: Settings): Expected {
  const message = { message: 'Internal server error', requestId };
  if (!exposeErrors) return { status, headers: {}, body: { json: message } };
  const shown = Object.entries(error ?? {}).filter(
    ([name, value]) => ['errorType', 'errorMessage', 'trace', 'stackTrace'].includes(name) && value !== null,
  );
  return { status, headers: {}, body: { json: { ...message, ...Object.fromEntries(shown) } } };
}

function invalid(errorMessage: string): object {
  return { errorType: 'InvalidResult', errorMessage };
}

function statusKey({ result }: Settings): string {
  return result === 'proxy' ? 'statusCode' : 'httpStatus';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
