import type { PathToken } from './path-token';

/** A parsed path. It has no state: it can be read from as often as one likes. */
export interface JsonPath {
  readonly source: string;
  readonly tokens: readonly PathToken[];
  /** A definite path gives a value or nothing; an indefinite one always a list. */
  readonly definite: boolean;
  /** Starts at the document; within a filter, `@` starts at the element. */
  readonly fromRoot: boolean;
  /** Where Jayway's versions read this path differently, in words for the one who wrote it. */
  readonly warnings: readonly string[];
}
