import { distance } from 'fastest-levenshtein';

/** The known name that a misspelt one is nearest to, if it is near. */
export function closest(given: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, steps: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  const [best] = ranked;
  return best !== undefined && best.steps <= Math.max(2, given.length / 4) ? best.name : undefined;
}
