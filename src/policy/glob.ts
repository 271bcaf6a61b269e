/**
 * A pattern as code units, with the wildcards as negative numbers. Matching needs no regular expression, so that
 * a policy's text can never make it explode: the cost is at most pattern length × value length.
 */
export type Glob = readonly number[];

/** any one character */
export const anyOne = -1;
/** any number of characters, `/` and `:` included */
export const anyRun = -2;

/** The text itself: no character of it is a wildcard. */
export function literalGlob(text: string): Glob {
  const units: number[] = [];
  for (let index = 0; index < text.length; index += 1) units.push(text.charCodeAt(index));
  return units;
}

/** `*` and `?` are wildcards (IAM's reference_policies_elements_resource.html). */
export function wildcardGlob(text: string): Glob {
  return collapse(
    [...literalGlob(text)].map((unit) => (unit === 0x2a ? anyRun : unit === 0x3f ? anyOne : unit)),
  );
}

/** `**` says no more than `*`. */
export function collapse(glob: Glob): Glob {
  return glob.filter((unit, index) => unit !== anyRun || glob[index - 1] !== anyRun);
}

export function isLiteral(glob: Glob): boolean {
  return glob.every((unit) => unit >= 0);
}

export function globMatches(glob: Glob, value: string): boolean {
  let position = 0;
  let read = 0;
  let starPosition = -1;
  let starRead = 0;
  while (read < value.length) {
    const unit = glob[position];
    if (unit === anyRun) {
      starPosition = position;
      starRead = read;
      position += 1;
    } else if (unit === anyOne || unit === value.charCodeAt(read)) {
      position += 1;
      read += 1;
    } else if (starPosition >= 0) {
      // Only the last star can still grow: the text before it is as far left as it can be.
      starRead += 1;
      read = starRead;
      position = starPosition + 1;
    } else {
      return false;
    }
  }
  while (glob[position] === anyRun) position += 1;
  return position === glob.length;
}
