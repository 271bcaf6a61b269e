import type { Glob } from '../glob';
import type { Budget } from './budget';
import { findText, type TextRequirement } from './find-text';

/**
 * One text of a language for every combination of patterns that some text matches: none that no text shows.
 * Undecided patterns are split one by one.
 * @param given what each text has to meet beside
 */
export function globClasses(
  language: Glob,
  patterns: readonly Glob[],
  budget: Budget,
  given: readonly TextRequirement[] = [],
): string[] {
  const found: string[] = [];
  const split = (decided: readonly TextRequirement[]): void => {
    const witness = findText(language, [...given, ...decided], budget);
    if (witness === undefined) return;
    const glob = patterns[decided.length];
    if (glob === undefined) {
      found.push(witness);
      return;
    }
    for (const matched of [false, true]) split([...decided, { globs: [glob], matched }]);
  };
  split([]);
  return found;
}
