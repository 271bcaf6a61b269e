const maximumDepth = 400;

const number = /-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?/y;
const word = /true|false|null/y;
const quote = 0x22;
const backslash = 0x5c;

/** By character code of Latin-1: 1 for what stands in a string as itself. */
const plain = new Uint8Array(256).fill(1, 0x20).fill(0, 0x7f, 0xa0);
plain[quote] = plain[backslash] = 0;

/** By character code: 1 for the letters of the escapes that the writer uses. */
const escaped = new Uint8Array(256);
for (const letter of '"\\bfnrt') escaped[letter.charCodeAt(0)] = 1;

/** What `isCanonicalJson` finds, found by looking at one character after another. */
export function canonicalByCharacter(text: string): boolean {
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
          if (this.open.length === maximumDepth) return false;
          if (this.text[this.at + 1] === ']') return this.skip(2);
          this.enter('list');
          break;
        case '{':
          if (this.open.length === maximumDepth) return false;
          if (this.text[this.at + 1] === '}') return this.skip(2);
          this.enter([]);
          if (!this.key()) return false;
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

  private enter(container: string[] | 'list'): void {
    this.at++;
    this.open.push(container);
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
    const { text } = this;
    const { length } = text;
    let at = this.at + 1;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code < 256 ? plain[code] === 1 : standsAsItself(code)) continue;
      if (code === quote) {
        this.at = at + 1;
        return true;
      }
      if (code !== backslash || escaped[text.charCodeAt(++at)] !== 1) return false;
    }
    return false;
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

/** The writer escapes U+2000–U+20FF; surrogates are left to it. */
function standsAsItself(code: number): boolean {
  return (code < 0x2000 || code > 0x20ff) && (code < 0xd800 || code > 0xdfff);
}
