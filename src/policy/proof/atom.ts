import type { Caller } from '../principal';
import type { ConditionEntry, Statement } from '../statement';

/** One part of a statement that a request meets or does not. */
export type Atom =
  | { kind: 'principals'; statement: Statement }
  | { kind: 'resource'; statement: Statement }
  | { kind: 'condition'; entry: ConditionEntry };

export interface Literal {
  atom: Atom;
  holds: boolean;
}

/** A request in the making. */
export interface Draft {
  caller: Caller;
  resource: string;
  context: Record<string, string | string[]>;
}

/** A part of the request that can be chosen by itself: who signs, which method, one condition key. */
export interface RequestPart {
  /** @returns one choice that makes the literals true, undefined where there is none */
  solve(literals: readonly Literal[]): Solution | undefined;
}

export interface Solution {
  holds(atom: Atom): boolean;
  apply(draft: Draft): void;
  /** why this could not be told, and was taken for possible */
  unsure?: string;
}
