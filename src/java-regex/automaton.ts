/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes into arrays of known size, in the innermost loop */
import type { Account } from './account';
import type { Nfa } from './nfa';
import type { Starts } from './starts';
import { firstThreads, nextThreads, settleTags, TooComplex, type Tags, type Threads } from './threads';

const maximumStates = 200;
/** What it costs to make a transition, against a character's 1/2. */
const transitionCost = 200;
/** What an attempt costs, whether or not it reads. */
export const attemptCost = 4;

/** What a table holds instead of a row: what is below `unknown` is the place of a step, negative. */
const dead = -1;
const unknown = -2;

/** No match; or, the automaton became too large, and another way must be found. */
export const noMatch = -1;
export const gaveUp = -2;

interface State extends Threads {
  /** Where its row begins. */
  readonly row: number;
}

/** A transition that does more than to take a character. */
interface Step {
  readonly row: number;
  /** The match that is complete before it, when none is behind it. */
  readonly match: Tags | undefined;
  /** Tags that the registers are to hold, each followed by how long ago it was passed. */
  readonly settled: readonly number[];
}

/**
 * Matches without going back: one step of a table for a character. Its states are the lists of ways that are open
 * (threads.ts), and are made when a text first needs them, as are the transitions.
 */
export class Automaton {
  /** Where the last match begins. */
  start = 0;
  /** Where the tags were passed in the last match. */
  readonly registers: Int32Array;
  private readonly saved: Int32Array;
  private readonly nfa: Nfa;
  /**
   * A row for each state: where each class of characters leads; where its match ends, if that is all there is to know
   * of it, as how long ago; and the state's number.
   */
  private table = new Int32Array(0);
  private readonly states: State[] = [];
  private readonly places = new Map<string, State>();
  private readonly steps: Step[] = [];
  private isTooLarge = false;
  /** Where the match in `saved` was complete: a longer one that was begun may fail. */
  private savedAt = noMatch;

  constructor(nfa: Nfa) {
    this.nfa = nfa;
    this.registers = new Int32Array(nfa.tags);
    this.saved = new Int32Array(nfa.tags);
  }

  /**
   * Where the first match at or behind a position ends; or `noMatch`, or `gaveUp`. Without `starts`, only at the
   * position itself.
   */
  find(text: string, from: number, starts: Starts | undefined, account: Account): number {
    if (!this.isReady()) return gaveUp;
    const { alphabet } = this.nfa;
    const { latin, endOfText } = alphabet;
    const { length } = text;
    const { registers } = this;
    let { table } = this;
    for (let start = from; ; start++) {
      if (starts !== undefined) {
        const next = starts.next(text, start);
        account.spend((next < 0 ? length - start : next - start) >> starts.shift);
        if (next < 0) break;
        start = next;
      }
      for (let tag = 1; tag < registers.length; tag++) registers[tag] = -1;
      this.savedAt = noMatch;
      let row = 0;
      let position = start;
      for (;;) {
        let next = unknown;
        while (position < length) {
          const unit = text.charCodeAt(position);
          if (unit > 255) break;
          next = table[row + latin[unit]!]!;
          if (next < 0) break;
          row = next;
          position++;
        }
        if (next === dead) break;
        if (next < unknown) {
          row = this.take(next, position, 1);
          position++;
          continue;
        }
        const codePoint = text.codePointAt(position);
        const charClass = codePoint === undefined ? endOfText : alphabet.classOf(codePoint);
        const width = codePoint === undefined ? 0 : codePoint > 0xffff ? 2 : 1;
        next = table[row + charClass]!;
        if (next === unknown) {
          next = this.transition(row, charClass, account);
          if (next === unknown) return gaveUp;
          ({ table } = this);
        }
        if (next === dead) break;
        if (next === row && codePoint !== undefined) position = alphabet.skipZone(text, position, codePoint);
        else position += width;
        row = next < 0 ? this.take(next, position - width, width) : next;
      }
      account.spend(attemptCost + ((position - start) >> 1));
      const ago = table[row + endOfText + 1]!;
      if (ago >= 0) {
        this.start = start;
        return position - ago;
      }
      const { match } = this.states[table[row + endOfText + 2]!]!;
      if (match || this.savedAt >= 0) {
        this.start = start;
        if (match) write(registers, match, position);
        else registers.set(this.saved);
        return registers[0]!;
      }
      if (starts === undefined) break;
      if (text.codePointAt(start)! > 0xffff) start++;
    }
    return noMatch;
  }

  /** Does what a step says, and gives the row that it leads to. */
  private take(place: number, position: number, width: number): number {
    const { row, match, settled } = this.steps[unknown - 1 - place]!;
    if (match) {
      this.saved.set(this.registers);
      write(this.saved, match, position);
      this.savedAt = position;
    }
    for (let index = 0; index < settled.length; index += 2) {
      this.registers[settled[index]!] = position + width - settled[index + 1]!;
    }
    return row;
  }

  private isReady(): boolean {
    if (this.states.length > 0 || this.isTooLarge) return !this.isTooLarge;
    try {
      this.place(firstThreads(this.nfa));
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error;
      this.isTooLarge = true;
    }
    return !this.isTooLarge;
  }

  /** Makes a transition, once for all texts. */
  private transition(row: number, charClass: number, account: Account): number {
    account.spend(transitionCost);
    const { alphabet } = this.nfa;
    const state = this.states[this.table[row + alphabet.size + 1]!]!;
    let next = dead;
    try {
      const { threads, settled } = settleTags(
        nextThreads(this.nfa, state, charClass, alphabet.widthOf(charClass)),
      );
      if (threads.open.length > 0 || threads.match) {
        next = this.place(threads).row;
        const match = threads.match ? undefined : state.match;
        if (match || settled.length > 0) {
          this.steps.push({ row: next, match, settled });
          next = unknown - this.steps.length;
        }
      }
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error;
      this.isTooLarge = true;
      return unknown;
    }
    this.table[row + charClass] = next;
    return next;
  }

  /** The state for a list of threads. */
  private place(threads: Threads): State {
    const key = JSON.stringify([threads.open.map(Object.values), threads.match]);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    if (this.states.length >= maximumStates) throw new TooComplex();
    const width = this.nfa.alphabet.size + 2;
    const state = { ...threads, row: this.states.length * width };
    this.places.set(key, state);
    this.states.push(state);
    if (this.table.length < state.row + width) {
      const table = new Int32Array(2 * state.row + 8 * width);
      table.set(this.table);
      this.table = table;
    }
    this.table.fill(threads.open.length > 0 ? unknown : dead, state.row, state.row + width);
    this.table[state.row + width - 2] = this.nfa.tags === 1 ? (threads.match?.[0] ?? -1) : -1;
    this.table[state.row + width - 1] = this.states.length - 1;
    return state;
  }
}

function write(registers: Int32Array, tags: Tags, position: number): void {
  for (let tag = 0; tag < tags.length; tag++) {
    if (tags[tag]! >= 0) registers[tag] = position - tags[tag]!;
  }
}
