import { JavaFloat, JavaList, JavaMap, type JavaValue } from '../java';
import { InvalidJson, unexpectedCharacter, unexpectedEnd, unexpectedToken } from './invalid-json';
import { end, JsonScanner, type Stop } from './json-scanner';

/** json-smart's own limit, which it has had since CVE-2023-1370 (a hostile nesting overflowed the stack). */
export const maximumJsonDepth = 400;

const stopDocument: Stop = [end];
const stopArray: Stop = [',', ']', end];
const stopKey: Stop = [':', end];
const stopValue: Stop = [',', '}', end];

/**
 * Reads JSON as json-smart's permissive mode: quotes of both kinds or none, commas too many, leading zeros, text after
 * the document.
 */
export class JsonReader {
  private readonly scanner: JsonScanner;

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
    const { char } = scanner;
    switch (char) {
      case '{':
        return this.object(depth + 1);
      case '[':
        return this.array(depth + 1);
      case '"':
      case "'":
        return scanner.quoted();
      case ':':
      case '}':
      case ']':
        throw unexpectedCharacter(char, scanner.position);
      case 'n':
      case 't':
      case 'f':
      case 'N':
        return literal(scanner.word(stop));
      default:
        return char === '-' || (char >= '0' && char <= '9') ? scanner.number(stop) : scanner.word(stop);
    }
  }

  private array(depth: number): JavaValue {
    const { scanner } = this;
    checkDepth(depth, scanner.position);
    const items: JavaValue[] = [];
    scanner.advance();
    for (;;) {
      scanner.skipBlanks();
      switch (scanner.char) {
        case ',':
          scanner.advance();
          break;
        case ']':
          scanner.advance();
          return new JavaList(items, 'JSONArray');
        case ':':
        case '}':
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
    for (;;) {
      scanner.advance();
      scanner.skipBlanks();
      switch (scanner.char) {
        case ',':
          continue;
        case ':':
        case ']':
        case '[':
        case '{':
          throw unexpectedCharacter(scanner.char, scanner.position);
        case '}':
          scanner.advance();
          return map;
        default:
      }
      const key = this.key();
      map.put(key, this.value(stopValue, depth));
      scanner.skipControls();
      if (scanner.char === '}') {
        scanner.advance();
        return map;
      }
      if (scanner.char === end) throw unexpectedEnd(scanner.position - 1, 'null');
      if (scanner.char !== ',') throw unexpectedToken(scanner.char, scanner.position - 1);
    }
  }

  /** The key and its colon. */
  private key(): string {
    const { scanner } = this;
    const key = scanner.char === '"' || scanner.char === "'" ? scanner.quoted() : scanner.word(stopKey);
    scanner.skipControls();
    if (scanner.char === end) throw unexpectedEnd(scanner.position - 1, 'null');
    if (scanner.char !== ':') throw unexpectedCharacter(scanner.char, scanner.position - 1);
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
