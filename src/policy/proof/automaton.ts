import { anyRun, type Glob } from '../glob';
import { accepts, awaited, isRun } from './language';

/** How far texts have come in some patterns. One object for each set of positions: states are compared by identity. */
export interface AutomatonState {
  readonly id: number;
  /** units that a next character has to be one of; none where all patterns have failed or ended */
  readonly units: readonly number[];
  /** single characters among them */
  readonly awaited: ReadonlySet<number>;
  /** the text so far matches */
  readonly matched: boolean;
  /** whatever follows, it stays as it is */
  readonly settled: boolean;
}

interface OwnState extends AutomatonState {
  positions: readonly number[];
  next: Map<number, OwnState>;
}

/** ends a pattern among the units of all */
const end = Number.NaN;
const anyOther = -1;

/**
 * Patterns of which a text may match one, as one automaton whose states are made when they are met and kept: a list of
 * hundreds of names costs no more than one.
 */
export class Automaton {
  readonly start: AutomatonState;
  private readonly units: readonly number[];
  private readonly states = new Map<string, OwnState>();

  /** @param hasClasses some units take a class of characters: those that nobody awaits are not all alike */
  constructor(
    globs: readonly Glob[],
    private readonly hasClasses: boolean,
    private readonly spend: (steps: number) => void,
  ) {
    this.units = globs.flatMap((glob) => [...glob, end]);
    const starts: number[] = [];
    let at = 0;
    for (const glob of globs) {
      starts.push(at);
      at += glob.length + 1;
    }
    this.start = this.state(starts);
  }

  step(from: AutomatonState, unit: number): AutomatonState {
    const state = from as OwnState;
    if (state.settled) return state;
    const told = this.hasClasses || state.awaited.has(unit) || unit === 0x2f || unit === 0x3a;
    const key = told ? unit : anyOther;
    let next = state.next.get(key);
    if (next === undefined) {
      const after: number[] = [];
      for (const position of state.positions) {
        const expected = this.units[position];
        if (accepts(expected, unit)) after.push(isRun(expected) ? position : position + 1);
      }
      next = this.state(after);
      state.next.set(key, next);
    }
    return next;
  }

  private state(positions: readonly number[]): OwnState {
    // A run may also be empty.
    const closed = new Set(positions);
    for (const position of closed) if (isRun(this.units[position])) closed.add(position + 1);
    const sorted = [...closed].sort((a, b) => a - b);
    const key = sorted.join();
    let state = this.states.get(key);
    if (state === undefined) {
      this.spend(sorted.length + 1);
      const isEnd = (position: number): boolean => Number.isNaN(this.units[position]);
      const units = sorted
        .filter((position) => !isEnd(position))
        .map((position) => this.units[position] ?? 0);
      state = {
        id: this.states.size,
        positions: sorted,
        units,
        awaited: new Set(units.flatMap(awaited)),
        matched: sorted.some(isEnd),
        settled:
          sorted.length === 0 ||
          sorted.some(
            (position) => isEnd(position) && closed.has(position - 1) && this.units[position - 1] === anyRun,
          ),
        next: new Map(),
      };
      this.states.set(key, state);
    }
    return state;
  }
}
