/** As deep as the reader goes. */
const maximumDepth = 400;

// What stands in a string as itself; the rest is escaped by the writer, or left to it.
// eslint-disable-next-line no-control-regex -- control characters are what it leaves out
const plain = /[^"\\\u0000-\u001f\u007f-\u009f\u2000-\u20ff\ud800-\udfff]*/y;
const number = /-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?/y;
const word = /true|false|null/y;
const escapes = new Set('"\\bfnrt');

/**
 * Whether reading an object or a list and writing it again gives the same text: compact, each key once, numbers and
 * strings as the writer prints them. What `JSON.stringify` makes mostly is. `false` may also mean "not sure".
 */
export function isCanonicalJson(text: string): boolean {
  const scan = new Scan(text);
  return scan.value() && scan.rest() && scan.at === text.length;
}

class Scan {
  at = 0;
  /** The lists and objects around the place; of an object the keys so far. */
  private readonly open: (string[] | 'list')[] = [];

  constructor(private readonly text: string) {}

  /** A value, or the beginning of a list or an object up to its first scalar. */
  value(): boolean {
    for (;;) {
      switch (this.text[this.at]) {
        case '"':
          return this.string();
        case '[':
          if (this.text[this.at + 1] === ']') return this.skip(2);
          if (!this.enter('list')) return false;
          break;
        case '{':
          if (this.text[this.at + 1] === '}') return this.skip(2);
          if (!this.enter([]) || !this.key()) return false;
          break;
        case 't':
        case 'f':
        case 'n':
          return this.match(word) !== '';
        default:
          return this.number();
      }
    }
  }

  /** What follows a value: further elements, and the ends of what is open. */
  rest(): boolean {
    while (this.open.length > 0) {
      const around = this.open.at(-1);
      const next = this.text[this.at++];
      if (next === ',') {
        if ((around !== 'list' && !this.key()) || !this.value()) return false;
      } else if (next === (around === 'list' ? ']' : '}')) {
        this.open.pop();
      } else {
        return false;
      }
    }
    return true;
  }

  private enter(container: string[] | 'list'): boolean {
    this.at++;
    return this.open.push(container) <= maximumDepth;
  }

  private skip(length: number): true {
    this.at += length;
    return true;
  }

  /** A key that the object does not have yet, with its colon. */
  private key(): boolean {
    const start = this.at;
    if (this.text[start] !== '"' || !this.string()) return false;
    const key = this.text.slice(start, this.at);
    const keys = this.open.at(-1);
    // Objects have few keys; in one with many, looking for each would take too long.
    if (!Array.isArray(keys) || keys.length > 100 || keys.includes(key)) return false;
    keys.push(key);
    return this.text[this.at++] === ':';
  }

  private string(): boolean {
    this.at++;
    for (;;) {
      this.match(plain);
      const end = this.text[this.at++];
      if (end === '"') return true;
      if (end !== '\\' || !escapes.has(this.text[this.at++] ?? '')) return false;
    }
  }

  /** Whole numbers, and decimals that Java prints without an exponent. */
  private number(): boolean {
    const digits = this.match(number);
    if (digits === '' || String(Number(digits)) !== digits) return false;
    const size = Math.abs(Number(digits));
    return !digits.includes('.') || (size >= 1e-3 && size < 1e7);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const matched = pattern.exec(this.text)?.[0] ?? '';
    this.at += matched.length;
    return matched;
  }
}
