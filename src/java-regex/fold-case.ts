import { CharSet } from './char-set';
import type { Flags } from './pattern-reader';

/** Java's simple case mapping: one code point to one. */
function simple(mapped: string, codePoint: number): number {
  const result = mapped.codePointAt(0) ?? codePoint;
  return String.fromCodePoint(result) === mapped ? result : codePoint;
}

function upper(codePoint: number): number {
  return simple(String.fromCodePoint(codePoint).toUpperCase(), codePoint);
}

function lower(codePoint: number): number {
  return simple(String.fromCodePoint(codePoint).toLowerCase(), codePoint);
}

function asciiLower(codePoint: number): number {
  return codePoint >= 65 && codePoint <= 90 ? codePoint + 32 : codePoint;
}

function asciiUpper(codePoint: number): number {
  return codePoint >= 97 && codePoint <= 122 ? codePoint - 32 : codePoint;
}

/** How characters are made alike before they are compared; `undefined` when case counts. */
export function folding(flags: Flags): ((codePoint: number) => number) | undefined {
  if (!flags.ignoreCase) return undefined;
  return flags.unicodeCase ? (codePoint) => lower(upper(codePoint)) : asciiLower;
}

/** One character, or all that differ from it in case only. */
export function characterSet(codePoint: number, flags: Flags): CharSet {
  if (!flags.ignoreCase) return CharSet.of(codePoint);
  if (!flags.unicodeCase) return CharSet.of(codePoint, asciiLower(codePoint), asciiUpper(codePoint));
  const folded = lower(upper(codePoint));
  return CharSet.where((other) => lower(upper(other)) === folded);
}

/** A range of characters; without regard to case, what has a capital or a small letter in it. */
export function rangeSet(from: number, to: number, flags: Flags): CharSet {
  const range = CharSet.range(from, to);
  if (!flags.ignoreCase) return range;
  if (flags.unicodeCase) {
    return CharSet.where(
      (codePoint) =>
        range.has(codePoint) || range.has(upper(codePoint)) || range.has(lower(upper(codePoint))),
    );
  }
  const letters = Array.from({ length: 128 }, (_, codePoint) => codePoint).filter(
    (codePoint) => range.has(asciiLower(codePoint)) || range.has(asciiUpper(codePoint)),
  );
  return CharSet.union([range, CharSet.of(...letters)]);
}
