import type { Meter } from '../meter';
import { Account } from './account';
import { attemptCost, gaveUp, noMatch, type Automaton } from './automaton';
import { Matcher } from './matcher';
import type { Program } from './program';
import type { Starts } from './starts';

/** Finds the matches of a pattern in one text, with its automaton if it has one, else with the matcher. */
export class Scanner {
  matchStart = 0;
  matchEnd = 0;
  private readonly program: Program;
  private readonly starts: Starts;
  private automaton: Automaton | undefined;
  private matcher: Matcher | undefined;
  private readonly text: string;
  /** Pays for the search; its owner settles it. */
  readonly account: Account;

  constructor(
    program: Program,
    starts: Starts,
    automaton: Automaton | undefined,
    text: string,
    meter: Meter,
  ) {
    this.program = program;
    this.starts = starts;
    this.automaton = automaton;
    this.text = text;
    this.account = new Account(meter);
  }

  /** The first match at or behind a position; `lastEnd` is what `\G` means. */
  find(from: number, lastEnd: number): boolean {
    if (this.automaton) {
      const end = this.automaton.find(this.text, from, this.starts, this.account);
      if (end !== gaveUp) {
        this.matchStart = this.automaton.start;
        this.matchEnd = end;
        return end !== noMatch;
      }
      this.automaton = undefined;
    }
    return this.findByMatcher(from, lastEnd);
  }

  /** Where a group begins; -1 when it took no part. */
  groupStart(index: number): number {
    if (index === 0) return this.matchStart;
    if (this.matcher) return this.matcher.slots[2 * index] ?? -1;
    return this.automaton?.registers[2 * index - 1] ?? -1;
  }

  groupEnd(index: number): number {
    if (index === 0) return this.matchEnd;
    if (this.matcher) return this.matcher.slots[2 * index + 1] ?? -1;
    return this.automaton?.registers[2 * index] ?? -1;
  }

  private findByMatcher(from: number, lastEnd: number): boolean {
    const { text, starts } = this;
    for (let position = from; ;) {
      const start = starts.next(text, position);
      this.account.spend((start < 0 ? text.length - position : start - position) >> starts.shift);
      if (start < 0) return false;
      this.account.spend(attemptCost);
      this.matcher ??= new Matcher(this.program, text, this.account);
      const end = this.matcher.matchAt(start, lastEnd);
      if (end >= 0) {
        this.matchStart = start;
        this.matchEnd = end;
        return true;
      }
      position = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    }
  }
}
