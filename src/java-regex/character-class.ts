import { CharSet } from './char-set';
import { readCharacterEscape } from './escape';
import { characterSet, rangeSet } from './fold-case';
import type { PatternReader } from './pattern-reader';

const maximumDepth = 100;

/** Reads `[…]` behind its bracket: unions, intersections, negation, as `java.util.regex.Pattern` does since Java 9. */
export function readClass(reader: PatternReader, depth = 0): CharSet {
  const set = readBody(reader, depth);
  reader.next();
  return set;
}

/** Reads up to the closing bracket, which is left. */
function readBody(reader: PatternReader, depth: number): CharSet {
  if (depth > maximumDepth) reader.fail('Character classes nest too deep');
  const negative = reader.peek() === '^';
  if (negative) reader.next();
  const set = readMembers(reader, depth);
  return negative ? set.negate() : set;
}

function readMembers(reader: PatternReader, depth: number): CharSet {
  let members: CharSet[] = [];
  for (;;) {
    const char = reader.peek();
    if (char === '') return reader.fail('Unclosed character class');
    if (char === ']' && members.length > 0) return CharSet.union(members);
    if (char === '&' && reader.at(1) === '&') {
      reader.position += 2;
      const left = members.length > 0 ? CharSet.union(members) : undefined;
      members = [intersection(reader, left, depth)];
      continue;
    }
    members.push(char === '[' ? nested(reader, depth) : readRange(reader));
  }
}

function nested(reader: PatternReader, depth: number): CharSet {
  reader.next();
  return readClass(reader, depth + 1);
}

function intersection(reader: PatternReader, left: CharSet | undefined, depth: number): CharSet {
  let right: CharSet | undefined;
  for (let char = reader.peek(); char !== ']' && char !== '&'; char = reader.peek()) {
    if (char === '') return reader.fail('Unclosed character class');
    if (char === '[') {
      const member = nested(reader, depth);
      right = right ? CharSet.union([right, member]) : member;
    } else {
      right = readMembersOfRight(reader, depth);
    }
  }
  if (left === undefined) return right ?? reader.fail('Bad class syntax');
  return right === undefined ? left : left.intersect(right);
}

/** `abc&&def`: all that follows is the right side. */
function readMembersOfRight(reader: PatternReader, depth: number): CharSet {
  if (depth > maximumDepth) reader.fail('Character classes nest too deep');
  return readMembers(reader, depth + 1);
}

function readRange(reader: PatternReader): CharSet {
  const from = readMember(reader);
  if (typeof from !== 'number') return from;
  const following = reader.peek() === '-' ? reader.at(1) : '';
  if (following === '' || following === '[' || following === ']') return characterSet(from, reader.flags);
  reader.next();
  const to = readMember(reader);
  if (typeof to !== 'number') return reader.fail('Illegal character range');
  if (to < from) return reader.fail('Illegal character range');
  return rangeSet(from, to, reader.flags);
}

function readMember(reader: PatternReader): number | CharSet {
  const char = reader.next();
  if (char !== '\\') return char.codePointAt(0) ?? reader.fail('Unclosed character class');
  return (
    readCharacterEscape(reader) ?? reader.fail('Illegal or unsupported escape sequence in a character class')
  );
}
