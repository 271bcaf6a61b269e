import type { Meter } from './meter';
import { JavaException } from './java-exception';

/** A compiled `java.util.regex.Pattern`. Matching spends steps from the meter. */
export class JavaPattern {
  readonly source: string;
  private constructor(source: string) {
    this.source = source;
  }
  /** @throws JavaException `java.util.regex.PatternSyntaxException` */
  static compile(source: string): JavaPattern {
    return new JavaPattern(source);
  }
  /** Whole match, as `String.matches` and selection patterns. */
  matches(text: string, _meter: Meter): boolean {
    return new RegExp(`^(?:${this.source})$`).test(text);
  }
  replaceAll(_text: string, _replacement: string, _meter: Meter): string {
    throw new JavaException('x', 'not yet');
  }
  replaceFirst(_text: string, _replacement: string, _meter: Meter): string {
    throw new JavaException('x', 'not yet');
  }
  split(text: string, _limit: number, _meter: Meter): string[] {
    return text.split(this.source);
  }
}
