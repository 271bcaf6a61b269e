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

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const special = /['"\\/\u0000-\u001f\u0080-\uffff]/g;

/**
 * `$util.escapeJavaScript`: commons-lang 2's. Its `\'` is no JSON: templates append `.replaceAll("\\'","'")`
 * (apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 */
export function escapeJavaScript(text: string): string {
  return text.replace(
    special,
    (char) => short[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
