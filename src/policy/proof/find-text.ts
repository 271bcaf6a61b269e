import { anyRun, type Glob } from '../glob';
import type { Budget } from './budget';
import { accepts, awaited, isRun, strangerOf } from './language';

/** Whether some of these patterns, or none of them, is to match. */
export interface TextRequirement {
  globs: readonly Glob[];
  matched: boolean;
}

/** How far a text has come in each pattern whose outcome still matters. */
export interface TextState {
  live: readonly LivePattern[];
  /** requirements without an outcome yet */
  open: readonly number[];
}

interface LivePattern {
  id: number;
  requirement: number;
  glob: Glob;
  positions: readonly number[];
}

/**
 * Looks for a text that meets requirements, by walking the patterns' automata side by side: exact, the shortest text
 * first. The alphabet at each step is what some pattern waits for, and one other character of each class.
 */
export class TextSearch {
  constructor(
    private readonly requirements: readonly TextRequirement[],
    private readonly budget: Budget,
  ) {}

  /** @returns the state after a text that every candidate begins with; undefined where none can do */
  after(prefix: string): TextState | undefined {
    let id = 0;
    const live = this.requirements.flatMap(({ globs }, requirement) =>
      globs.map((glob) => ({ id: id++, requirement, glob, positions: close(glob, [0]) })),
    );
    let state = this.settle(live, [...this.requirements.keys()]);
    for (let index = 0; index < prefix.length && state !== undefined; index += 1) {
      state = this.step(state, prefix.charCodeAt(index));
    }
    return state;
  }

  /** @returns the rest of a text, from the language, that meets the requirements */
  find(language: Glob, start: TextState): string | undefined {
    const first = { at: close(language, [0]), state: start, text: '' };
    const seen = new Set([keyOf(first.at, start)]);
    const queue = [first];
    // The queue grows while it is walked.
    for (const { at, state, text } of queue) {
      if (state.open.length === 0) return text + completion(language, at);
      if (at.includes(language.length) && this.ends(state)) return text;
      for (const unit of nextUnits(language, at, state)) {
        const nextAt = step(language, at, unit);
        if (nextAt.length === 0) continue;
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

  private step({ live, open }: TextState, unit: number): TextState | undefined {
    this.budget.spend(live.length + 1);
    return this.settle(
      live.map((pattern) => ({ ...pattern, positions: step(pattern.glob, pattern.positions, unit) })),
      open,
    );
  }

  /** Drops what is decided, whatever follows: patterns that failed or end in a star that was reached. */
  private settle(live: readonly LivePattern[], open: readonly number[]): TextState | undefined {
    const alive = live.filter(({ positions }) => positions.length > 0);
    const matched = new Set<number>();
    const waiting = new Set<number>();
    for (const { requirement, glob, positions } of alive) {
      waiting.add(requirement);
      if (glob.at(-1) === anyRun && positions.includes(glob.length)) matched.add(requirement);
    }
    const still: number[] = [];
    for (const requirement of open) {
      const decided = matched.has(requirement) ? true : waiting.has(requirement) ? undefined : false;
      if (decided === undefined) still.push(requirement);
      else if (decided !== this.requirements[requirement]?.matched) return undefined;
    }
    return { live: alive.filter(({ requirement }) => still.includes(requirement)), open: still };
  }

  private ends({ live, open }: TextState): boolean {
    const matched = new Set(
      live
        .filter(({ glob, positions }) => positions.includes(glob.length))
        .map(({ requirement }) => requirement),
    );
    return open.every((requirement) => matched.has(requirement) === this.requirements[requirement]?.matched);
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

export function keyOfState({ live, open }: TextState): string {
  return `${open.join()}|${live.map(({ id, positions }) => `${id}:${positions.join()}`).join(';')}`;
}

function keyOf(at: readonly number[], state: TextState): string {
  return `${at.join()}|${keyOfState(state)}`;
}

/** The shortest way to the end of the language. */
function completion(language: Glob, at: readonly number[]): string {
  return language
    .slice(Math.max(...at))
    .map((unit) =>
      isRun(unit) ? '' : String.fromCharCode(unit >= 0 ? unit : (strangerOf(unit, new Set()) ?? 0)),
    )
    .join('');
}

/** The characters that lead to different states. Where the language goes on with fixed characters, only they. */
function nextUnits(language: Glob, at: readonly number[], state: TextState): Iterable<number> {
  const own = at.flatMap((position) => language[position] ?? []);
  const fixed = own.flatMap(awaited);
  if (own.every((unit) => unit >= 0)) return new Set(fixed);
  const taken = new Set([...fixed, 0x2f, 0x3a]);
  for (const { glob, positions } of state.live) {
    for (const position of positions) for (const unit of awaited(glob[position] ?? anyRun)) taken.add(unit);
  }
  const strangers = own.flatMap((unit) => (unit >= 0 ? [] : (strangerOf(unit, taken) ?? [])));
  return new Set([...strangers, ...taken]);
}

/** A run may also be empty. */
function close(glob: Glob, positions: readonly number[]): number[] {
  const closed = new Set(positions);
  for (const position of closed) if (isRun(glob[position])) closed.add(position + 1);
  return [...closed].sort((a, b) => a - b);
}

function step(glob: Glob, positions: readonly number[], unit: number): number[] {
  const after: number[] = [];
  for (const position of positions) {
    if (accepts(glob[position], unit)) after.push(isRun(glob[position]) ? position : position + 1);
  }
  return after.length === 0 ? after : close(glob, after);
}
