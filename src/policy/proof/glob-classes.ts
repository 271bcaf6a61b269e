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
 * @param prefix what every text begins with, before the language
 * @returns undefined where the walk would take too long
 */
export function globClasses(language: Glob, patterns: readonly Glob[], prefix = ''): GlobClass[] | undefined {
  const globs = [language, ...patterns];
  const fresh = freshUnit(globs);
  const found = new Map<string, GlobClass>();
  const note = (sets: readonly (readonly number[])[], witness: string) => {
    const matches = patterns.map((glob, index) => sets[index + 1]?.includes(glob.length) === true);
    const key = matches.map(Number).join('');
    if (!found.has(key)) found.set(key, { matches, witness });
  };
  const start = [close(language, [0]), ...after(patterns, prefix)];
  const seen = new Set([keyOf(start)]);
  let layer: { sets: readonly (readonly number[])[]; text: string }[] = [{ sets: start, text: prefix }];
  while (layer.length > 0) {
    const next: typeof layer = [];
    for (const { sets, text } of layer) {
      const [position = []] = sets;
      if (patterns.every((glob, index) => isSettled(glob, sets[index + 1] ?? []))) {
        note(sets, text + completion(language, Math.max(...position)));
        continue;
      }
      if (position.includes(language.length)) note(sets, text);
      for (const unit of nextUnits(globs, sets, fresh)) {
        const stepped = globs.map((glob, index) => step(glob, sets[index] ?? [], unit));
        if (stepped[0]?.length === 0) continue;
        const state = keyOf(stepped);
        if (seen.has(state)) continue;
        if (seen.size >= stateLimit) return undefined;
        seen.add(state);
        next.push({ sets: stepped, text: text + String.fromCharCode(unit) });
      }
    }
    layer = next;
  }
  return [...found.values()];
}

const prefixes = new WeakMap<readonly Glob[], Map<string, readonly (readonly number[])[]>>();

/** Where the patterns stand after a text. Many languages share one: a stage and a method have many paths. */
function after(patterns: readonly Glob[], prefix: string): readonly (readonly number[])[] {
  const known = prefixes.get(patterns) ?? new Map<string, readonly (readonly number[])[]>();
  prefixes.set(patterns, known);
  const sets =
    known.get(prefix) ??
    patterns.map((glob) => {
      let positions = close(glob, [0]);
      for (let index = 0; index < prefix.length; index += 1)
        positions = step(glob, positions, prefix.charCodeAt(index));
      return positions;
    });
  known.set(prefix, sets);
  return sets;
}

/** Whatever follows changes nothing: the pattern has failed, or ends in a star that was reached. */
function isSettled(glob: Glob, positions: readonly number[]): boolean {
  return positions.length === 0 || (glob.at(-1) === anyRun && positions.includes(glob.length));
}

/** The shortest way to the end of the language. */
function completion(language: Glob, position: number): string {
  return language
    .slice(position)
    .map((unit) => (unit >= 0 ? String.fromCharCode(unit) : isRun(unit) ? '' : 'x'))
    .join('');
}

/**
 * The characters that lead to different states: those that some pattern waits for, one that none does, and the two that
 * wildcards may stop at. Where the language goes on with fixed characters, only they.
 */
function nextUnits(
  globs: readonly Glob[],
  sets: readonly (readonly number[])[],
  fresh: number,
): readonly number[] {
  const [language = []] = globs;
  const own = (sets[0] ?? []).flatMap((position) => language[position] ?? []);
  if (own.every((unit) => unit >= 0)) return [...new Set(own)];
  const units = new Set([fresh, 0x2f, 0x3a]);
  for (const [index, glob] of globs.entries()) {
    for (const position of sets[index] ?? []) {
      const unit = glob[position];
      if (unit !== undefined && unit >= 0) units.add(unit);
    }
  }
  return [...units];
}

function keyOf(sets: readonly (readonly number[])[]): string {
  return sets.map((set) => set.join(',')).join(';');
}

/** A character that no pattern has. */
function freshUnit(globs: readonly Glob[]): number {
  const units = new Set(globs.flat());
  const fresh = 'xyzabcdefghijklmnopqrstuvw0123456789'
    .split('')
    .find((char) => !units.has(char.charCodeAt(0)));
  return (fresh ?? '\u{e000}').charCodeAt(0);
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
