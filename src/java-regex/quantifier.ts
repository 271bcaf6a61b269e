import type { Node, RepeatMode } from './node';
import type { PatternReader } from './pattern-reader';

const maximumCount = 0x7fffffff;

/** Reads `*`, `+`, `?` or `{n,m}` behind a node, and what tells greedy, lazy and possessive apart. */
export function readQuantifier(reader: PatternReader, node: Node): Node {
  const range = readRange(reader);
  if (range === undefined) return node;
  return { type: 'repeat', node, min: range.min, max: range.max, mode: readMode(reader) };
}

function readMode(reader: PatternReader): RepeatMode {
  const char = reader.peek();
  if (char !== '?' && char !== '+') return 'greedy';
  reader.next();
  return char === '?' ? 'lazy' : 'possessive';
}

function readRange(reader: PatternReader): { min: number; max: number } | undefined {
  switch (reader.peek()) {
    case '*':
      reader.next();
      return { min: 0, max: Infinity };
    case '+':
      reader.next();
      return { min: 1, max: Infinity };
    case '?':
      reader.next();
      return { min: 0, max: 1 };
    case '{':
      return readCounts(reader);
    default:
      return undefined;
  }
}

function readCounts(reader: PatternReader): { min: number; max: number } {
  reader.next();
  const min = readCount(reader) ?? reader.fail('Illegal repetition');
  let max = min;
  if (reader.at(0) === ',') {
    reader.take();
    max = readCount(reader) ?? Infinity;
  }
  if (reader.take() !== '}') reader.fail('Unclosed counted closure');
  if (max < min) reader.fail('Illegal repetition range');
  return { min, max };
}

function readCount(reader: PatternReader): number | undefined {
  let digits = '';
  while (/^[0-9]$/.test(reader.at(0))) digits += reader.take();
  if (digits === '') return undefined;
  const count = Number(digits);
  return count > maximumCount ? reader.fail('Illegal repetition range') : count;
}
