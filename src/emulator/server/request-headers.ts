import type { IncomingMessage } from 'node:http';

/** Name → value as the client wrote them, a list for a name that comes more than once. */
export type RequestHeaders = Record<string, string | string[]>;

/**
 * Headers in the case in which they came: API Gateway shows templates the names as the client wrote them. The same name in
 * another case counts as a repetition.
 */
export function requestHeaders(request: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): RequestHeaders {
  const { rawHeaders } = request;
  // Node.js has put repetitions together under one name: where it has as many names, there are none.
  const isRepeated = Object.keys(request.headers).length * 2 < rawHeaders.length;
  const names = isRepeated ? new Map<string, string>() : undefined;
  const headers: RequestHeaders = {};
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const written = rawHeaders[at] ?? '';
    const value = rawHeaders[at + 1] ?? '';
    const name = names?.get(written.toLowerCase());
    if (name !== undefined) {
      const before = headers[name];
      headers[name] = Array.isArray(before) ? [...before, value] : [before ?? '', value];
      continue;
    }
    names?.set(written.toLowerCase(), written);
    if (written === '__proto__') defineOwn(headers, written, value);
    else headers[written] = value;
  }
  return headers;
}

/** What an assignment would take for the prototype becomes a property like others. */
function defineOwn(headers: RequestHeaders, name: string, value: string): void {
  Object.defineProperty(headers, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Bytes of the header section, as the limit counts them. */
export function headerBytes(rawHeaders: readonly string[]): number {
  let bytes = 0;
  for (const text of rawHeaders) bytes += text.length;
  // `: ` and the line break of each.
  return bytes + rawHeaders.length * 2;
}
