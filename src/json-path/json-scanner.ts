import type { JavaValue } from '../java';
import { unexpectedEnd, unexpectedUnicode } from './invalid-json';
import { isBlank, isDigit, trim } from './json-characters';
import { exactDigits, fractionOf, readFraction, readWholeNumber, wholeOf } from './json-number';

/** json-smart stands this character for the end of the text, and takes it for one. */
const end = 0x1a;
// Not `export const`: TypeScript would look it up in the module's exports wherever it is used here.
export { end };

const doubleQuote = 0x22;
const minus = 0x2d;
const plus = 0x2b;
const dot = 0x2e;
const zero = 0x30;
const colon = 0x3a;
const backslash = 0x5c;
const del = 0x7f;

/** From so many characters on, JavaScript's own reader of strings is faster. */
const worthNative = 48;

/** The characters that end an unquoted word, by where it stands; the end of the text always does. */
export interface Stop {
  readonly comma: boolean;
  /** The bracket or colon, or the end. */
  readonly other: number;
}

const escapes = new Map<number, string>(
  Object.entries({
    t: '\t',
    n: '\n',
    r: '\r',
    f: '\f',
    b: '\b',
    '\\': '\\',
    '/': '/',
    "'": "'",
    '"': '"',
  }).map(([letter, character]) => [letter.charCodeAt(0), character]),
);

/** Reads words, numbers and quoted texts with one character of look-ahead; `code` is the one at `position`. */
export class JsonScanner {
  private readonly text: string;
  position = 0;
  code: number;
  /** Where the next backslash is, from the last place where it was looked for. */
  private nextBackslash = -1;
  private nativeReads: boolean | undefined;

  constructor(text: string) {
    this.text = text;
    this.code = text === '' ? end : text.charCodeAt(0);
  }

  advance(): number {
    return this.moveTo(this.position + 1);
  }

  /** The character here, for messages. */
  get char(): string {
    return String.fromCharCode(this.code);
  }

  /** Whether there is a character behind this one. */
  hasNext(): boolean {
    return this.position + 1 < this.text.length;
  }

  skipBlanks(): void {
    while (this.code <= 0x20 && isBlank(this.code)) this.advance();
  }

  /** Between tokens json-smart skips every control character in some places, and only blanks in others. */
  skipControls(): void {
    while (this.code <= 0x20 && this.code !== end) this.advance();
  }

  /** Moves behind a word, if it stands here and nothing but a stop follows it. */
  skipWord(word: string, stop: Stop): boolean {
    const { text } = this;
    const behind = this.position + word.length;
    if (!text.startsWith(word, this.position)) return false;
    if (behind < text.length && !isStop(text.charCodeAt(behind), stop)) return false;
    this.moveTo(behind);
    return true;
  }

  /** Moves behind a key in quotes and its colon, if they stand here and the text goes on. */
  skipKey(key: string): boolean {
    const { text, position } = this;
    const close = position + key.length + 1;
    if (this.code !== doubleQuote || text.charCodeAt(close) !== doubleQuote) return false;
    if (text.charCodeAt(close + 1) !== colon || close + 2 >= text.length) return false;
    if (!text.startsWith(key, position + 1)) return false;
    this.moveTo(close + 2);
    return true;
  }

  number(stop: Stop): JavaValue {
    const { text } = this;
    const start = this.position;
    const isNegative = this.code === minus;
    let position = isNegative ? start + 1 : start;
    let value = 0;
    let digits = 0;
    let dotAt = -1;
    for (; ; position++) {
      const code = text.charCodeAt(position);
      if (isDigit(code)) {
        value = value * 10 + (code - zero);
        digits++;
      } else if (code === dot && dotAt === -1) {
        dotAt = position;
      } else {
        break;
      }
    }
    this.moveTo(position);
    const hasExponent = this.code === 0x65 || this.code === 0x45;
    if (hasExponent) {
      this.advance();
      if (this.code !== plus && this.code !== minus && !isDigit(this.code)) return this.word(stop, start);
      do this.advance();
      while (isDigit(this.code));
    }
    const behind = this.position;
    // `1a` and `1 2` are words. From U+007E on json-smart does not look: `1é` is the number and then the rest.
    this.skipControls();
    if (this.code < 0x7e && this.code !== end && !isStop(this.code, stop)) return this.word(stop, start);

    const isWhole = dotAt === -1 && !hasExponent;
    if (digits <= exactDigits && digits > 0 && !hasExponent) {
      const signed = isNegative ? -value : value;
      return isWhole ? wholeOf(signed) : fractionOf(signed, behind - dotAt - 1);
    }
    const number = text.slice(start, behind);
    return isWhole ? readWholeNumber(number) : readFraction(number);
  }

  /** Text without quotes up to a stop, from `start`. */
  word(stop: Stop, start = this.position): string {
    const { text } = this;
    let { position } = this;
    while (position < text.length && !isStop(text.charCodeAt(position), stop)) position++;
    this.moveTo(position);
    return trim(text.slice(start, position));
  }

  quoted(): string {
    const quote = this.code;
    const start = this.position + 1;
    const close = this.text.indexOf(quote === doubleQuote ? '"' : "'", start);
    if (close === -1) throw unexpectedEnd(this.text.length, 'null');
    if (this.nextBackslash < start) {
      const next = this.text.indexOf('\\', start);
      this.nextBackslash = next === -1 ? this.text.length : next;
    }
    if (this.nextBackslash < close) return this.quotedWithEscapes(quote);
    this.moveTo(close + 1);
    return this.text.slice(start, close);
  }

  /** A backslash before another character than these is dropped with it; so are raw control characters then. */
  private quotedWithEscapes(quote: number): string {
    const read = quote === doubleQuote ? this.native() : undefined;
    if (read !== undefined) return read;
    let content = '';
    for (;;) {
      const start = this.position + 1;
      this.skipPlain(quote);
      content += this.text.slice(start, this.position);
      if (this.code === quote) {
        this.advance();
        return content;
      }
      if (this.code === end) throw unexpectedEnd(this.position - 1, 'null');
      if (this.code === backslash) {
        const escaped = this.advance();
        if (escaped === 0x75) content += this.codeUnit(4);
        else if (escaped === 0x78) content += this.codeUnit(2);
        else content += escapes.get(escaped) ?? '';
      }
    }
  }

  /**
   * What JavaScript makes of a quoted text with escapes, where json-smart makes the same of it: it has no other escapes
   * than JSON, and no raw control characters. JavaScript refuses such a text, but for U+007F.
   */
  private native(): string | undefined {
    const { text, position } = this;
    this.nativeReads ??= !text.includes('\u007f');
    if (!this.nativeReads) return undefined;
    let close = this.nextBackslash;
    do close = text.indexOf('"', close + 1);
    while (close !== -1 && this.isEscaped(close));
    if (close - position < worthNative) return undefined;
    try {
      const read = JSON.parse(text.slice(position, close + 1)) as string;
      this.moveTo(close + 1);
      return read;
    } catch {
      // To throw takes long, and who sends one such string may send many.
      this.nativeReads = false;
      return undefined;
    }
  }

  private isEscaped(position: number): boolean {
    let before = position - 1;
    while (this.text.charCodeAt(before) === backslash) before--;
    return (position - before) % 2 === 0;
  }

  /** To the next character that means something in a quoted text: to append run by run is what makes it fast. */
  private skipPlain(quote: number): void {
    const { text } = this;
    let position = this.position + 1;
    for (; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      if (unit === quote || unit === backslash || unit < 0x20 || unit === del) break;
    }
    this.moveTo(position);
  }

  private codeUnit(digits: number): string {
    let unit = 0;
    for (let index = 0; index < digits; index++) {
      const digit = Number.parseInt(String.fromCharCode(this.advance()), 16);
      if (Number.isNaN(digit)) throw unexpectedUnicode(this.char, this.position);
      unit = unit * 16 + digit;
    }
    return String.fromCharCode(unit);
  }

  private moveTo(position: number): number {
    this.position = position;
    this.code = position < this.text.length ? this.text.charCodeAt(position) : end;
    return this.code;
  }
}

function isStop(code: number, { comma, other }: Stop): boolean {
  return code === other || (comma && code === 0x2c) || code === end;
}
