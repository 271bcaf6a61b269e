import { JavaException } from './java-exception';

/** Inline flags of a pattern, by Java's letters. */
export interface Flags {
  /** i */ readonly ignoreCase: boolean;
  /** u */ readonly unicodeCase: boolean;
  /** s */ readonly dotAll: boolean;
  /** m */ readonly multiline: boolean;
  /** d */ readonly unixLines: boolean;
  /** x */ readonly comments: boolean;
  /** U */ readonly unicodeClasses: boolean;
}

export const noFlags: Flags = {
  ignoreCase: false,
  unicodeCase: false,
  dotAll: false,
  multiline: false,
  unixLines: false,
  comments: false,
  unicodeClasses: false,
};

/** A cursor over the code points of a pattern, with the flags in force. The end reads as ''. */
export class PatternReader {
  readonly source: string;
  private readonly chars: readonly string[];
  position = 0;
  flags: Flags = noFlags;

  constructor(source: string) {
    this.source = source;
    this.chars = Array.from(source);
  }

  /** The character here; with the flag `x`, blanks and comments are passed over first. */
  peek(): string {
    if (this.flags.comments) this.skipComments();
    return this.chars[this.position] ?? '';
  }

  next(): string {
    const char = this.peek();
    if (char !== '') this.position++;
    return char;
  }

  /** The character at a distance, blanks included. */
  at(offset: number): string {
    return this.chars[this.position + offset] ?? '';
  }

  /** Takes one character, blanks included. */
  take(): string {
    const char = this.at(0);
    if (char !== '') this.position++;
    return char;
  }

  /** What was read since a position. */
  textFrom(start: number): string {
    return this.chars.slice(start, this.position).join('');
  }

  eat(text: string): boolean {
    if (this.peek() === '') return false;
    const chars = Array.from(text);
    if (!chars.every((char, index) => this.at(index) === char)) return false;
    this.position += chars.length;
    return true;
  }

  fail(message: string): never {
    throw new JavaException(
      'java.util.regex.PatternSyntaxException',
      `${message} near index ${this.position}: ${this.source.slice(0, 200)}`,
    );
  }

  private skipComments(): void {
    for (;;) {
      const char = this.at(0);
      if (char !== '' && ' \t\n\u000b\f\r'.includes(char)) this.position++;
      else if (char === '#') {
        while (this.at(0) !== '' && !'\n\r\u0085\u2028\u2029'.includes(this.at(0))) this.position++;
      } else return;
    }
  }
}
