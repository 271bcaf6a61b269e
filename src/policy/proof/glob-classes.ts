import { anyOne, anyRun, type Glob } from '../glob';

/** one character but `/` (`:`), any number of them: what a path segment (a part of an ARN) can hold */
export const anyOneInSegment = -3;
export const anyRunInSegment = -4;
export const anyOneInPart = -5;
export const anyRunInPart = -6;

/** One way in which texts relate to a set of patterns: which of them they match, and the shortest such text. */
export interface GlobClass {
  matches: readonly boolean[];
  witness: string;
}

const stateLimit = 20_000;

/**
 * Sorts all texts of a language by the patterns that they match: every combination that some text shows, none that
 * no text shows. Walks the patterns' automata side by side; the alphabet is their own characters and one other.
 * @returns undefined where the walk would take too long
 */
export function globClasses(language: Glob, patterns: readonly Glob[]): GlobClass[] | undefined {
  const globs = [language, ...patterns];
  const alphabet = alphabetOf(globs);
  const start = globs.map((glob) => close(glob, [0]));
  const seen = new Set([keyOf(start)]);
  const found = new Map<string, GlobClass>();
  let layer: { sets: number[][]; text: string }[] = [{ sets: start, text: '' }];
  while (layer.length > 0) {
    const next: typeof layer = [];
    for (const { sets, text } of layer) {
      const [inLanguage, ...matches] = globs.map(
        (glob, index) => sets[index]?.includes(glob.length) === true,
      );
      const key = matches.map(Number).join('');
      if (inLanguage && !found.has(key)) found.set(key, { matches, witness: text });
      for (const unit of nextUnits(language, sets[0] ?? [], alphabet)) {
        const after = globs.map((glob, index) => step(glob, sets[index] ?? [], unit));
        if (after[0]?.length === 0) continue;
        const state = keyOf(after);
        if (seen.has(state)) continue;
        if (seen.size >= stateLimit) return undefined;
        seen.add(state);
        next.push({ sets: after, text: text + String.fromCharCode(unit) });
      }
    }
    layer = next;
  }
  return [...found.values()];
}

/** Where the language goes on with fixed characters, no other one needs a try. */
function nextUnits(
  language: Glob,
  positions: readonly number[],
  alphabet: readonly number[],
): readonly number[] {
  const expected = positions.flatMap((position) => language[position] ?? []);
  return expected.every((unit) => unit >= 0) ? [...new Set(expected)] : alphabet;
}

function keyOf(sets: readonly (readonly number[])[]): string {
  return sets.map((set) => set.join(',')).join(';');
}

function alphabetOf(globs: readonly Glob[]): number[] {
  const units = new Set(globs.flat().filter((unit) => unit >= 0));
  const fresh = 'xyzabcdefghijklmnopqrstuvw0123456789'
    .split('')
    .find((char) => !units.has(char.charCodeAt(0)));
  return [(fresh ?? '\u{e000}').charCodeAt(0), ...units, ...[0x2f, 0x3a].filter((unit) => !units.has(unit))];
}

function isRun(unit: number | undefined): boolean {
  return unit === anyRun || unit === anyRunInSegment || unit === anyRunInPart;
}

function accepts(expected: number | undefined, unit: number): boolean {
  switch (expected) {
    case undefined:
      return false;
    case anyOne:
    case anyRun:
      return true;
    case anyOneInSegment:
    case anyRunInSegment:
      return unit !== 0x2f;
    case anyOneInPart:
    case anyRunInPart:
      return unit !== 0x3a;
    default:
      return expected === unit;
  }
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
