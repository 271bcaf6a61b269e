/** `String.getBytes("UTF-8")`: half a surrogate pair becomes a question mark. */
export function utf8(text: string): Buffer {
  return Buffer.from(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '?'),
    'utf8',
  );
}

/** `new String(bytes, "UTF-8")`: as anyone's, but half a surrogate pair in UTF-8 becomes one U+FFFD, not three. */
export function fromUtf8(bytes: Buffer): string {
  const halves = bytes.toString('latin1').replace(/\xed[\xa0-\xbf][\x80-\xbf]/g, '\xef\xbf\xbd');
  return Buffer.from(halves, 'latin1').toString('utf8');
}
