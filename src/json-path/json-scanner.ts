import type { JavaValue } from '../java';
import { unexpectedEnd, unexpectedUnicode } from './invalid-json';
import { readFraction, readWholeNumber } from './json-number';

/** json-smart stands this character for the end of the text, and takes it for one. */
export const end = '\u001a';

/** The characters that end an unquoted word, by where it stands. */
export type Stop = readonly string[];

const escapes: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  b: '\b',
  '\\': '\\',
  '/': '/',
  "'": "'",
  '"': '"',
};

/** Reads words, numbers and quoted texts with one character of look-ahead; `char` is the one at `position`. */
export class JsonScanner {
  private readonly text: string;
  position = 0;
  char: string;

  constructor(text: string) {
    this.text = text;
    this.char = text[0] ?? end;
  }

  advance(): string {
    this.position++;
    this.char = this.text[this.position] ?? end;
    return this.char;
  }

  /** Whether there is a character behind this one. */
  hasNext(): boolean {
    return this.position + 1 < this.text.length;
  }

  skipBlanks(): void {
    while (this.char === ' ' || this.char === '\n' || this.char === '\r' || this.char === '\t')
      this.advance();
  }

  /** Between tokens json-smart skips every control character in some places, and only blanks in others. */
  skipControls(): void {
    while (this.char <= ' ' && this.char !== end) this.advance();
  }

  number(stop: Stop): JavaValue {
    const start = this.position;
    this.advance();
    this.skipDigits();
    if (this.char !== '.' && this.char !== 'e' && this.char !== 'E') {
      return this.numberOrWord(stop, start, readWholeNumber);
    }
    if (this.char === '.') {
      this.advance();
      this.skipDigits();
    }
    if (this.char === 'e' || this.char === 'E') {
      this.advance();
      if (!/[-+0-9]/.test(this.char)) return this.word(stop, start);
      this.advance();
      this.skipDigits();
    }
    return this.numberOrWord(stop, start, readFraction);
  }

  /** `1a` and `1 2` are words. From U+007E on json-smart does not look: `1é` is the number and then the rest. */
  private numberOrWord(stop: Stop, start: number, read: (text: string) => JavaValue): JavaValue {
    this.skipControls();
    if (this.char < '~' && this.char !== end && !stop.includes(this.char)) return this.word(stop, start);
    return read(trim(this.text.slice(start, this.position)));
  }

  /** Text without quotes up to a stop, from `start`. */
  word(stop: Stop, start = this.position): string {
    while (!stop.includes(this.char)) this.advance();
    return trim(this.text.slice(start, this.position));
  }

  quoted(): string {
    const quote = this.char;
    const close = this.text.indexOf(quote, this.position + 1);
    if (close === -1) throw unexpectedEnd(this.text.length, 'null');
    const plain = this.text.slice(this.position + 1, close);
    if (plain.includes('\\')) return this.quotedWithEscapes(quote);
    this.position = close;
    this.advance();
    return plain;
  }

  /** A backslash before another character than these is dropped with it; so are raw control characters then. */
  private quotedWithEscapes(quote: string): string {
    let content = '';
    for (;;) {
      const start = this.position + 1;
      this.skipPlain(quote);
      content += this.text.slice(start, this.position);
      if (this.char === quote) {
        this.advance();
        return content;
      }
      if (this.char === end) throw unexpectedEnd(this.position - 1, 'null');
      if (this.char === '\\') {
        const escaped = this.advance();
        if (escaped === 'u') content += this.codeUnit(4);
        else if (escaped === 'x') content += this.codeUnit(2);
        else content += escapes[escaped] ?? '';
      }
    }
  }

  /** To the next character that means something in a quoted text: to append run by run is what makes it fast. */
  private skipPlain(quote: string): void {
    const { text } = this;
    const quoteUnit = quote.charCodeAt(0);
    let position = this.position + 1;
    for (; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      if (unit === quoteUnit || unit === 0x5c || unit < 0x20 || unit === 0x7f) break;
    }
    this.position = position;
    this.char = text[position] ?? end;
  }

  private codeUnit(digits: number): string {
    let unit = 0;
    for (let index = 0; index < digits; index++) {
      this.advance();
      if (!/[0-9a-fA-F]/.test(this.char)) throw unexpectedUnicode(this.char, this.position);
      unit = unit * 16 + Number.parseInt(this.char, 16);
    }
    return String.fromCharCode(unit);
  }

  private skipDigits(): void {
    while (this.char >= '0' && this.char <= '9') this.advance();
  }
}

/** Java's `trim`: everything up to the blank goes, at both ends. */
function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return text.slice(from, to);
}
