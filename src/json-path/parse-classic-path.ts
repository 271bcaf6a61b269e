import { InvalidPath } from './invalid-path';
import type { JsonPath } from './json-path';
import { parseFragment } from './parse-fragment';
import { pathDisagreements } from './path-disagreements';
import { isDefinite } from './path-token';
import { splitPath } from './split-path';

/** More steps than any path has; each costs a frame of the stack. */
export const maximumTokens = 1000;

/** Reads a path as Jayway 2.0.0 does, to the letter. Throws `InvalidPath`. */
export function parseClassicPath(source: string, nesting = 0): JsonPath {
  const text = source.trim();
  if (text === '') throw new InvalidPath('Path may not be null empty');
  const path = text.startsWith('$') ? text : text.startsWith('@') ? `$${text.slice(1)}` : `$.${text}`;
  if (path.length > 1 && path.charAt(1) !== '.' && path.charAt(1) !== '[') {
    throw new InvalidPath(`Invalid path ${source}`);
  }
  const fragments = splitPath(path);
  if (fragments.at(-1) === '..') throw new InvalidPath(`A path can not end with a scan: ${source}`);
  if (fragments.length > maximumTokens) throw new InvalidPath(`More than ${maximumTokens} steps in a path`);
  const tokens = fragments.slice(1).map((fragment) => parseFragment(fragment, nesting));
  return {
    source,
    tokens,
    definite: tokens.every(isDefinite),
    fromRoot: !text.startsWith('@'),
    warnings: pathDisagreements(fragments.slice(1), tokens),
  };
}
