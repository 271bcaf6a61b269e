import { JavaPattern, type JavaValue, type Meter } from '../java';
import { InvalidPath } from './invalid-path';
import type { JsonPath } from './json-path';
import { maximumTokens } from './parse-classic-path';
import { isDefinite, type PathToken } from './path-token';
import type { NewerOperand, NewerOperator, Predicate } from './predicate';
import { readJson } from './read-json';

const operators: readonly NewerOperator[] = ['==', '!=', '<=', '>=', '=~', '<', '>'];
const words: readonly NewerOperator[] = [
  'in',
  'nin',
  'contains',
  'all',
  'size',
  'empty',
  'subsetof',
  'anyof',
  'noneof',
];
const maximumNesting = 20;
/** A path's literals are as short as the path. */
const unmetered: Meter = { spend: () => undefined };

/**
 * Reads a path as Jayway's versions after 2.0.0: blanks in brackets, names in double quotes, escapes, filters with
 * parentheses and more operators. Functions (`.length()`) are not read. Used for what 2.0.0 refuses.
 */
export class NewerPathParser {
  private readonly text: string;
  private index = 0;
  private nesting = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): JsonPath {
    if (!/^[$@]/.test(this.text)) this.fail('a path that begins with $');
    const path = this.path();
    if (this.index < this.text.length) this.fail('the end of the path');
    return path;
  }

  private path(): JsonPath {
    const start = this.index++;
    const tokens: PathToken[] = [];
    for (;;) {
      if (this.take('..')) {
        tokens.push({ kind: 'scan' });
        if (!this.peek('[')) tokens.push(this.dotted());
      } else if (this.take('.')) tokens.push(this.dotted());
      else if (this.take('[')) tokens.push(this.bracket());
      else break;
      if (tokens.length > maximumTokens) this.fail(`at most ${maximumTokens} steps`);
    }
    return {
      source: this.text.slice(start, this.index),
      tokens,
      definite: tokens.every(isDefinite),
      fromRoot: this.text.charAt(start) === '$',
      warnings: [],
    };
  }

  private dotted(): PathToken {
    if (this.take('*')) return { kind: 'wildcard' };
    const name = this.match(/[^\s.[\]()=!<>~&|,'"*]+/y) ?? this.fail('a name');
    if (this.peek('(')) this.fail(`no function: ${name}() is not read here`);
    return { kind: 'property', names: [name] };
  }

  private bracket(): PathToken {
    this.blanks();
    if (this.peek("'") || this.peek('"'))
      return this.close({ kind: 'property', names: this.list(() => this.quoted()) });
    if (this.take('*')) return this.close({ kind: 'wildcard' });
    if (this.take('?')) return this.close({ kind: 'filter', predicate: this.filter() });
    const slice = this.match(/(-?\d{1,9})?\s*:\s*(-?\d{1,9})?/y)?.split(':');
    if (slice) {
      const [from, to] = slice.map((bound) => (bound.trim() === '' ? undefined : Number(bound)));
      return this.close({ kind: 'slice', from, to });
    }
    const indexes = this.list(() => Number(this.match(/-?\d{1,9}/y) ?? this.fail('an index')));
    const [index = 0] = indexes;
    return this.close(
      indexes.length > 1 ? { kind: 'indexes', indexes } : { kind: 'index', index, fromEnd: index < 0 },
    );
  }

  private close(token: PathToken): PathToken {
    this.blanks();
    if (!this.take(']')) this.fail(']');
    return token;
  }

  private list<Item>(item: () => Item): Item[] {
    const items: Item[] = [];
    do {
      this.blanks();
      items.push(item());
      this.blanks();
    } while (this.take(','));
    return items;
  }

  private quoted(): string {
    const text = this.match(/'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/y) ?? this.fail('a quoted text');
    return text.slice(1, -1).replace(/\\([^])/g, '$1');
  }

  private filter(): Predicate {
    this.blanks();
    if (!this.take('(')) this.fail('(');
    return this.group();
  }

  /** Behind its `(`. */
  private group(): Predicate {
    if (++this.nesting > maximumNesting) this.fail('less nesting');
    const predicate = this.connected('||', 'or', () => this.connected('&&', 'and', () => this.term()));
    if (!this.take(')')) this.fail(')');
    this.nesting--;
    return predicate;
  }

  private connected(connective: string, kind: 'and' | 'or', part: () => Predicate): Predicate {
    const parts: Predicate[] = [];
    do {
      this.blanks();
      parts.push(part());
      this.blanks();
    } while (this.take(connective));
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind, parts };
  }

  private term(): Predicate {
    let negated = false;
    while (this.take('!')) {
      negated = !negated;
      this.blanks();
    }
    const part = this.take('(') ? this.group() : this.criterion();
    return negated ? { kind: 'not', part } : part;
  }

  private criterion(): Predicate {
    const left = this.operand();
    this.blanks();
    const word = this.match(/[a-z]+/iy)?.toLowerCase();
    const operator =
      word === undefined ? operators.find((one) => this.take(one)) : words.find((one) => one === word);
    if (operator === undefined) {
      if (word !== undefined || left.kind !== 'path') this.fail('an operator');
      return { kind: 'newer', left, operator: undefined, right: undefined };
    }
    // `===` and `!==` are the same here: types are compared either way.
    if (operator === '==' || operator === '!=') this.take('=');
    this.blanks();
    return { kind: 'newer', left, operator, right: this.operand() };
  }

  private operand(): NewerOperand {
    this.blanks();
    if (this.peek('$') || this.peek('@')) return { kind: 'path', path: this.path() };
    if (this.peek("'") || this.peek('"')) return { kind: 'literal', value: this.quoted() };
    const pattern = this.match(/\/(?:[^/\\]|\\[^])*\/i?/y);
    if (pattern !== undefined) {
      const flag = pattern.endsWith('i') ? '(?i)' : '';
      return {
        kind: 'pattern',
        pattern: JavaPattern.compile(flag + pattern.slice(1, pattern.lastIndexOf('/'))),
      };
    }
    const literal =
      this.match(/\[(?:[^\]'"]|'[^']*'|"[^"]*")*\]/y) ??
      this.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y) ??
      this.fail('a value');
    const value: JavaValue = readJson(literal, unmetered);
    return { kind: 'literal', value };
  }

  private blanks(): void {
    while (this.text.charAt(this.index) === ' ') this.index++;
  }

  private peek(text: string): boolean {
    return this.text.startsWith(text, this.index);
  }

  private take(text: string): boolean {
    const found = this.peek(text);
    if (found) this.index += text.length;
    return found;
  }

  private match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.index;
    const text = sticky.exec(this.text)?.[0];
    if (text !== undefined) this.index += text.length;
    return text;
  }

  private fail(expected: string): never {
    throw new InvalidPath(`${this.text}: expected ${expected} at character ${this.index + 1}`);
  }
}
