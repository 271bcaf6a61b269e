import { decodeBase64 } from '../mapping/content-handling';
import { isBinaryMediaType } from '../mapping/media-types';
import type { MultiValueMap } from '../multi-value-map';
import { isRecord } from '../../template/properties';
import type { UnfinishedResponse } from './integration-call';
import { parseJson } from './parse-json';

const members = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/**
 * The response that a function behind a proxy integration describes; or what is wrong with it.
 * Every member may be absent, none other may be there.
 */
export function readProxyResult(
  payload: string,
  accept: string | undefined,
  binaryMediaTypes: readonly string[],
): UnfinishedResponse | 'malformed' | 'no Base64' {
  const result = parseJson(payload);
  if (!isRecord(result) || Object.keys(result).some((name) => !members.has(name))) return 'malformed';
  const status = readStatus(result['statusCode']);
  const headers = readHeaders(result['headers'], result['multiValueHeaders']);
  const body = scalarText(result['body'] ?? '');
  if (status === undefined || headers === undefined || body === undefined) return 'malformed';
  // The first media type of Accept decides, whatever the response says of itself (recorded).
  const decodes = result['isBase64Encoded'] === true && isBinaryMediaType(binaryMediaTypes, accept ?? '');
  const bytes = decodes ? decodeBase64(body) : Buffer.from(body);
  return bytes === undefined ? 'no Base64' : { status, headers, body: bytes, returnsTraceId: true };
}

function readStatus(value: unknown): number | undefined {
  if (value === undefined || value === null) return 200;
  const status = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599
    ? status
    : undefined;
}

/** Values of `multiValueHeaders` come first; a value that both maps have stands once. */
function readHeaders(single: unknown, multiple: unknown): MultiValueMap | undefined {
  const headers = new Map<string, string[]>();
  const names = new Map<string, string>();
  const valuesOf = (name: string): string[] => {
    const key = names.get(name.toLowerCase()) ?? name;
    names.set(name.toLowerCase(), key);
    const values = headers.get(key) ?? [];
    headers.set(key, values);
    return values;
  };
  if (multiple !== undefined && multiple !== null) {
    if (!isRecord(multiple)) return undefined;
    for (const [name, list] of Object.entries(multiple)) {
      if (!Array.isArray(list)) return undefined;
      for (const item of list as unknown[]) {
        const value = scalarText(item);
        if (value === undefined) return undefined;
        valuesOf(name).push(value);
      }
    }
  }
  if (single !== undefined && single !== null) {
    if (!isRecord(single)) return undefined;
    for (const [name, item] of Object.entries(single)) {
      const value = scalarText(item ?? '');
      if (value === undefined) return undefined;
      const values = valuesOf(name);
      if (!values.includes(value)) values.push(value);
    }
  }
  return headers;
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
