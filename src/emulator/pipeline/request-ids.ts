import { createHash } from 'node:crypto';
import { headerValue, type MultiValueMap } from '../multi-value-map';

/** In the form of API Gateway's extended request id, made from the request id. */
export function extendedRequestId(requestId: string): string {
  return `${createHash('sha1').update(requestId).digest('base64url').slice(0, 15)}=`;
}

/**
 * `X-Amzn-Trace-Id` as the integration gets it: the client's root goes on, otherwise a new one starts.
 * docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceId(headers: MultiValueMap, requestId: string, time: Date): string {
  const given = headerValue(headers, 'X-Amzn-Trace-Id');
  if (given?.includes('Root=') === true) return given;
  const seconds = Math.floor(time.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  const root = `Root=1-${seconds}-${createHash('sha1').update(requestId).digest('hex').slice(0, 24)}`;
  return given === undefined || given === '' ? root : `${root};${given}`;
}
