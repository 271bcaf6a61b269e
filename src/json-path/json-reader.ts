import { JavaFloat, JavaList, JavaMap, type JavaValue } from '../java';
import { InvalidJson, unexpectedCharacter, unexpectedEnd, unexpectedToken } from './invalid-json';
import { end, JsonScanner, type Stop } from './json-scanner';

/** json-smart's own limit, which it has had since CVE-2023-1370 (a hostile nesting overflowed the stack). */
export const maximumJsonDepth = 400;

const doubleQuote = 0x22;
const singleQuote = 0x27;
const comma = 0x2c;
const minus = 0x2d;
const colon = 0x3a;
const openArray = 0x5b;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

const stopDocument: Stop = { comma: false, other: end };
const stopArray: Stop = { comma: true, other: closeArray };
const stopKey: Stop = { comma: false, other: colon };
const stopValue: Stop = { comma: true, other: closeObject };

/**
 * Reads JSON as json-smart's permissive mode: quotes of both kinds or none, commas too many, leading zeros, text after
 * the document.
 */
export class JsonReader {
  private readonly scanner: JsonScanner;
  /** By depth: the keys of the last object there. Like objects in a list share their keys. */
  private readonly keys: string[][] = [];

  constructor(text: string) {
    this.scanner = new JsonScanner(text);
  }

  /** The document; what follows it is ignored, as permissive mode does. */
  document(): JavaValue {
    return this.value(stopDocument, 0);
  }

  private value(stop: Stop, depth: number): JavaValue {
    const { scanner } = this;
    scanner.skipBlanks();
    const { code } = scanner;
    switch (code) {
      case openObject:
        return this.object(depth + 1);
      case openArray:
        return this.array(depth + 1);
      case doubleQuote:
      case singleQuote:
        return scanner.quoted();
      case colon:
      case closeObject:
      case closeArray:
        throw unexpectedCharacter(scanner.char, scanner.position);
      case 0x6e:
        return scanner.skipWord('null', stop) ? null : literal(scanner.word(stop));
      case 0x74:
        return scanner.skipWord('true', stop) || literal(scanner.word(stop));
      case 0x66:
        return !scanner.skipWord('false', stop) && literal(scanner.word(stop));
      case 0x4e:
        return literal(scanner.word(stop));
      default:
        return code === minus || (code >= 0x30 && code <= 0x39) ? scanner.number(stop) : scanner.word(stop);
    }
  }

  private array(depth: number): JavaValue {
    const { scanner } = this;
    checkDepth(depth, scanner.position);
    const items: JavaValue[] = [];
    scanner.advance();
    for (;;) {
      scanner.skipBlanks();
      switch (scanner.code) {
        case comma:
          scanner.advance();
          break;
        case closeArray:
          scanner.advance();
          return new JavaList(items, 'JSONArray');
        case colon:
        case closeObject:
          throw unexpectedCharacter(scanner.char, scanner.position);
        case end:
          throw unexpectedEnd(scanner.position - 1, 'EOF');
        default:
          items.push(this.value(stopArray, depth));
      }
    }
  }

  private object(depth: number): JavaValue {
    const { scanner } = this;
    checkDepth(depth, scanner.position);
    const map = new JavaMap();
    const like = (this.keys[depth] ??= []);
    for (let index = 0; ; index++) {
      scanner.advance();
      scanner.skipBlanks();
      switch (scanner.code) {
        case comma:
          continue;
        case colon:
        case closeArray:
        case openArray:
        case openObject:
          throw unexpectedCharacter(scanner.char, scanner.position);
        case closeObject:
          scanner.advance();
          return map;
        default:
      }
      const key = this.key(like, index);
      map.put(key, this.value(stopValue, depth));
      scanner.skipControls();
      if (scanner.code === closeObject) {
        scanner.advance();
        return map;
      }
      if (scanner.code === end) throw unexpectedEnd(scanner.position - 1, 'null');
      if (scanner.code !== comma) throw unexpectedToken(scanner.char, scanner.position - 1);
    }
  }

  /** The key and its colon; `before` are the keys of the object before. */
  private key(before: string[], index: number): string {
    const { scanner } = this;
    const same = before[index];
    if (same !== undefined && scanner.skipKey(same)) return same;

    const { code, position } = scanner;
    const key = code === doubleQuote || code === singleQuote ? scanner.quoted() : scanner.word(stopKey);
    // Only a key that stands in the text as it is can be compared with the text: escapes are longer than what they mean.
    if (code === doubleQuote && scanner.position - position === key.length + 2) before[index] = key;
    scanner.skipControls();
    if (scanner.code === end) throw unexpectedEnd(scanner.position - 1, 'null');
    if (scanner.code !== colon) throw unexpectedCharacter(scanner.char, scanner.position - 1);
    if (!scanner.hasNext()) throw unexpectedEnd(scanner.position, 'EOF');
    scanner.advance();
    return key;
  }
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
