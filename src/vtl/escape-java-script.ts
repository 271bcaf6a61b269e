import { unicodeEscape } from '../java';

const short: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  "'": "\\'",
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
};

/** By character code of Latin-1: the escape, or nothing for what stays. Beyond it all are escaped. */
const escapes = Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code);
  return short[char] ?? (code < 0x20 || code > 0x7f ? unicodeEscape(code) : '');
});

/**
 * `$util.escapeJavaScript`: commons-lang 2's. Its `\'` is no JSON: templates append `.replaceAll("\\'","'")`
 * (apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 */
export function escapeJavaScript(text: string): string {
  let escaped = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const escape = escapes[code] ?? unicodeEscape(code);
    if (escape === '') continue;
    escaped += text.slice(from, at) + escape;
    from = at + 1;
  }
  return from === 0 ? text : escaped + text.slice(from);
}
