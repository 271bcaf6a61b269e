/**
 * Headers of a request that never reach a template (recorded; apigateway/latest/developerguide/api-gateway-known-issues.html).
 */
const dropped = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'www-authenticate',
]);

export function isDroppedHeader(name: string): boolean {
  return dropped.has(name.toLowerCase());
}
