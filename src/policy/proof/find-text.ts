import type { Glob } from '../glob';
import { Automaton, type AutomatonState } from './automaton';
import type { Budget } from './budget';
import { isRun, strangerOf } from './language';

/** Whether some of these patterns, or none of them, is to match. */
export interface TextRequirement {
  globs: readonly Glob[];
  matched: boolean;
}

/** How far a text has come in each requirement; undefined where it is met whatever follows. */
export type TextState = readonly (AutomatonState | undefined)[];

/**
 * Looks for a text that meets requirements, by walking their automata side by side: exact, the shortest text first. The
 * alphabet at each step is what some pattern waits for, and one other character of each class.
 */
export class TextSearch {
  private readonly automata: readonly Automaton[];

  constructor(
    private readonly requirements: readonly TextRequirement[],
    private readonly budget: Budget,
  ) {
    this.automata = requirements.map(({ globs }) => automatonOf(globs, budget));
  }

  /** @returns the state after a text that every candidate begins with; undefined where none can do */
  after(prefix: string): TextState | undefined {
    let state = this.settle(this.automata.map(({ start }) => start));
    for (let index = 0; index < prefix.length && state !== undefined; index += 1) {
      state = this.step(state, prefix.charCodeAt(index));
    }
    return state;
  }

  /** @returns the rest of a text, from the language, that meets the requirements */
  find(language: Glob, start: TextState): string | undefined {
    const walked = new Automaton([language], true, (steps) => this.budget.spend(steps));
    const seen = new Set([keyOf(walked.start, start)]);
    const queue = [{ at: walked.start, state: start, text: '' }];
    // The queue grows while it is walked.
    for (const { at, state, text } of queue) {
      if (at.matched && this.ends(state)) return text;
      for (const unit of nextUnits(at, state)) {
        const nextAt = walked.step(at, unit);
        if (nextAt.units.length === 0 && !nextAt.matched) continue;
        const next = this.step(state, unit);
        if (next === undefined) continue;
        const key = keyOf(nextAt, next);
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push({ at: nextAt, state: next, text: text + String.fromCharCode(unit) });
      }
    }
    return undefined;
  }

  private step(state: TextState, unit: number): TextState | undefined {
    this.budget.spend(state.length + 1);
    return this.settle(
      state.map((one, index) => (one === undefined ? one : this.automata[index]?.step(one, unit))),
    );
  }

  private settle(state: TextState): TextState | undefined {
    const after: (AutomatonState | undefined)[] = [];
    for (const [index, one] of state.entries()) {
      if (one?.settled === true && one.matched !== this.requirements[index]?.matched) return undefined;
      after.push(one?.settled === true ? undefined : one);
    }
    return after;
  }

  private ends(state: TextState): boolean {
    return state.every(
      (one, index) => one === undefined || one.matched === this.requirements[index]?.matched,
    );
  }
}

/** A text of the language that meets all requirements, or undefined where there is none. */
export function findText(
  language: Glob,
  requirements: readonly TextRequirement[],
  budget: Budget,
): string | undefined {
  const search = new TextSearch(requirements, budget);
  const start = search.after('');
  return start === undefined ? undefined : search.find(language, start);
}

const known = new WeakMap<readonly Glob[], { automaton: Automaton; budget: Budget }>();

/** The same list of patterns is asked for many times in one proof. */
function automatonOf(globs: readonly Glob[], budget: Budget): Automaton {
  const before = known.get(globs);
  if (before?.budget === budget) return before.automaton;
  const automaton = new Automaton(globs, false, (steps) => budget.spend(steps));
  known.set(globs, { automaton, budget });
  return automaton;
}

export function keyOfState(state: TextState): string {
  return state.map((one) => one?.id ?? '').join();
}

function keyOf(at: AutomatonState, state: TextState): string {
  return `${at.id}|${keyOfState(state)}`;
}

/** The characters that lead to different states. Where the language goes on with fixed characters, only they. */
function nextUnits(at: AutomatonState, state: TextState): Iterable<number> {
  const classes = at.units.filter((unit) => unit < 0);
  if (classes.length === 0) return at.awaited;
  if (state.every((one) => one === undefined)) {
    // Nothing is left to meet: the shortest way to the end of the language.
    return at.awaited.size > 0
      ? at.awaited
      : classes.filter((unit) => !isRun(unit)).flatMap((unit) => strangerOf(unit, new Set()) ?? []);
  }
  const taken = new Set([...at.awaited, 0x2f, 0x3a]);
  for (const one of state) for (const unit of one?.awaited ?? []) taken.add(unit);
  const strangers = classes.flatMap((unit) => strangerOf(unit, taken) ?? []);
  return new Set([...strangers, ...taken]);
}
