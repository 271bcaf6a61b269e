import { InvalidPath } from './invalid-path';

/** The steps of a path, each as a bracket (`.a` is `['a']`), `$` or `..`, as Jayway 2.0.0 cuts them. */
export function splitPath(path: string): string[] {
  const fragments: string[] = [];
  let index = 0;
  while (index < path.length) {
    const char = path.charAt(index);
    if (char === ' ') throw new InvalidPath(`Space not allowed in path ${path}`);
    if (char === '$') {
      fragments.push('$');
      index++;
    } else if (char === '*') {
      fragments.push('[*]');
      index++;
    } else if (char === '[') {
      const close = closingBracket(path, index);
      fragments.push(path.slice(index, close));
      index = close;
    } else if (char === '.' && path.charAt(index + 1) === '.') {
      fragments.push('..');
      index += 2;
    } else {
      const start = char === '.' ? index + 1 : index;
      if (start >= path.length) throw new InvalidPath(`Path must not end with a dot: ${path}`);
      index = wordEnd(path, start);
      const word = path.slice(start, index);
      if (word !== '') fragments.push(char === '.' && word === '*' ? '[*]' : `['${word}']`);
    }
  }
  return fragments;
}

function wordEnd(path: string, start: number): number {
  let index = start;
  while (index < path.length && !'.[ '.includes(path.charAt(index))) index++;
  return index;
}

/** Behind the bracket that closes the one at `open`, or the end of the path. */
function closingBracket(path: string, open: number): number {
  let nested = 0;
  for (let index = open + 1; index < path.length; index++) {
    const char = path.charAt(index);
    if (char === '[') nested++;
    else if (char === ']' && nested-- === 0) return index + 1;
  }
  return path.length;
}
