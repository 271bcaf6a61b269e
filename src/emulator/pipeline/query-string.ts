import { addValue, type MultiValueMap } from '../multi-value-map';

/** `+` is a blank and `;` splits like `&` (api-gateway-known-issues.html). */
export function parseQueryString(text: string): MultiValueMap {
  const values = new Map<string, string[]>();
  for (const part of text.split(/[&;]/)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    addValue(values, decode(name), equals < 0 ? '' : decode(part.slice(equals + 1)));
  }
  return values;
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
