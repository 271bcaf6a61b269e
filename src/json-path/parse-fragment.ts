import { InvalidPath } from './invalid-path';
import { parseFilter } from './parse-filter';
import type { PathToken } from './path-token';

/**
 * Reads a step as Jayway 2.0.0 does: it looks for the first character that tells the kind, wherever it stands in the
 * brackets. `fragment` is a bracket with its content, or `$`, or `..`.
 */
export function parseFragment(fragment: string, nesting: number): PathToken {
  if (fragment === '$') return { kind: 'root' };
  if (fragment === '..') return { kind: 'scan' };
  if (fragment === '[*]') return { kind: 'wildcard' };
  for (let index = 0; index < fragment.length; index++) {
    const char = fragment.charAt(index);
    if (char === '?') return { kind: 'filter', predicate: parseFilter(filterText(fragment, index), nesting) };
    if (char === "'") return { kind: 'property', names: names(fragment, index) };
    if (char === '@') return fromEnd(fragment, index);
    if (/[0-9:-]/.test(char)) return arrayStep(fragment, index);
  }
  throw new InvalidPath(`Could not analyze path component: ${fragment}`);
}

/** The names between single quotes up to the first `]`; there is no escape for either. */
function names(fragment: string, start: number): string[] {
  const found: string[] = [];
  let open = -1;
  for (let index = start; fragment.charAt(index) !== ']'; index++) {
    if (index >= fragment.length) throw new InvalidPath(`Property is not closed: ${fragment}`);
    if (fragment.charAt(index) !== "'") continue;
    if (open !== -1) found.push(fragment.slice(open, index));
    open = open === -1 ? index + 1 : -1;
  }
  return found;
}

/** From the bracket before the `?` to the one that closes it; quotes hide brackets, a backslash hides a quote. */
function filterText(fragment: string, question: number): string {
  const start = fragment.lastIndexOf('[', question);
  let quoted = false;
  let parentheses = 0;
  let brackets = 0;
  for (let index = start; index < fragment.length; index++) {
    const char = fragment.charAt(index);
    if (char === "'") {
      if (fragment.charAt(index - 1) !== '\\' || index === start) quoted = !quoted;
    } else if (quoted) continue;
    else if (char === '(') parentheses++;
    else if (char === ')') parentheses--;
    else if (char === '[') brackets++;
    else if (char === ']') {
      brackets--;
      if (parentheses !== 0) continue;
      if (brackets === 0) return fragment.slice(start, index + 1);
      break;
    }
  }
  throw new InvalidPath(`Filter brackets are not balanced: ${fragment}`);
}

/** `(@.length-1)` and `(@.size()-1)` */
function fromEnd(fragment: string, start: number): PathToken {
  const minus = fragment.indexOf('-', start + 2);
  const close = fragment.indexOf(')', minus);
  const name = fragment.slice(start + 2, minus).replace(/[ ()]/g, '');
  if (minus === -1 || close === -1 || (name !== 'size' && name !== 'length')) {
    throw new InvalidPath(
      `Invalid function in ${fragment}. Supported are [(@.length - n)] and [(@.size() - n)]`,
    );
  }
  return {
    kind: 'index',
    index: integer(fragment.slice(minus, close).replaceAll(' ', ''), fragment),
    fromEnd: true,
  };
}

/** `[0]`, `[0,2]`, `[1:]`, `[:2]`, `[1:2]` and what Jayway makes of anything near them (a step is ignored). */
function arrayStep(fragment: string, start: number): PathToken {
  const numbers: number[] = [];
  let index = start;
  let digits = '';
  let shape: 'from' | 'to' | 'between' | undefined;
  let sequence = false;
  const take = () => {
    numbers.push(integer(digits, fragment));
    digits = '';
  };
  const readDigits = () => {
    for (index++; /[0-9 -]/.test(fragment.charAt(index)); index++) digits += fragment.charAt(index).trim();
  };
  for (; /[0-9, :-]/.test(fragment.charAt(index)); index++) {
    const char = fragment.charAt(index);
    if (char === ':' && digits === '') {
      shape = precedence(shape, 'to');
      readDigits();
      take();
    } else if (char === ':') {
      take();
      readDigits();
      shape = precedence(shape, digits === '' ? 'from' : 'between');
      if (digits !== '') take();
    } else if (char === ',') {
      take();
      sequence = true;
    } else {
      digits += char.trim();
    }
    if (fragment.charAt(index) === ']') break;
  }
  if (index >= fragment.length) throw new InvalidPath(`Bracket is not closed: ${fragment}`);
  if (digits !== '') take();
  const [first = 0, second] = numbers;
  if (numbers.length === 1 && shape !== 'from' && shape !== 'to')
    return { kind: 'index', index: first, fromEnd: false };
  if (sequence) return { kind: 'indexes', indexes: numbers };
  if (shape === 'from') return { kind: 'slice', from: first, to: undefined };
  if (shape === 'to') return { kind: 'slice', from: undefined, to: first };
  return { kind: 'slice', from: first, to: second };
}

/** Where a bracket has several colons, an open end wins over an open start, and that over two ends. */
function precedence<Shape extends 'from' | 'to' | 'between'>(before: Shape | undefined, now: Shape): Shape {
  const order = ['from', 'to', 'between'];
  return before !== undefined && order.indexOf(before) < order.indexOf(now) ? before : now;
}

/** Java's `Integer.parseInt`. */
function integer(text: string, fragment: string): number {
  const value = Number(text);
  if (!/^[+-]?[0-9]+$/.test(text) || (value | 0) !== value) {
    throw new InvalidPath(`"${text}" is not an index in ${fragment}`);
  }
  return value === 0 ? 0 : value;
}
