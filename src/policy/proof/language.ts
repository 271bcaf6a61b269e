import { anyOne, anyRun, type Glob } from '../glob';

/**
 * Units of a language beside a pattern's own. One character but `/` (`:`), any number of them: what a path segment (a part
 * of an ARN) can hold; a digit; a character of an id that AWS makes.
 */
export const anyOneInSegment = -3;
export const anyRunInSegment = -4;
export const anyOneInPart = -5;
export const anyRunInPart = -6;
export const anyDigit = -7;
export const anyIdCharacter = -8;
/** a letter in either case, as `foldedBase - code` of the small one */
const foldedBase = -1000;

export function isRun(unit: number | undefined): boolean {
  return unit === anyRun || unit === anyRunInSegment || unit === anyRunInPart;
}

/** The pattern, its letters in either case. */
export function ignoringCase(glob: Glob): Glob {
  return inLowerCase(glob).map((unit) => (unit >= 0 && cases(unit).length > 1 ? foldedBase - unit : unit));
}

export function inLowerCase(glob: Glob): Glob {
  return glob.map((unit) => (unit < 0 ? unit : String.fromCharCode(unit).toLowerCase().charCodeAt(0)));
}

/** The characters that a unit waits for; none where it takes a whole class. */
export function awaited(unit: number): readonly number[] {
  if (unit >= 0) return [unit];
  return unit <= foldedBase ? cases(foldedBase - unit) : [];
}

function cases(lower: number): number[] {
  const text = String.fromCharCode(lower);
  return [...new Set([lower, text.toUpperCase().charCodeAt(0)])];
}

export function accepts(expected: number | undefined, unit: number): boolean {
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
    case anyDigit:
      return unit >= 0x30 && unit <= 0x39;
    case anyIdCharacter:
      return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
    default:
      return expected >= 0 ? expected === unit : awaited(expected).includes(unit);
  }
}

const anywhere = 'xyzabcdefghijklmnopqrstuvw0123456789\u{e000}'.split('').map((char) => char.charCodeAt(0));

/** A character of the class that nobody waits for: it stands for all the others. */
export function strangerOf(expected: number, taken: ReadonlySet<number>): number | undefined {
  return anywhere.find((unit) => !taken.has(unit) && accepts(expected, unit));
}

/** In all parts of an ARN but the last, a wildcard stops at a colon. */
export function withinParts(glob: Glob): Glob {
  if (glob.length === 1 && glob[0] === anyRun) return glob;
  let colons = 0;
  return glob.map((unit) => {
    if (unit === 0x3a) colons += 1;
    if (colons >= 5) return unit;
    return unit === anyRun ? anyRunInPart : unit === anyOne ? anyOneInPart : unit;
  });
}
