import type { EmulatorResponse } from '../emulator';
import type { Exchange, ParsedRequest } from '../exchange';
import { headerValue, type MultiValueMap } from '../multi-value-map';

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
  const finished: Record<string, string | string[]> = {};
  for (const [name, values] of headers) {
    finished[name] = values.length === 1 ? (values[0] ?? '') : [...values];
  }
  if (headerValue(headers, 'Content-Type') === undefined) finished['Content-Type'] = 'application/json';
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  if (hasBody) finished['Content-Length'] = String(body.length);
  finished['Date'] = settings.now().toUTCString();
  finished['Connection'] = request.closesConnection ? 'close' : 'keep-alive';
  finished['x-amzn-RequestId'] = request.requestId;
  finished['x-amz-apigw-id'] = request.extendedRequestId;
  return {
    status,
    headers: finished,
    body: hasBody && request.httpMethod !== 'HEAD' ? body : Buffer.alloc(0),
    trace,
  };
}
