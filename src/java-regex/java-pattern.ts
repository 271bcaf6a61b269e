import { Account } from './account';
import { Automaton, gaveUp, noMatch } from './automaton';
import { Matcher } from './matcher';
import { buildNfa, type Question } from './nfa';
import { parsePattern, type ParsedPattern } from './parse-pattern';
import { compileProgram, type Program } from './program';
import { readReplacement, type ReplacementPart } from './replacement';
import { Scanner } from './scanner';
import { Starts, withoutStart } from './starts';
import { Pieces } from './pieces';
import { elementCost, type Meter } from '../meter';

const cacheSize = 200;
const cache = new Map<string, JavaPattern>();
const metaCharacters = /[\\^$.|?*+()[\]{}]/;

/**
 * A `java.util.regex.Pattern`: Java's syntax and Java's way of matching, in steps that a meter counts. What this
 * engine does not know is a `PatternSyntaxException`, never another meaning.
 */
export class JavaPattern {
  readonly source: string;
  private readonly parsed: ParsedPattern;
  private readonly program: Program;
  private readonly starts: Starts;
  private readonly automata = new Map<Question, Automaton | undefined>();
  /** The text that the pattern stands for when none of its characters is special. */
  private readonly literal: string | undefined;

  private constructor(source: string) {
    this.source = source;
    this.parsed = parsePattern(source);
    this.program = compileProgram(this.parsed.node, this.parsed.groups);
    this.starts = new Starts(this.parsed.node);
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
    const automaton = this.automaton('whole');
    if (automaton) {
      const account = new Account(meter);
      const end = automaton.find(text, 0, undefined, account);
      account.pay();
      if (end !== gaveUp) return end !== noMatch;
    }
    return new Matcher(this.program, text, meter).matches();
  }

  /** A part of the text. */
  find(text: string, meter: Meter): boolean {
    if (this.literal !== undefined) return text.includes(this.literal);
    const scanner = this.scanner(text, meter, 'end');
    const found = scanner.find(0, 0);
    scanner.account.pay();
    return found;
  }

  replaceAll(text: string, replacement: string, meter: Meter): string {
    return this.replace(text, replacement, Infinity, meter);
  }

  replaceFirst(text: string, replacement: string, meter: Meter): string {
    return this.replace(text, replacement, 1, meter);
  }

  /** `String.split(regex, limit)`: with limit 0 the empty texts at the end go. */
  split(text: string, limit: number, meter: Meter): string[] {
    const scanner = this.scanner(text, meter, 'end');
    const parts: string[] = [];
    let start = 0;
    for (let from = 0; from <= text.length && scanner.find(from, start); from = following(scanner)) {
      if (limit > 0 && parts.length === limit - 1) break;
      // An empty match at the very beginning makes no part.
      if (scanner.matchEnd === 0) continue;
      scanner.account.spend(elementCost);
      parts.push(text.slice(start, scanner.matchStart));
      start = scanner.matchEnd;
    }
    scanner.account.spend(elementCost);
    scanner.account.pay();
    if (start === 0) return [text];
    parts.push(text.slice(start));
    if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
    return parts;
  }

  private replace(text: string, replacement: string, count: number, meter: Meter): string {
    const scanner = this.scanner(text, meter, replacement.includes('$') ? 'groups' : 'end');
    let parts: readonly ReplacementPart[] | undefined;
    const pieces = new Pieces(text);
    let start = 0;
    let from = 0;
    for (let done = 0; done < count && from <= text.length && scanner.find(from, start); done++) {
      // A bad replacement is Java's to find at the first match.
      parts ??= readReplacement(replacement, this.parsed.groups, this.parsed.names);
      pieces.keep(start, scanner.matchStart);
      // What stays of the old text is no longer than that: only what is put in can grow without end.
      let work = parts.length;
      for (const part of parts) {
        if (typeof part === 'string') {
          pieces.add(part);
          work += part.length;
        } else {
          const groupStart = scanner.groupStart(part);
          const groupEnd = scanner.groupEnd(part);
          pieces.keep(groupStart, groupEnd);
          work += groupEnd - groupStart;
        }
      }
      scanner.account.spend(work);
      start = scanner.matchEnd;
      from = following(scanner);
    }
    scanner.account.pay();
    if (parts === undefined) return text;
    pieces.keep(start, text.length);
    return pieces.text();
  }

  private scanner(text: string, meter: Meter, question: Question): Scanner {
    return new Scanner(this.program, this.starts, this.automaton(question), text, meter);
  }

  /** The automaton for a question, made when it is first asked; `undefined` where the pattern is not for one. */
  private automaton(question: Question): Automaton | undefined {
    const asked = question === 'groups' && this.parsed.groups === 0 ? 'end' : question;
    if (this.automata.has(asked)) return this.automata.get(asked);
    const nfa = buildNfa(withoutStart(this.parsed.node), this.parsed.groups, asked);
    const automaton = nfa && new Automaton(nfa);
    this.automata.set(asked, automaton);
    return automaton;
  }
}

/** Where the next search begins: an empty match moves it on. */
function following({ matchStart, matchEnd }: Scanner): number {
  return matchEnd === matchStart ? matchEnd + 1 : matchEnd;
}

/** The text that a pattern stands for, where it is made of plain and of escaped characters only. */
function literalOf(source: string): string | undefined {
  if (!metaCharacters.test(source)) return source;
  return /^(?:[^\\^$.|?*+()[\]{}]|\\[^a-zA-Z0-9])*$/.test(source)
    ? source.replace(/\\([^])/g, '$1')
    : undefined;
}
