/**
 * What API Gateway does with certain headers, as recorded with REGIONAL APIs.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
const neverSeen = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
]);

/** Request headers that neither templates nor functions see. */
export function isNeverSeen(name: string): boolean {
  return neverSeen.has(name.toLowerCase());
}

const refused = new Set([
  'content-length',
  'transfer-encoding',
  'x-amzn-trace-id',
  'x-amzn-apigateway-api-id',
]);
const refusedByAws = new Set(['authorization', 'connection', 'expect', 'proxy-authenticate', 'te']);

/** Headers that an integration request must not be given: every call of such a method fails with 500. */
export function isRefusedMapping(name: string, integrationType: string): boolean {
  const lower = name.toLowerCase();
  return refused.has(lower) || (integrationType.startsWith('AWS') && refusedByAws.has(lower));
}

const droppedToHttp = new Set(['connection', 'expect', 'proxy-authenticate', 'te', 'via']);

/** Headers that may be mapped and still do not reach an HTTP endpoint. */
export function isDroppedToHttp(name: string): boolean {
  return droppedToHttp.has(name.toLowerCase());
}

const remapped = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
  'x-amzn-requestid',
]);

/** The name under which a response header reaches the client; `undefined` for one that does not. */
export function responseHeaderName(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower === 'transfer-encoding') return undefined;
  return remapped.has(lower) ? `x-amzn-Remapped-${name}` : name;
}
