import { isPlainObject, mapValues } from 'lodash';
import type { Headers } from './case';
import { anything } from './matches-text';

/** Names under which credentials stand, in headers, queries, forms and JSON. */
const secretName =
  /auth(?:orization|entication)$|passw|passphrase|secret|token|cookie|credential|signature|api[-_]?key|private[-_]?key|session[-_]?id/i;

const isSecret = (name: string): boolean => secretName.test(name);

export function maskHeaders(headers: Headers): Headers {
  return mapValues(headers, (value, name) => {
    if (!isSecret(name)) return value;
    const masked = [value].flat().map((text) => maskHeader(name.toLowerCase(), text));
    return masked.length === 1 ? (masked[0] ?? '') : masked;
  });
}

/** The scheme of a credential, the name and the attributes of a cookie say nothing, and tell a test much. */
function maskHeader(name: string, value: string): string {
  if (name === 'set-cookie') return value.replace(/^([^=;]+)=[^;]*/, `$1=${anything}`);
  if (name === 'cookie') return value.replace(/([^=;\s]+)=[^;]*/g, `$1=${anything}`);
  const [, scheme] = /^([A-Za-z][\w-]*) +\S/.exec(value) ?? [];
  return scheme === undefined ? anything : `${scheme} ${anything}`;
}

/** A path with its query string. */
export function maskPath(path: string): string {
  const [before, query] = split(path, '?');
  return query === undefined ? path : `${before}?${maskPairs(query)}`;
}

/** `a=1&token=x` → `a=1&token=***`. */
function maskPairs(pairs: string): string {
  return pairs
    .split('&')
    .map((pair) => {
      const [name, value] = split(pair, '=');
      return value !== undefined && isSecret(name) ? `${name}=${anything}` : pair;
    })
    .join('&');
}

function split(text: string, at: string): [string, string?] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** A body as a file of cases has it: JSON as a value, all else as text. */
export function maskBody(body: string, contentType: string, changing: readonly string[] = []): unknown {
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return maskPairs(body);
  const value = parsed(body);
  if (value !== undefined) return maskValue(value, changing);
  return changing.reduce((text, id) => text.replaceAll(id, anything), body);
}

function maskValue(value: unknown, changing: readonly string[]): unknown {
  if (typeof value === 'string') return changing.includes(value) ? anything : value;
  if (Array.isArray(value)) return value.map((item) => maskValue(item, changing));
  if (!isPlainObject(value)) return value;
  return mapValues(value as Record<string, unknown>, (item, name) =>
    isSecret(name) && (typeof item === 'string' || typeof item === 'number') && item !== ''
      ? anything
      : maskValue(item, changing),
  );
}

/** Only what is written again as it was: a text of digits stays a text. */
function parsed(body: string): unknown {
  if (!/^\s*[[{]/.test(body)) return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
