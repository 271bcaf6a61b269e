import { JavaFloat, JavaList, JavaMap, type JavaValue } from '../java';
import {
  InvalidJson,
  unexpectedCharacter,
  unexpectedEnd,
  unexpectedToken,
  unexpectedUnicode,
} from './invalid-json';
import { readFraction, readWholeNumber } from './json-number';

/** json-smart stands this character for the end of the text, and takes it for one. */
const end = '\u001a';

/** json-smart's own limit, which it has had since CVE-2023-1370 (a hostile nesting overflowed the stack). */
export const maximumJsonDepth = 400;

/** The characters that end an unquoted word, by where it stands. */
type Stop = readonly string[];
const stopDocument: Stop = [end];
const stopArray: Stop = [',', ']', end];
const stopKey: Stop = [':', end];
const stopValue: Stop = [',', '}', end];

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

/**
 * Reads JSON as json-smart's permissive mode: quotes of both kinds or none, commas too many, leading zeros, text after
 * the document. One pass over the characters with one of look-ahead; `char` is the one at `position`.
 */
export class JsonReader {
  private readonly text: string;
  private position = 0;
  private char: string;

  constructor(text: string) {
    this.text = text;
    this.char = text[0] ?? end;
  }

  /** The document; what follows it is ignored, as permissive mode does. */
  document(): JavaValue {
    return this.value(stopDocument, 0);
  }

  private advance(): string {
    this.position++;
    this.char = this.text[this.position] ?? end;
    return this.char;
  }

  private value(stop: Stop, depth: number): JavaValue {
    for (;;) {
      switch (this.char) {
        case ' ':
        case '\r':
        case '\n':
        case '\t':
          this.advance();
          continue;
        case ':':
        case '}':
        case ']':
          throw unexpectedCharacter(this.char, this.position);
        case '{':
          return this.object(depth + 1);
        case '[':
          return this.array(depth + 1);
        case '"':
        case "'":
          return this.quoted();
        case '0':
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
        case '6':
        case '7':
        case '8':
        case '9':
        case '-':
          return this.number(stop);
        case 'n':
        case 't':
        case 'f':
        case 'N':
          return literal(this.word(stop, this.position));
        default:
          return this.word(stop, this.position);
      }
    }
  }

  private array(depth: number): JavaValue {
    checkDepth(depth, this.position);
    const items: JavaValue[] = [];
    this.advance();
    for (;;) {
      switch (this.char) {
        case ' ':
        case '\r':
        case '\n':
        case '\t':
        case ',':
          this.advance();
          break;
        case ']':
          this.advance();
          return new JavaList(items, 'JSONArray');
        case ':':
        case '}':
          throw unexpectedCharacter(this.char, this.position);
        case end:
          throw unexpectedEnd(this.position - 1, 'EOF');
        default:
          items.push(this.value(stopArray, depth));
      }
    }
  }

  private object(depth: number): JavaValue {
    checkDepth(depth, this.position);
    const map = new JavaMap();
    for (;;) {
      this.advance();
      switch (this.char) {
        case ' ':
        case '\r':
        case '\n':
        case '\t':
        case ',':
          continue;
        case ':':
        case ']':
        case '[':
        case '{':
          throw unexpectedCharacter(this.char, this.position);
        case '}':
          this.advance();
          return map;
        default:
      }
      const key = this.key();
      map.put(key, this.value(stopValue, depth));
      this.skipControls();
      if (this.char === '}') {
        this.advance();
        return map;
      }
      if (this.char === end) throw unexpectedEnd(this.position - 1, 'null');
      if (this.char !== ',') throw unexpectedToken(this.char, this.position - 1);
    }
  }

  /** The key and its colon. */
  private key(): string {
    const key = this.char === '"' || this.char === "'" ? this.quoted() : this.word(stopKey, this.position);
    this.skipControls();
    if (this.char === end) throw unexpectedEnd(this.position - 1, 'null');
    if (this.char !== ':') throw unexpectedCharacter(this.char, this.position - 1);
    if (this.position + 1 >= this.text.length) throw unexpectedEnd(this.position, 'EOF');
    this.advance();
    return key;
  }

  private number(stop: Stop): JavaValue {
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
  private word(stop: Stop, start: number): string {
    while (!stop.includes(this.char)) this.advance();
    return trim(this.text.slice(start, this.position));
  }

  private quoted(): string {
    const quote = this.char;
    const close = this.text.indexOf(quote, this.position + 1);
    if (close === -1) throw unexpectedEnd(this.text.length, 'null');
    const plain = this.text.slice(this.position + 1, close);
    if (!plain.includes('\\')) {
      this.position = close;
      this.advance();
      return plain;
    }
    return this.quotedWithEscapes(quote);
  }

  /** A backslash before another character than these is dropped with it; so are raw control characters then. */
  private quotedWithEscapes(quote: string): string {
    let content = '';
    for (;;) {
      this.advance();
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
      } else if (this.char >= ' ' && this.char !== '\u007f') {
        content += this.char;
      }
    }
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

  private skipControls(): void {
    while (this.char <= ' ' && this.char !== end) this.advance();
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

function literal(word: string): JavaValue {
  switch (word) {
    case 'null':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'NaN':
      return new JavaFloat(Number.NaN);
    default:
      return word;
  }
}

function checkDepth(depth: number, position: number): void {
  if (depth > maximumJsonDepth) {
    throw new InvalidJson(
      `Malicious payload, having non natural depths, parsing stopped at ${maximumJsonDepth} levels at position ${position}.`,
      position,
    );
  }
}
