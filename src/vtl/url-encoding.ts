import { JavaException } from '../java';
import { fromUtf8, utf8 } from './utf8';

/** `java.net.URLEncoder.encode(text, "UTF-8")`: the form encoding. */
export function urlEncode(text: string): string {
  return text.replace(/[^a-zA-Z0-9.*_-]+/g, (run) => {
    let encoded = '';
    for (const byte of utf8(run)) {
      encoded += byte === 0x20 ? '+' : keeps(byte) ? String.fromCharCode(byte) : hex(byte);
    }
    return encoded;
  });
}

function keeps(byte: number): boolean {
  return /[a-zA-Z0-9.*_-]/.test(String.fromCharCode(byte));
}

function hex(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** `java.net.URLDecoder.decode(text, "UTF-8")`: a bad escape is an exception, bad UTF-8 becomes U+FFFD. */
export function urlDecode(text: string): string {
  let decoded = '';
  let index = 0;
  while (index < text.length) {
    if (text.charAt(index) === '%') {
      const bytes: number[] = [];
      for (; text.charAt(index) === '%'; index += 3) bytes.push(escapedByte(text, index));
      decoded += textOf(bytes);
    } else {
      const percent = text.indexOf('%', index);
      const end = percent < 0 ? text.length : percent;
      decoded += text.slice(index, end).replaceAll('+', ' ');
      index = end;
    }
  }
  return decoded;
}

function textOf(bytes: readonly number[]): string {
  const [only] = bytes;
  if (bytes.length === 1 && only !== undefined && only < 0x80) return String.fromCharCode(only);
  return fromUtf8(Buffer.from(bytes));
}

/** Java reads the two characters as a number, which may have a sign. */
function escapedByte(text: string, percent: number): number {
  const digits = text.slice(percent + 1, percent + 3);
  if (digits.length < 2) fail('Incomplete trailing escape (%) pattern');
  if (!/^(?:[0-9a-fA-F]{2}|\+[0-9a-fA-F]|-0)$/.test(digits))
    fail(`Illegal hex characters in escape (%) pattern: ${digits}`);
  return Math.abs(Number.parseInt(digits, 16));
}

function fail(message: string): never {
  throw new JavaException('java.lang.IllegalArgumentException', `URLDecoder: ${message}`);
}
