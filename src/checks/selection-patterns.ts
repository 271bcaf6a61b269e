import { JavaPattern, meterOf } from '../java';
import { parsePattern } from '../java-regex/parse-pattern';
import { CharSet } from '../java-regex/char-set';
import type { Node } from '../java-regex/node';

/** A selection pattern of an integration response, as `java.util.regex` reads it. */
export interface SelectionPattern {
  matches(message: string): boolean;
  /** messages that it matches, found by walking through it */
  examples: readonly string[];
  /** line breaks at which a long run of any characters stops */
  missedLineBreaks: readonly string[];
}

const stepsPerMatch = 200_000;
const cache = new Map<string, SelectionPattern | string>();

/** @returns the pattern, or in words why Java refuses it. */
export function readSelectionPattern(source: string): SelectionPattern | string {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const read = compile(source);
  if (cache.size > 500) cache.clear();
  cache.set(source, read);
  return read;
}

function compile(source: string): SelectionPattern | string {
  try {
    const pattern = JavaPattern.compile(source);
    const matches = (message: string): boolean => {
      try {
        return pattern.matches(message, meterOf(stepsPerMatch));
      } catch {
        return false;
      }
    };
    const { node } = parsePattern(source);
    return {
      matches,
      examples: [...new Set(examplesOf(node))].filter(matches),
      missedLineBreaks: missed(node),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const exampleLimit = 24;

/** Texts that a tree may match: look-around is left out, so that each must still be tried. */
function examplesOf(node: Node): string[] {
  switch (node.type) {
    case 'empty':
    case 'assert':
    case 'look':
    case 'reference':
      return [''];
    case 'text':
      return [node.text];
    case 'set':
      return [memberOf(node.set)];
    case 'group':
    case 'atomic':
      return examplesOf(node.node);
    case 'choice':
      return node.nodes.flatMap(examplesOf).slice(0, exampleLimit);
    case 'sequence':
      return node.nodes.reduce<string[]>(
        (texts, part) =>
          texts.flatMap((text) => examplesOf(part).map((more) => text + more)).slice(0, exampleLimit),
        [''],
      );
    case 'repeat': {
      const inner = examplesOf(node.node);
      const few = inner.map((text) => text.repeat(node.min));
      return node.max > node.min ? [...few, ...inner.map((text) => text.repeat(node.min + 1))] : few;
    }
  }
}

function memberOf(set: CharSet): string {
  const found = 'x1 a-/:.[(\n'.split('').find((char) => set.has(char.charCodeAt(0)));
  if (found !== undefined) return found;
  for (let codePoint = 33; codePoint < 0x2100; codePoint += 1) {
    if (set.has(codePoint)) return String.fromCodePoint(codePoint);
  }
  return '';
}

const lineBreaks: readonly (readonly [string, number])[] = [
  ['\\n', 0x0a],
  ['\\r', 0x0d],
  ['U+0085', 0x85],
  ['U+2028', 0x2028],
  ['U+2029', 0x2029],
];

/** A run of what looks like any character, but is not any: `.+`, `(\n|.)*`. */
function missed(node: Node): string[] {
  switch (node.type) {
    case 'repeat': {
      const sets = node.max === Infinity ? setsOf(node.node) : undefined;
      if (sets === undefined) return missed(node.node);
      const has = (codePoint: number) => sets.some((set) => set.has(codePoint));
      const anything = 'aZ0 "{}:;-'.split('').every((char) => has(char.charCodeAt(0)));
      return anything ? lineBreaks.flatMap(([name, codePoint]) => (has(codePoint) ? [] : [name])) : [];
    }
    case 'sequence':
    case 'choice':
      return [...new Set(node.nodes.flatMap(missed))];
    case 'group':
    case 'atomic':
      return missed(node.node);
    case 'look':
    case 'empty':
    case 'text':
    case 'set':
    case 'assert':
    case 'reference':
      return [];
  }
}

/** The character sets of one place, however they are put together; undefined for anything longer. */
function setsOf(node: Node): CharSet[] | undefined {
  switch (node.type) {
    case 'set':
      return [node.set];
    case 'group':
    case 'atomic':
      return setsOf(node.node);
    case 'choice': {
      const parts = node.nodes.map((part) =>
        part.type === 'text' && part.text.length === 1 ? [] : setsOf(part),
      );
      const texts = node.nodes.flatMap((part) =>
        part.type === 'text' ? [part.text.codePointAt(0) ?? 0] : [],
      );
      if (!parts.every((part) => part !== undefined)) return undefined;
      return [...parts.flat(), CharSet.of(...texts)];
    }
    default:
      return undefined;
  }
}
