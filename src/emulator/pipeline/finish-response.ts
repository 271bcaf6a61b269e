import type { EmulatorResponse } from '../emulator';
import type { Exchange, ParsedRequest } from '../exchange';
import type { MultiValueMap } from '../multi-value-map';

interface Finishing {
  readonly status: number;
  readonly headers: MultiValueMap;
  readonly body: Buffer;
}

/** What every response carries, errors too (recorded). */
export function finishResponse(
  { settings, trace }: Exchange,
  request: Pick<ParsedRequest, 'requestId' | 'extendedRequestId' | 'httpMethod' | 'closesConnection'>,
  { status, headers, body }: Finishing,
): EmulatorResponse {
  const finished = new Map<string, [string, string | string[]]>();
  const put = (name: string, value: string | string[]): void =>
    void finished.set(name.toLowerCase(), [name, value]);
  for (const [name, values] of headers) put(name, values.length === 1 ? (values[0] ?? '') : [...values]);
  if (!finished.has('content-type')) put('Content-Type', 'application/json');
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  if (hasBody) put('Content-Length', String(body.length));
  put('Date', settings.now().toUTCString());
  put('Connection', request.closesConnection ? 'close' : 'keep-alive');
  put('x-amzn-RequestId', request.requestId);
  put('x-amz-apigw-id', request.extendedRequestId);
  return {
    status,
    headers: Object.fromEntries(finished.values()),
    body: hasBody && request.httpMethod !== 'HEAD' ? body : Buffer.alloc(0),
    trace,
  };
}
