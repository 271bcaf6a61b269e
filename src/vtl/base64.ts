import { JavaException } from '../java';
import { fromUtf8, utf8 } from './utf8';

/** `java.util.Base64.getEncoder()`, of the text's UTF-8. */
export function base64Encode(text: string): string {
  return utf8(text).toString('base64');
}

/** `java.util.Base64.getDecoder()`: padding may be left out, anything outside the alphabet is an exception. */
export function base64Decode(text: string): string {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)) {
    const illegal = /[^A-Za-z0-9+/=]/.exec(text)?.[0];
    throw new JavaException(
      'java.lang.IllegalArgumentException',
      illegal === undefined
        ? text.includes('=')
          ? 'Input byte array has wrong 4-byte ending unit'
          : 'Last unit does not have enough valid bits'
        : `Illegal base64 character ${illegal.charCodeAt(0).toString(16)}`,
    );
  }
  return fromUtf8(Buffer.from(text, 'base64'));
}
