import type { EmulatorResponse } from '../emulator';
import type { Exchange, ParsedRequest } from '../exchange';
import { configurationFailure } from '../gateway-failure';
import type { UnfinishedResponse } from '../integrations/integration-call';
import { finishResponse } from './finish-response';
import { responseHeaderName } from '../../api-gateway/header-rules';

/** Last stage: headers that clients may not get under their names are renamed, API Gateway's own are added. */
export function methodResponse(
  exchange: Exchange,
  request: ParsedRequest,
  response: UnfinishedResponse,
): EmulatorResponse {
  const headers = new Map<string, readonly string[]>();
  const remapped: string[] = [];
  const dropped: string[] = [];
  for (const [name, values] of response.headers) {
    if (!isHeader(name, values))
      throw configurationFailure(`The response header ${JSON.stringify(name)} is not one that HTTP allows`);
    const newName = responseHeaderName(name);
    if (newName === undefined) dropped.push(name);
    else headers.set(newName, values);
    if (newName !== undefined && newName !== name) remapped.push(name);
  }
  exchange.trace.push({ stage: 'method response', status: response.status, remapped, dropped });
  if (response.returnsTraceId) headers.set('X-Amzn-Trace-Id', [request.traceId]);
  return finishResponse(exchange, request, { ...response, headers });
}

/** docs: RFC 9110, 5.1 and 5.5. A line break in a value would begin another header. */
function isHeader(name: string, values: readonly string[]): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && values.every((value) => !/[\0\r\n]/.test(value));
}
