import { JavaPattern, meterOf } from '../../java';

/** Whether a pattern matches a whole text. */
export type WholeMatch = (text: string) => boolean;

const stepsPerMatch = 5_000_000;

/**
 * Selection patterns are `java.util.regex` patterns that must match the whole text: `Invalid` does not match
 * `Invalid input`, and `.` stops at a line break. Compiled at the first use; one that Java refuses matches nothing.
 */
export function wholeMatch(pattern: string): WholeMatch {
  let compiled: JavaPattern | null | undefined;
  return (text) => {
    if (compiled === undefined) {
      try {
        compiled = JavaPattern.compile(pattern);
      } catch {
        compiled = null;
      }
    }
    if (compiled === null) return false;
    try {
      return compiled.matches(text, meterOf(stepsPerMatch));
    } catch {
      // A pattern that backtracks without end: AWS's Java would not come to a match either.
      return false;
    }
  };
}
