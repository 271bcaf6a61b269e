import { maximumJsonDepth } from './json-reader';
import type { TextBytes } from './text-bytes';

/** In an object with more keys, looking for each among the others would take too long. */
const maximumKeys = 101;

const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const dot = 0x2e;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const openList = 0x5b;
const backslash = 0x5c;
const closeList = 0x5d;
const letterF = 0x66;
const letterN = 0x6e;
const letterT = 0x74;
const openObject = 0x7b;
const closeObject = 0x7d;

/** By character code: 1 for the letters of the escapes that the writer uses. */
const escaped = new Uint8Array(256);
for (const letter of '"\\bfnrt') escaped[letter.charCodeAt(0)] = 1;

/** `true`, `alse` and `null` as numbers, the first letter lowest. */
const trueWord = 0x65757274;
const alseWord = 0x65736c61;
const nullWord = 0x6c6c756e;

/** What is open at a depth: a list or an object. */
class Around {
  isObject = false;
  /** The index in `keys` behind those of this object. */
  next = 0;
  /**
   * Of each key where it begins, and its length with the colon. Behind those of this object are those of the one that
   * was at this depth before, as long as they were the same.
   */
  readonly keys: number[] = [];
}

/** The highest bit of four bytes, as a whole number of 32 bits. */
const allOthers = 0x80808080 | 0;
const nowhere = -1;

/**
 * Reads canonical JSON in bytes. What a payload consists of mostly, text in quotes, goes by four bytes at once; an
 * object like the one before it needs no look at its keys but a comparison.
 */
export class CanonicalScan {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly length: number;
  /** Of every byte of the strings, at bit 6 of each: whether it is no control character. */
  private controls = -1;
  private readonly open: Around[] = [new Around()];

  constructor({ bytes, view, length }: TextBytes) {
    this.bytes = bytes;
    this.view = view;
    this.length = length;
  }

  document(): boolean {
    return this.values() === this.length && (this.controls & 0x40404040) === 0x40404040;
  }

  /** Where the document ends. */
  private values(): number {
    const { bytes, view } = this;
    let depth = 0;
    let around = this.around(0);
    let at = 0;
    for (;;) {
      switch (bytes[at]) {
        case quote:
          at = this.string(at + 1);
          break;
        case openList:
          if (depth === maximumJsonDepth) return nowhere;
          at++;
          if (bytes[at] === closeList) {
            at++;
            break;
          }
          depth++;
          around = this.around(depth);
          around.isObject = false;
          continue;
        case openObject:
          if (depth === maximumJsonDepth) return nowhere;
          at++;
          if (bytes[at] === closeObject) {
            at++;
            break;
          }
          depth++;
          around = this.around(depth);
          around.isObject = true;
          around.next = 0;
          at = this.key(at, around);
          if (at === nowhere) return nowhere;
          continue;
        case letterT:
          at = view.getInt32(at, true) === trueWord ? at + 4 : nowhere;
          break;
        case letterF:
          at = view.getInt32(at + 1, true) === alseWord ? at + 5 : nowhere;
          break;
        case letterN:
          at = view.getInt32(at, true) === nullWord ? at + 4 : nowhere;
          break;
        default:
          at = this.number(at);
      }
      if (at === nowhere) return nowhere;
      // What follows a value: the ends of what is open, or a further element.
      while (depth > 0 && bytes[at] === (around.isObject ? closeObject : closeList)) {
        at++;
        around = this.around(--depth);
      }
      if (depth === 0) return at;
      if (bytes[at++] !== comma) return nowhere;
      if (around.isObject) {
        at = this.key(at, around);
        if (at === nowhere) return nowhere;
      }
    }
  }

  private around(depth: number): Around {
    return (this.open[depth] ??= new Around());
  }

  /** A key that the object does not have yet, with its colon. */
  private key(start: number, around: Around): number {
    const { keys } = around;
    const index = around.next;
    around.next += 2;
    if (index < keys.length) {
      const length = keys[index + 1] ?? 0;
      if (this.same(keys[index] ?? 0, start, length)) return start + length;
    }

    if (this.bytes[start] !== quote || index >= 2 * maximumKeys) return nowhere;
    const end = this.string(start + 1);
    if (end === nowhere || this.bytes[end] !== colon) return nowhere;
    const length = end + 1 - start;
    for (let i = 0; i < index; i += 2) {
      if (keys[i + 1] === length && this.same(keys[i] ?? 0, start, length)) return nowhere;
    }
    if (index < keys.length) keys.length = index;
    keys.push(start, length);
    return end + 1;
  }

  /** Whether the text at two places is the same. */
  private same(left: number, right: number, length: number): boolean {
    const { view } = this;
    let i = 0;
    for (; i + 4 <= length; i += 4) {
      if (view.getInt32(left + i) !== view.getInt32(right + i)) return false;
    }
    for (; i < length; i++) {
      if (view.getUint8(left + i) !== view.getUint8(right + i)) return false;
    }
    return true;
  }

  /** The place behind a string. There is always a quote: some stand behind the text. */
  private string(start: number): number {
    const { view } = this;
    let controls = -1;
    let at = start;
    for (;;) {
      const four = view.getInt32(at, true);
      // Control characters, up to 0x1F and from 0x80 to 0x9F, are those with neither bit 6 nor bit 5.
      controls &= four | (four << 1);
      // Of the characters, `"` and `\` and few others (`#`, `]`, `¢`, `£`, `Ü`, `Ý`) have this pattern where bits 1 to 6
      // change; a byte that has it not gets its highest bit.
      const others = (((four ^ (four >>> 1) ^ 0x33333333) & 0x3e3e3e3e) + 0x7f7f7f7f) & 0x80808080;
      if (others === allOthers) {
        at += 4;
        continue;
      }
      // Branches, which the processor predicts, are faster here than to count the zeros.
      if ((others & 0x80) !== 0) {
        if ((others & 0x8000) === 0) at += 1;
        else if ((others & 0x800000) === 0) at += 2;
        else at += 3;
      }
      const found = view.getUint8(at);
      if (found === backslash) {
        if (escaped[view.getUint8(at + 1)] !== 1) return nowhere;
        at += 2;
      } else if (found === quote) {
        this.controls &= controls;
        return at < this.length ? at + 1 : nowhere;
      } else {
        at++;
      }
    }
  }

  /** Whole numbers, and decimals that Java prints without an exponent. */
  private number(start: number): number {
    const { bytes } = this;
    const negative = bytes[start] === minus;
    const whole = negative ? start + 1 : start;
    const wholeEnd = this.digits(whole);
    const size = wholeEnd - whole;
    const isZero = bytes[whole] === zero;
    if (size === 0 || size > 15 || (isZero && size > 1)) return nowhere;
    if (bytes[wholeEnd] !== dot) return isZero && negative ? nowhere : wholeEnd;

    const fraction = wholeEnd + 1;
    const end = this.digits(fraction);
    const scale = end - fraction;
    if (size > 7 || scale === 0 || scale > 15 || bytes[end - 1] === zero) return nowhere;
    if (isZero && bytes[fraction] === zero && bytes[fraction + 1] === zero && bytes[fraction + 2] === zero)
      return nowhere;
    // Fifteen digits come back from a double as they were (DBL_DIG of IEEE 754).
    if (size + scale <= 15) return end;
    const text = String.fromCharCode(...bytes.subarray(start, end));
    return String(Number(text)) === text ? end : nowhere;
  }

  private digits(start: number): number {
    const { view } = this;
    for (let at = start; ; at++) {
      const code = view.getUint8(at);
      if (code < zero || code > nine) return at;
    }
  }
}
