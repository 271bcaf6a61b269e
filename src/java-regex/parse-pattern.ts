import { readClass } from './character-class';
import { CharSet } from './char-set';
import { readCharacterEscape } from './escape';
import { characterSet, folding } from './fold-case';
import { lengthsOf, type Assertion, type Node } from './node';
import { PatternReader, type Flags } from './pattern-reader';
import { dotSet } from './predefined';
import { readQuantifier } from './quantifier';

export interface ParsedPattern {
  readonly node: Node;
  /** How many groups capture, the whole match not counted. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** What follows one another outside of all groups, with its text; flags are no node. */
  readonly parts: readonly { readonly node: Node | undefined; readonly text: string }[];
}

const maximumDepth = 200;

const flagNames: Readonly<Record<string, keyof Flags>> = {
  i: 'ignoreCase',
  u: 'unicodeCase',
  s: 'dotAll',
  m: 'multiline',
  d: 'unixLines',
  x: 'comments',
  U: 'unicodeClasses',
};

/** Reads a Java pattern into a tree. What this engine does not know is refused. */
export function parsePattern(source: string): ParsedPattern {
  return new PatternParser(source).parse();
}

class PatternParser {
  private readonly reader: PatternReader;
  private readonly names = new Map<string, number>();
  private groups = 0;
  private depth = 0;
  private readonly parts: { node: Node | undefined; text: string }[] = [];

  constructor(source: string) {
    this.reader = new PatternReader(source);
  }

  parse(): ParsedPattern {
    const node = this.choice();
    if (this.reader.peek() === ')') this.reader.fail("Unmatched closing ')'");
    return { node, groups: this.groups, names: this.names, parts: this.parts };
  }

  private choice(): Node {
    if (++this.depth > maximumDepth) this.reader.fail('Groups nest too deep');
    const nodes = [this.sequence()];
    while (this.reader.peek() === '|') {
      this.reader.next();
      nodes.push(this.sequence());
    }
    this.depth--;
    return nodes.length === 1 && nodes[0] ? nodes[0] : { type: 'choice', nodes };
  }

  private sequence(): Node {
    const nodes: Node[] = [];
    for (
      let char = this.reader.peek();
      char !== '' && char !== '|' && char !== ')';
      char = this.reader.peek()
    ) {
      const start = this.reader.position;
      const atom = this.atom();
      const node = atom && readQuantifier(this.reader, atom);
      if (this.depth === 1) this.parts.push({ node, text: this.reader.textFrom(start) });
      if (node !== undefined) append(nodes, node);
    }
    return nodes.length === 1 && nodes[0] ? nodes[0] : { type: 'sequence', nodes };
  }

  /** One thing that a quantifier may follow; `undefined` for flags, which stand for nothing. */
  private atom(): Node | undefined {
    const { reader } = this;
    const char = reader.peek();
    // Java takes `a{2}{3}`: the second counts an empty match.
    if (char === '{') return { type: 'empty' };
    reader.next();
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { type: 'set', set: readClass(reader) };
      case '\\':
        return this.escape();
      case '.':
        return { type: 'set', set: dotSet(reader.flags) };
      case '^':
        return assertion(
          reader.flags.multiline ? (reader.flags.unixLines ? 'lineStartUnix' : 'lineStart') : 'inputStart',
        );
      case '$':
        return assertion(lineEnd(reader.flags, reader.flags.multiline));
      case '*':
      case '+':
      case '?':
        return reader.fail(`Dangling meta character '${char}'`);
      default:
        return this.character(char.codePointAt(0) ?? 0);
    }
  }

  private character(codePoint: number): Node {
    const { flags } = this.reader;
    return flags.ignoreCase
      ? { type: 'set', set: characterSet(codePoint, flags) }
      : { type: 'text', text: String.fromCodePoint(codePoint) };
  }

  private escape(): Node {
    const { reader } = this;
    const read = readCharacterEscape(reader);
    if (typeof read === 'number') return this.character(read);
    if (read !== undefined) return { type: 'set', set: read };
    const letter = reader.take();
    const boundary = this.boundary(letter);
    if (boundary !== undefined) return assertion(boundary);
    // Repeated, a line break is taken whole: no way back into a CR LF.
    if (letter === 'R')
      return '*+?{'.includes(reader.peek() || ' ') ? { type: 'atomic', node: lineBreak } : lineBreak;
    if (letter === 'Q') return this.quotation();
    if (letter === 'k') return this.namedReference();
    if (/^[1-9]$/.test(letter)) return this.reference(Number(letter));
    return reader.fail(`Illegal or unsupported escape sequence \\${letter}`);
  }

  private boundary(letter: string): Assertion | undefined {
    const { flags } = this.reader;
    switch (letter) {
      case 'A':
        return 'inputStart';
      case 'z':
        return 'inputEnd';
      case 'Z':
        return lineEnd(flags, false);
      case 'G':
        return 'lastMatchEnd';
      case 'b':
        if (this.reader.at(0) === '{' && this.reader.at(1) === 'g')
          this.reader.fail('\\b{g} is not supported');
        return flags.unicodeClasses ? 'unicodeWordBoundary' : 'wordBoundary';
      case 'B':
        return flags.unicodeClasses ? 'notUnicodeWordBoundary' : 'notWordBoundary';
      default:
        return undefined;
    }
  }

  /** `\Q…\E`: what is between stands for itself. A quantifier behind it counts the last character only. */
  private quotation(): Node {
    const { reader } = this;
    const nodes: Node[] = [];
    while (reader.at(0) !== '' && !(reader.at(0) === '\\' && reader.at(1) === 'E')) {
      append(nodes, this.character(reader.take().codePointAt(0) ?? 0));
    }
    reader.position += reader.at(0) === '' ? 0 : 2;
    const last = nodes.at(-1);
    if (last?.type !== 'text' || Array.from(last.text).length < 2) {
      if (last === undefined || nodes.length === 1) return last ?? { type: 'empty' };
      return { type: 'sequence', nodes: [...nodes.slice(0, -1), readQuantifier(reader, last)] };
    }
    const chars = Array.from(last.text);
    const final = chars.pop() ?? '';
    const head: Node = { type: 'text', text: chars.join('') };
    return {
      type: 'sequence',
      nodes: [...nodes.slice(0, -1), head, readQuantifier(reader, { type: 'text', text: final })],
    };
  }

  /** `\12` is group 12 where there is one by now, else group 1 and a `2`. */
  private reference(first: number): Node {
    let group = first;
    for (let digit = this.reader.at(0); /^[0-9]$/.test(digit); digit = this.reader.at(0)) {
      const longer = group * 10 + Number(digit);
      if (longer > this.groups) break;
      group = longer;
      this.reader.take();
    }
    return { type: 'reference', group, fold: folding(this.reader.flags) };
  }

  private namedReference(): Node {
    if (this.reader.take() !== '<') this.reader.fail("\\k is not followed by '<' for a named group");
    const name = this.groupName();
    const group = this.names.get(name) ?? this.reader.fail(`Named group <${name}> does not exist`);
    return { type: 'reference', group, fold: folding(this.reader.flags) };
  }

  private groupName(): string {
    let name = '';
    while (/^[a-zA-Z0-9]$/.test(this.reader.at(0))) name += this.reader.take();
    if (!/^[a-zA-Z]/.test(name) || this.reader.take() !== '>')
      this.reader.fail('A group name is letters and digits in <>');
    return name;
  }

  private group(): Node | undefined {
    const { reader } = this;
    if (reader.at(0) !== '?') return this.capturing();
    reader.take();
    if (reader.eat('<=')) return this.look(true, false);
    if (reader.eat('<!')) return this.look(true, true);
    if (reader.at(0) === '<') {
      reader.take();
      const name = this.groupName();
      if (this.names.has(name)) reader.fail(`Named group <${name}> is already defined`);
      this.names.set(name, this.groups + 1);
      return this.capturing();
    }
    const kind = reader.at(0);
    if (':=!>'.includes(kind) && kind !== '') {
      reader.take();
      if (kind === ':') return this.body();
      if (kind === '>') return { type: 'atomic', node: this.body() };
      return this.look(false, kind === '!');
    }
    return this.inlineFlags();
  }

  private capturing(): Node {
    const index = ++this.groups;
    return { type: 'group', index, node: this.body() };
  }

  private look(behind: boolean, negative: boolean): Node {
    const node = this.body();
    if (behind && lengthsOf(node).max === Infinity) {
      this.reader.fail('Look-behind group does not have an obvious maximum length');
    }
    return { type: 'look', node, behind, negative };
  }

  /** What is inside a group; flags set in it end with it. */
  private body(): Node {
    const { flags } = this.reader;
    const node = this.choice();
    if (this.reader.peek() !== ')') this.reader.fail('Unclosed group');
    this.reader.position++;
    this.reader.flags = flags;
    return node.type === 'text' ? { type: 'sequence', nodes: [node] } : node;
  }

  private inlineFlags(): Node | undefined {
    const { reader } = this;
    const outer = reader.flags;
    const flags: Record<keyof Flags, boolean> = { ...outer };
    let on = true;
    for (let char = reader.take(); char !== ')' && char !== ':'; char = reader.take()) {
      const name = Object.hasOwn(flagNames, char) ? flagNames[char] : undefined;
      if (char === '-' && on) on = false;
      else if (name !== undefined) flags[name] = on;
      else return reader.fail(char === '' ? 'Unclosed group' : 'Unknown inline modifier');
      if (name === 'unicodeClasses' && on) flags.unicodeCase = true;
    }
    reader.flags = flags;
    if (reader.at(-1) === ')') return undefined;
    const node = this.body();
    reader.flags = outer;
    return node;
  }
}

/** Puts neighbouring characters into one text. */
function append(nodes: Node[], node: Node): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && node.type === 'text')
    nodes[nodes.length - 1] = { type: 'text', text: last.text + node.text };
  else nodes.push(node);
}

function assertion(kind: Assertion): Node {
  return { type: 'assert', assertion: kind };
}

function lineEnd(flags: Flags, multiline: boolean): Assertion {
  if (multiline) return flags.unixLines ? 'lineEndUnix' : 'lineEnd';
  return flags.unixLines ? 'finalEndUnix' : 'finalEnd';
}

/** `\R` */
const lineBreak: Node = {
  type: 'choice',
  nodes: [
    { type: 'text', text: '\r\n' },
    { type: 'set', set: CharSet.of(10, 11, 12, 13, 0x85, 0x2028, 0x2029) },
  ],
};
