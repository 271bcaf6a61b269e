import type { Nfa } from './nfa';

/** By tag: how many UTF-16 units ago it was passed; -1 where the registers know. */
export type Tags = readonly number[];

/** One way in which the text so far may go on to match. */
export interface Thread {
  /** The state that takes the next character. */
  readonly state: number;
  readonly tags: Tags;
  /** The atomic parts that it is in, outermost first: a number each time that one is entered. */
  readonly inside: readonly number[];
  /** The atomic parts that it has left while a thread before it is still in them, and may take this one's place. */
  readonly left: readonly number[];
}

/** All ways that are open, the preferred first. A match that is complete comes behind them: what is behind it is gone. */
export interface Threads {
  readonly open: readonly Thread[];
  readonly match: Tags | undefined;
}

/** The pattern needs more than this engine's automaton. */
export class TooComplex extends Error {}

const maximumThreads = 50;

export function firstThreads(nfa: Nfa): Threads {
  const closure = new Closure(nfa, { open: [], match: undefined });
  closure.visit(nfa.start, new Array<number>(nfa.tags).fill(-1), [], []);
  return closure.threads();
}

/** The threads behind a character of a class, `width` units wide. */
export function nextThreads(nfa: Nfa, { open, match }: Threads, charClass: number, width: number): Threads {
  const closure = new Closure(nfa, { open, match });
  for (const { state, tags, inside, left } of open) {
    const taker = nfa.states[state];
    if (taker?.kind !== 'take' || taker.classes[charClass] !== 1) continue;
    const shifted = tags.map((ago) => (ago < 0 ? ago : ago + width));
    closure.leftBefore = left;
    closure.visit(taker.next, shifted, inside, left);
    if (closure.match !== undefined) break;
  }
  return closure.threads();
}

/** Follows what takes no character. */
class Closure {
  match: Tags | undefined;
  /** What the thread that is followed had left before it took the character. */
  leftBefore: readonly number[] = [];
  private readonly nfa: Nfa;
  private readonly open: Thread[] = [];
  /** By state: the atomic parts of the threads that came here before, all of them and those that they are in. */
  private readonly visits = new Map<number, { parts: readonly number[]; inside: readonly number[] }[]>();
  /** Atomic parts that have matched: whatever else was in them is over. */
  private readonly done = new Set<number>();
  private entered: number;

  constructor(nfa: Nfa, before: Threads) {
    this.nfa = nfa;
    const ids = before.open.flatMap(({ inside, left }) => [...inside, ...left]);
    this.entered = Math.max(-1, ...ids);
  }

  visit(state: number, tags: Tags, inside: readonly number[], left: readonly number[]): void {
    if (this.match !== undefined) return;
    const parts = [...inside, ...left];
    if (parts.some((part) => this.done.has(part))) return;
    const visits = this.visits.get(state) ?? [];
    // A thread that was here before does all that this one can, unless something ends that one alone.
    const before = visits.find((visit) => visit.parts.every((part) => parts.includes(part)));
    if (before !== undefined) {
      // Unless an atomic part is to end this one, it is a second way to match the same: the matcher tries each of
      // them, as Java does, and is stopped where that has no end.
      if (!before.inside.some((part) => left.includes(part))) throw new TooComplex();
      return;
    }
    this.visits.set(state, [...visits, { parts, inside }]);
    const at = this.nfa.states[state];
    switch (at?.kind) {
      case undefined:
        return;
      case 'take':
        if (this.open.length >= maximumThreads) throw new TooComplex();
        this.open.push({ state, tags, inside, left });
        return;
      case 'split':
        for (const out of at.outs) this.visit(out, tags, inside, left);
        return;
      case 'tag':
        this.visit(at.next, tags.with(at.tag, 0), inside, left);
        return;
      case 'enter':
        this.visit(at.next, tags, [...inside, ++this.entered], left);
        return;
      case 'leave': {
        const part = inside.at(-1) ?? 0;
        this.visit(at.next, tags, inside.slice(0, -1), [...left, part]);
        this.done.add(part);
        return;
      }
      case 'accept':
        // A thread that is still in a part that this one left earlier may yet take the match back.
        if (this.leftBefore.some((part) => this.isInside(part))) throw new TooComplex();
        this.match = tags;
    }
  }

  private isInside(part: number): boolean {
    return this.open.some(({ inside }) => inside.includes(part));
  }

  /** The result, with the numbers of atomic parts made the same for the same state of affairs. */
  threads(): Threads {
    const names = new Map<number, number>();
    const nameOf = (part: number) => {
      const name = names.get(part) ?? names.size;
      names.set(part, name);
      return name;
    };
    const before = new Set<number>();
    const open = this.open.map((thread) => {
      const left = thread.left.filter((part) => before.has(part)).map(nameOf);
      const inside = thread.inside.map(nameOf);
      for (const part of thread.inside) before.add(part);
      return { ...thread, inside, left };
    });
    return { open, match: this.match };
  }
}

/** Takes out the tags that all threads agree on, as pairs of a tag and how long ago: registers can hold them. */
export function settleTags({ open, match }: Threads): { threads: Threads; settled: number[] } {
  const settled: number[] = [];
  const first = open[0]?.tags ?? [];
  const all = [...open.map(({ tags }) => tags), ...(match ? [match] : [])];
  first.forEach((ago, tag) => {
    if (ago >= 0 && all.every((tags) => tags[tag] === ago)) settled.push(tag, ago);
  });
  if (settled.length === 0) return { threads: { open, match }, settled };
  const isSettled = new Set(settled.filter((_, index) => index % 2 === 0));
  const without = (tags: Tags) => tags.map((ago, tag) => (isSettled.has(tag) ? -1 : ago));
  return {
    threads: {
      open: open.map((thread) => ({ ...thread, tags: without(thread.tags) })),
      match: match && without(match),
    },
    settled,
  };
}
