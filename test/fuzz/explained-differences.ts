import type { OracleAnswer, OracleRequest } from '../oracle/velocity-oracle';
import type { Disagreement, OurAnswer } from './compare';

/** A difference that is wanted. It is looked for in the smallest template that shows the disagreement. */
export interface ExplainedDifference {
  id: string;
  /** Why ours is right, or cannot be told wrong. Stands in docs/conformance.md too. */
  reason: string;
  explains(difference: {
    kind: Disagreement;
    request: OracleRequest;
    ours: OurAnswer;
    java: OracleAnswer;
  }): boolean;
}

export const EXPLAINED_DIFFERENCES: readonly ExplainedDifference[] = [];
