import { hash } from 'node:crypto';
import { headerValue, type MultiValueMap } from '../multi-value-map';

/** What the ids that belong to a request id are made of. */
function digestOf(requestId: string): Buffer {
  return hash('sha1', requestId, 'buffer');
}

/** In the form of API Gateway's extended request id, made from the request id. */
export function extendedRequestId(requestId: string): string {
  return extendedForm(digestOf(requestId));
}

function extendedForm(digest: Buffer): string {
  return `${digest.toString('base64url').slice(0, 15)}=`;
}

/**
 * `X-Amzn-Trace-Id` as the integration gets it: the client's root goes on, otherwise a new one starts.
 * docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
function traceId(headers: MultiValueMap, digest: Buffer, time: Date): string {
  const given = headerValue(headers, 'X-Amzn-Trace-Id');
  if (given?.includes('Root=') === true) return given;
  const seconds = Math.floor(time.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  const root = `Root=1-${seconds}-${digest.toString('hex', 0, 12)}`;
  return given === undefined || given === '' ? root : `${root};${given}`;
}

/** The ids that go along with a request id. */
export function requestIds(
  headers: MultiValueMap,
  requestId: string,
  time: Date,
): { readonly extendedRequestId: string; readonly traceId: string } {
  const digest = digestOf(requestId);
  return { extendedRequestId: extendedForm(digest), traceId: traceId(headers, digest, time) };
}
