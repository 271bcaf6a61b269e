import { expandReplacement } from './regex/replacement';
import { Matcher } from './regex/matcher';
import { parsePattern } from './regex/parse-pattern';
import { compileProgram, type Program } from './regex/program';
import { elementCost, type Meter } from './meter';

const cacheSize = 200;
const cache = new Map<string, JavaPattern>();
const metaCharacters = /[\\^$.|?*+()[\]{}]/;

/**
 * A `java.util.regex.Pattern`: Java's syntax and Java's way of matching, in steps that a meter counts. What this
 * engine does not know is a `PatternSyntaxException`, never another meaning.
 */
export class JavaPattern {
  readonly source: string;
  readonly names: ReadonlyMap<string, number>;
  private readonly program: Program;
  /** The text that the pattern stands for when none of its characters is special. */
  private readonly literal: string | undefined;

  private constructor(source: string) {
    const { node, groups, names } = parsePattern(source);
    this.source = source;
    this.names = names;
    this.program = compileProgram(node, groups);
    this.literal = literalOf(source);
  }

  /** @throws JavaException `java.util.regex.PatternSyntaxException` */
  static compile(source: string): JavaPattern {
    const known = cache.get(source);
    if (known !== undefined) return known;
    const pattern = new JavaPattern(source);
    if (cache.size >= cacheSize) cache.clear();
    cache.set(source, pattern);
    return pattern;
  }

  /** The whole text, as `String.matches` and selection patterns. */
  matches(text: string, meter: Meter): boolean {
    if (this.literal !== undefined) return this.literal === text;
    return new Matcher(this.program, text, meter).matches();
  }

  /** A part of the text. */
  find(text: string, meter: Meter): boolean {
    if (this.literal !== undefined) return text.includes(this.literal);
    return new Matcher(this.program, text, meter).find(0, 0);
  }

  replaceAll(text: string, replacement: string, meter: Meter): string {
    return this.replace(text, replacement, Infinity, meter);
  }

  replaceFirst(text: string, replacement: string, meter: Meter): string {
    return this.replace(text, replacement, 1, meter);
  }

  /** `String.split(regex, limit)`: with limit 0 the empty texts at the end go. */
  split(text: string, limit: number, meter: Meter): string[] {
    const parts: string[] = [];
    let start = 0;
    for (const match of this.all(text, meter)) {
      if (limit > 0 && parts.length === limit - 1) break;
      // An empty match at the very beginning makes no part.
      if (match.matchEnd === 0) continue;
      parts.push(text.slice(start, match.matchStart));
      start = match.matchEnd;
    }
    if (start === 0) return [text];
    parts.push(text.slice(start));
    meter.spend(elementCost * parts.length);
    if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
    return parts;
  }

  private replace(text: string, replacement: string, count: number, meter: Meter): string {
    let result = '';
    let start = 0;
    let done = 0;
    for (const match of this.all(text, meter)) {
      if (done++ === count) break;
      const inserted = expandReplacement(replacement, match, this.names);
      meter.spend(inserted.length + match.matchStart - start);
      result += text.slice(start, match.matchStart) + inserted;
      start = match.matchEnd;
    }
    return start === 0 && result === '' ? text : result + text.slice(start);
  }

  /** Every match in turn; an empty one moves the next search on by a character. */
  private *all(text: string, meter: Meter): Generator<MatchedText> {
    if (this.literal !== undefined && this.literal !== '') {
      yield* literalMatches(text, this.literal, meter);
      return;
    }
    const matcher = new Matcher(this.program, text, meter);
    let from = 0;
    let lastEnd = 0;
    while (from <= text.length && matcher.find(from, lastEnd)) {
      yield matcher;
      lastEnd = matcher.matchEnd;
      from = lastEnd === matcher.matchStart ? lastEnd + 1 : lastEnd;
    }
  }
}

/** The text that a pattern stands for, where it is made of plain and of escaped characters only. */
function literalOf(source: string): string | undefined {
  if (!metaCharacters.test(source)) return source;
  return /^(?:[^\\^$.|?*+()[\]{}]|\\[^a-zA-Z0-9])*$/.test(source)
    ? source.replace(/\\([^])/g, '$1')
    : undefined;
}

/** What a replacement may take from a match. */
export interface MatchedText {
  readonly matchStart: number;
  readonly matchEnd: number;
  /** How many groups the pattern has. */
  readonly groupCount: number;
  group(index: number): string | undefined;
}

function* literalMatches(text: string, literal: string, meter: Meter): Generator<MatchedText> {
  const group = (index: number) => (index === 0 ? literal : undefined);
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
    meter.spend(1);
    yield { matchStart: at, matchEnd: at + literal.length, groupCount: 0, group };
  }
  meter.spend(text.length >> 4);
}
