import type { CharSet } from './char-set';

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export type Assertion =
  | 'inputStart'
  | 'inputEnd'
  | 'lineStart'
  | 'lineStartUnix'
  | 'lineEnd'
  | 'lineEndUnix'
  | 'finalEnd'
  | 'finalEndUnix'
  | 'lastMatchEnd'
  | 'wordBoundary'
  | 'notWordBoundary'
  | 'unicodeWordBoundary'
  | 'notUnicodeWordBoundary';

/** The tree of a pattern. */
export type Node =
  | { readonly type: 'empty' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'set'; readonly set: CharSet }
  | { readonly type: 'assert'; readonly assertion: Assertion }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'choice'; readonly nodes: readonly Node[] }
  | { readonly type: 'group'; readonly index: number; readonly node: Node }
  | {
      readonly type: 'reference';
      readonly group: number;
      readonly fold: ((codePoint: number) => number) | undefined;
    }
  | {
      readonly type: 'repeat';
      readonly node: Node;
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
    }
  | { readonly type: 'atomic'; readonly node: Node }
  | { readonly type: 'look'; readonly node: Node; readonly behind: boolean; readonly negative: boolean };

/** Whether a node or one inside it refers to what a group has matched. */
export function hasReference(node: Node): boolean {
  switch (node.type) {
    case 'reference':
      return true;
    case 'sequence':
    case 'choice':
      return node.nodes.some(hasReference);
    case 'group':
    case 'repeat':
    case 'atomic':
    case 'look':
      return hasReference(node.node);
    case 'empty':
    case 'text':
    case 'set':
    case 'assert':
      return false;
  }
}

/** The fewest and most UTF-16 units that a node can match. */
export function lengthsOf(node: Node): { min: number; max: number } {
  switch (node.type) {
    case 'empty':
    case 'assert':
    case 'look':
      return { min: 0, max: 0 };
    case 'text':
      return { min: node.text.length, max: node.text.length };
    case 'set':
      return { min: 1, max: 2 };
    case 'reference':
      return { min: 0, max: Infinity };
    case 'group':
    case 'atomic':
      return lengthsOf(node.node);
    case 'repeat': {
      const inner = lengthsOf(node.node);
      return { min: inner.min * node.min, max: inner.max === 0 || node.max === 0 ? 0 : inner.max * node.max };
    }
    case 'sequence':
      return node.nodes
        .map(lengthsOf)
        .reduce((sum, part) => ({ min: sum.min + part.min, max: sum.max + part.max }), {
          min: 0,
          max: 0,
        });
    case 'choice': {
      const parts = node.nodes.map(lengthsOf);
      return {
        min: Math.min(...parts.map((part) => part.min)),
        max: Math.max(...parts.map((part) => part.max)),
      };
    }
  }
}
