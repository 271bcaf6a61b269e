import { JavaPattern } from '../java';
import { InvalidPath } from './invalid-path';
import { parseClassicPath } from './parse-classic-path';
import type { ComparisonOperator, Operand, Predicate } from './predicate';

/** In the order in which Jayway 2.0.0 looks for them, anywhere in the text. */
const operators: readonly ComparisonOperator[] = ['==', '>=', '<=', '!=', '<', '>', '=~'];

/** Filters within filters beyond this many are nobody's path. */
const maximumNesting = 20;

/** `[?(…)]` as Jayway 2.0.0 reads it: cut at every `&&` and `||`, parentheses do not group, quotes do not protect. */
export function parseFilter(fragment: string, nesting: number): Predicate {
  const inner = /^\[\s*\?\s*\(([^]*)\)\s*\]$/.exec(fragment)?.[1];
  if (inner === undefined)
    throw new InvalidPath(`Filter must start with '[?(' and end with ')]'. ${fragment}`);
  if (nesting > maximumNesting) throw new InvalidPath(`Filters nest too deep: ${fragment}`);
  const parts = inner
    .trim()
    .split(/(?<=&&|\|\|)|(?=&&|\|\|)/)
    .map((part) => part.trim());
  const connectives = parts.filter((part) => part === '&&' || part === '||');
  const criteria = parts
    .filter((part) => part !== '&&' && part !== '||')
    .map((part) => parseCriterion(part, nesting));
  return combine(criteria, connectives, fragment);
}

/** From the right, `&&` binding tighter. */
function combine(criteria: Predicate[], connectives: string[], fragment: string): Predicate {
  const take = () => {
    const criterion = criteria.pop();
    if (!criterion) throw new InvalidPath(`Invalid operators ${fragment}`);
    return criterion;
  };
  let result = take();
  for (const connective of connectives.reverse()) {
    const other = take();
    if (connective === '||') result = { kind: 'or', parts: [result, other] };
    else if (result.kind === 'or') {
      const [left, right] = result.parts as [Predicate, Predicate];
      result = { kind: 'or', parts: [left, { kind: 'and', parts: [right, other] }] };
    } else result = { kind: 'and', parts: [result, other] };
  }
  if (criteria.length > 0) throw new InvalidPath(`Invalid operators ${fragment}`);
  return result;
}

function parseCriterion(part: string, nesting: number): Predicate {
  const text = part.replace(/^[[?( ]+/, '').replace(/[) ]+$/, '');
  if (text === '') throw new InvalidPath(`Empty criterion: ${part}`);
  const operator = operators.find((candidate) => text.includes(candidate));
  if (operator === undefined) return existence(text, nesting);
  const at = text.indexOf(operator);
  const left = text.slice(0, at).trim();
  const right = text.slice(at + operator.length).trim();
  if (right.startsWith('!@')) {
    throw new InvalidPath(`Invalid negation! Can only be used for existence check e.g [?(!@.foo)]: ${text}`);
  }
  return {
    kind: 'comparison',
    left: operand(left.replace(/^!(?=@)/, ''), nesting),
    operator,
    right: operand(right, nesting),
  };
}

function existence(text: string, nesting: number): Predicate {
  const negated = text.startsWith('!@');
  const path = operand(negated ? text.slice(1) : text, nesting);
  if (path.kind !== 'path') throw new InvalidPath(`No operator in ${text}`);
  return { kind: 'exists', path: path.path, negated };
}

function operand(text: string, nesting: number): Operand {
  if (text.startsWith('$') || text.startsWith('@')) {
    const path = parseClassicPath(text, nesting + 1);
    if (!path.definite) throw new InvalidPath(`the predicate path: ${text} is not definite`);
    return { kind: 'path', path };
  }
  if (text.startsWith("'") && text.endsWith("'")) {
    if (text.length === 1) throw new InvalidPath(`Text is not closed: ${text}`);
    return { kind: 'text', text: text.slice(1, -1) };
  }
  if (isPattern(text)) return { kind: 'pattern', pattern: pattern(text) };
  return { kind: 'text', text };
}

/** `/…/` and `/…/i`, judged by the last two characters. */
function isPattern(text: string): boolean {
  return text.startsWith('/') && (text.endsWith('/') || (text.at(-2) === '/' && text.endsWith('i')));
}

function pattern(text: string): JavaPattern {
  const close = text.lastIndexOf('/');
  if (close === 0) throw new InvalidPath(`Pattern is not closed: ${text}`);
  return JavaPattern.compile(`${text.endsWith('i') ? '(?i)' : ''}${text.slice(1, close)}`);
}
