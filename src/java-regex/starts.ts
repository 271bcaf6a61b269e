import { CharSet } from './char-set';
import type { Node } from './node';

/** Where in a text a pattern can match at all: its tree tells what every match begins with. */
export class Starts {
  /** Passing over 2 to this power units of text costs one unit of work. */
  readonly shift: number;
  /** It matches nowhere but where the text begins. */
  private readonly isAnchored: boolean;
  private readonly prefix: string;
  private readonly first: CharSet | undefined;
  /** Which of U+0000 to U+00FF can be first, and whether others can. */
  private readonly latin = new Uint8Array(256);
  private readonly hasBeyond: boolean;

  constructor(node: Node) {
    this.isAnchored = beginsAtStart(node);
    const { sets, canBeEmpty } = firstOf(node);
    this.first = canBeEmpty ? undefined : CharSet.union(sets);
    this.prefix = prefixOf(node) || onlyMember(this.first);
    for (let unit = 0; unit < 256; unit++) this.latin[unit] = this.first?.has(unit) ? 1 : 0;
    this.hasBeyond = (this.first?.ranges?.at(-1) ?? 0x10ffff) > 255;
    this.shift = this.prefix !== '' ? 4 : this.first ? 2 : 0;
  }

  /** The first such place at or behind a position; -1 when there is none. */
  next(text: string, from: number): number {
    if (this.isAnchored) return from === 0 ? 0 : -1;
    if (this.prefix !== '') return text.indexOf(this.prefix, from);
    const { length } = text;
    if (this.first === undefined) return from <= length ? from : -1;
    const { latin, hasBeyond } = this;
    for (let position = from; position < length; position++) {
      const unit = text.charCodeAt(position);
      if (unit < 256) {
        if (latin[unit] === 1) return position;
      } else if (hasBeyond) {
        const codePoint = text.codePointAt(position) ?? unit;
        if (this.first.has(codePoint)) return position;
        if (codePoint > 0xffff) position++;
      }
    }
    return -1;
  }
}

/** The character of a set that has but one. */
function onlyMember(set: CharSet | undefined): string {
  const [from, to] = set?.ranges?.length === 2 ? set.ranges : [];
  const char = from !== undefined && from === to ? String.fromCodePoint(from) : '';
  return isWhole(char) ? char : '';
}

/** Whether a text has no half of a pair: such a half is not found within a pair. */
function isWhole(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function beginsAtStart(node: Node): boolean {
  const first = node.type === 'sequence' ? node.nodes[0] : node;
  return first?.type === 'assert' && first.assertion === 'inputStart';
}

/** The tree of a pattern that is tried nowhere but where a `^` holds, without that. */
export function withoutStart(node: Node): Node {
  if (!beginsAtStart(node)) return node;
  return { type: 'sequence', nodes: node.type === 'sequence' ? node.nodes.slice(1) : [] };
}

function prefixOf(node: Node): string {
  if (node.type === 'text') return isWhole(node.text) ? node.text : '';
  if (node.type === 'group' || node.type === 'atomic') return prefixOf(node.node);
  const first = node.type === 'sequence' ? node.nodes[0] : undefined;
  return first === undefined ? '' : prefixOf(first);
}

const anything = { sets: [CharSet.range(0, 0x10ffff)], canBeEmpty: true };

/** The sets that hold the first character of every match; those of a match that can be empty do not tell. */
function firstOf(node: Node): { sets: readonly CharSet[]; canBeEmpty: boolean } {
  switch (node.type) {
    case 'empty':
    case 'assert':
    case 'look':
      return { sets: [], canBeEmpty: true };
    case 'reference':
      return anything;
    case 'text':
      if (!isWhole(node.text)) return anything;
      return { sets: [CharSet.of(node.text.codePointAt(0) ?? 0)], canBeEmpty: false };
    case 'set':
      return { sets: [node.set], canBeEmpty: false };
    case 'group':
    case 'atomic':
      return firstOf(node.node);
    case 'repeat': {
      const { sets, canBeEmpty } = firstOf(node.node);
      return { sets, canBeEmpty: canBeEmpty || node.min === 0 };
    }
    case 'choice': {
      const parts = node.nodes.map(firstOf);
      return {
        sets: parts.flatMap((part) => part.sets),
        canBeEmpty: parts.some((part) => part.canBeEmpty),
      };
    }
    case 'sequence': {
      const sets: CharSet[] = [];
      for (const part of node.nodes) {
        const first = firstOf(part);
        sets.push(...first.sets);
        if (!first.canBeEmpty) return { sets, canBeEmpty: false };
      }
      return { sets, canBeEmpty: true };
    }
  }
}
