import { setOwn } from '../set-own';

/** Name → value as the client wrote them, a list for a name that comes more than once. */
export type RequestHeaders = Record<string, string | string[]>;

/**
 * Headers in the case in which they came: API Gateway shows templates the names as the client wrote them. The same name in
 * another case counts as a repetition.
 */
export function requestHeaders(rawHeaders: readonly string[]): RequestHeaders {
  const headers: RequestHeaders = {};
  const names = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const written = rawHeaders[at] ?? '';
    const value = rawHeaders[at + 1] ?? '';
    const lower = written.toLowerCase();
    const name = names.get(lower);
    if (name === undefined) {
      names.set(lower, written);
      setOwn<string | string[]>(headers, written, value);
    } else {
      const before = headers[name];
      headers[name] = Array.isArray(before) ? [...before, value] : [before ?? '', value];
    }
  }
  return headers;
}
