import { equals } from './equals';
import { format } from './format';
import { hashCode } from './hash-code';
import { JavaCharacter } from './java-character';
import type { JavaCollection } from './java-collection';
import { JavaException } from '../java-regex/java-exception';
import { JavaList } from './java-list';
import type { JavaValue } from './java-object';
import { elementCost, type Meter } from '../meter';
import { methodTable } from './method-table';
import { once } from './once';
import { JavaPattern } from '../java-regex/java-pattern';
import { toJavaString } from './to-java-string';

function outOfBounds(message: string): never {
  throw new JavaException('java.lang.StringIndexOutOfBoundsException', message);
}

function substring(text: string, from: number, to: number): string {
  if (from < 0 || to > text.length || from > to) {
    outOfBounds(`begin ${from}, end ${to}, length ${text.length}`);
  }
  return text.substring(from, to);
}

function compare(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Character by character, as Java does: no change of length (`ß` stays). */
function foldCase(text: string): string {
  let folded = '';
  for (const char of text) {
    const upper = char.toUpperCase();
    const lower = (upper.length === char.length ? upper : char).toLowerCase();
    // Of one character JavaScript makes two here, and Java one.
    folded += char === '\u0130' ? 'i' : lower.length === char.length ? lower : char;
  }
  return folded;
}

/** Java's blanks: what `strip` takes off, the no-break spaces not among them. */
// eslint-disable-next-line no-control-regex -- Java's blanks include controls
const leadingBlanks = /^(?:[\t-\r\x1c-\x1f]|(?![\u00a0\u2007\u202f])[\p{Zs}\u2028\u2029])+/u;
// eslint-disable-next-line no-control-regex -- Java's blanks include controls
const trailingBlanks = /(?:[\t-\r\x1c-\x1f]|(?![\u00a0\u2007\u202f])[\p{Zs}\u2028\u2029])$/u;

function stripTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && trailingBlanks.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Java's `trim` takes off every character up to U+0020. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

function charAt(text: string, index: number): string {
  if (index < 0 || index >= text.length) outOfBounds(`index ${index}, length ${text.length}`);
  return text.charAt(index);
}

function replaceAllLiteral(text: string, target: string, replacement: string, meter: Meter): string {
  meter.spend(text.length);
  const parts = text.split(target);
  // An empty target stands between all characters and at both ends.
  const ends = target === '' ? 2 : 0;
  meter.spend((parts.length + ends) * (elementCost + replacement.length));
  const joined = parts.join(replacement);
  if (target !== '') return joined;
  return text === '' ? replacement : `${replacement}${joined}${replacement}`;
}

function join(separator: string, parts: readonly JavaValue[], meter: Meter): string {
  const texts = parts.map((part) => {
    const text = toJavaString(part, meter);
    meter.spend(text.length + separator.length);
    return text;
  });
  return texts.join(separator);
}

/** The elements of a join must be text, as Java's cast demands. */
function textsOf(collection: JavaCollection): readonly JavaValue[] {
  const elements = collection.elements();
  const alien = elements.find((element) => element !== null && typeof element !== 'string');
  if (alien !== undefined) {
    throw new JavaException(
      'java.lang.ClassCastException',
      'String.join takes text only: an element is none',
    );
  }
  return elements;
}

function characters(text: string, meter: Meter): JavaList {
  meter.spend(elementCost * text.length);
  return new JavaList(
    text.split('').map((char) => new JavaCharacter(char)),
    'Array',
    '[C',
  );
}

function splitText(text: string, pattern: string, limit: number, meter: Meter): JavaList {
  return new JavaList(JavaPattern.compile(pattern).split(text, limit, meter), 'Array');
}

function valueOf(value: JavaValue, meter: Meter): string {
  return toJavaString(value, meter);
}

/** `java.lang.String`, with its static methods. */
export const stringMethods = once(() =>
  methodTable<string>()({
    'toString()': (self) => self,
    'equals(Object)': (self, [other], meter) => equals(self, other, meter),
    'hashCode()': (self, _, meter) => hashCode(self, meter),
    'length()': (self) => self.length,
    'isEmpty()': (self) => self === '',
    'isBlank()': (self) => self.replace(leadingBlanks, '') === '',
    'charAt(int)': (self, [index]) => new JavaCharacter(charAt(self, index)),
    'codePointAt(int)': (self, [index]) => (charAt(self, index), self.codePointAt(index) ?? 0),
    'equalsIgnoreCase(String?)': (self, [other], meter) => {
      meter.spend(self.length);
      return other !== null && self.length === other.length && foldCase(self) === foldCase(other);
    },
    'contentEquals(CharSequence)': (self, [other]) => self === other,
    'compareTo(String)': (self, [other]) => compare(self, other),
    'compareToIgnoreCase(String)': (self, [other], meter) => {
      meter.spend(self.length + other.length);
      return compare(foldCase(self), foldCase(other));
    },
    'contains(CharSequence)': (self, [other]) => self.includes(other),
    'startsWith(String)': (self, [prefix]) => self.startsWith(prefix),
    'startsWith(String,int)': (self, [prefix, from]) =>
      from >= 0 && from <= self.length && self.startsWith(prefix, from),
    'endsWith(String)': (self, [suffix]) => self.endsWith(suffix),
    'indexOf(String)': (self, [other]) => self.indexOf(other),
    'indexOf(int)': (self, [char]) => indexOfChar(self, char, 0),
    'indexOf(String,int)': (self, [other, from]) => self.indexOf(other, from),
    'indexOf(int,int)': (self, [char, from]) => indexOfChar(self, char, from),
    'lastIndexOf(String)': (self, [other]) => self.lastIndexOf(other),
    'lastIndexOf(int)': (self, [char]) => lastIndexOfChar(self, char, self.length),
    'lastIndexOf(String,int)': (self, [other, from]) => (from < 0 ? -1 : self.lastIndexOf(other, from)),
    'lastIndexOf(int,int)': (self, [char, from]) => lastIndexOfChar(self, char, from),
    'substring(int)': (self, [from]) => substring(self, from, self.length),
    'substring(int,int)': (self, [from, to]) => substring(self, from, to),
    'subSequence(int,int)': (self, [from, to]) => substring(self, from, to),
    'concat(String)': (self, [other]) => self + other,
    'replace(char,char)': (self, [from, to]) => self.replaceAll(from, () => to),
    'replace(CharSequence,CharSequence)': (self, [from, to], meter) =>
      replaceAllLiteral(self, from, to, meter),
    'replaceAll(String,String)': (self, [pattern, replacement], meter) =>
      JavaPattern.compile(pattern).replaceAll(self, replacement, meter),
    'replaceFirst(String,String)': (self, [pattern, replacement], meter) =>
      JavaPattern.compile(pattern).replaceFirst(self, replacement, meter),
    'matches(String)': (self, [pattern], meter) => JavaPattern.compile(pattern).matches(self, meter),
    'split(String)': (self, [pattern], meter) => splitText(self, pattern, 0, meter),
    'split(String,int)': (self, [pattern, limit], meter) => splitText(self, pattern, limit, meter),
    'toLowerCase()': (self) => self.toLowerCase(),
    'toUpperCase()': (self) => self.toUpperCase(),
    'trim()': (self) => trim(self),
    'strip()': (self) => stripTrailing(self.replace(leadingBlanks, '')),
    'stripLeading()': (self) => self.replace(leadingBlanks, ''),
    'stripTrailing()': (self) => stripTrailing(self),
    'repeat(int)': (self, [count], meter) => {
      if (count < 0)
        throw new JavaException('java.lang.IllegalArgumentException', `count is negative: ${count}`);
      meter.spend(self.length * count);
      return self === '' ? '' : self.repeat(count);
    },
    'intern()': (self) => self,
    'toCharArray()': (self, _, meter) => characters(self, meter),
    'getBytes()': (self, _, meter) => {
      meter.spend(elementCost * self.length);
      return new JavaList(
        [...Buffer.from(self, 'utf8')].map((byte) => (byte << 24) >> 24),
        'Array',
        '[B',
      );
    },
    'regionMatches(int,String,int,int)': (self, [start, other, otherStart, length]) =>
      regionMatches(self, start, other, otherStart, length),
    'regionMatches(boolean,int,String,int,int)': (self, [ignoreCase, start, other, otherStart, length]) =>
      ignoreCase
        ? regionMatches(foldCase(self), start, foldCase(other), otherStart, length)
        : regionMatches(self, start, other, otherStart, length),
    'join(CharSequence,Collection)': (_, [separator, parts], meter) => join(separator, textsOf(parts), meter),
    'join(CharSequence,CharSequence...)': (_, [separator, parts], meter) => join(separator, parts, meter),
    'format(String,Object...)': (_, [pattern, values], meter) => format(pattern, values, meter),
    'formatted(Object...)': (self, [values], meter) => format(self, values, meter),
    'valueOf(Object)': (_, [value], meter) => valueOf(value, meter),
    // Of an array of characters only; to anything else there is no such method.
    'copyValueOf(Object)': (_, [value], meter) =>
      value instanceof JavaList && value.className === '[C'
        ? value.items.map((item) => toJavaString(item, meter)).join('')
        : null,
  }),
);

function indexOfChar(text: string, char: number, from: number): number {
  return isCodePoint(char) ? text.indexOf(String.fromCodePoint(char), from) : -1;
}

function lastIndexOfChar(text: string, char: number, from: number): number {
  return from < 0 || !isCodePoint(char) ? -1 : text.lastIndexOf(String.fromCodePoint(char), from);
}

function isCodePoint(char: number): boolean {
  return char >= 0 && char <= 0x10ffff;
}

function regionMatches(
  text: string,
  start: number,
  other: string,
  otherStart: number,
  length: number,
): boolean {
  if (otherStart < 0 || start < 0 || start > text.length - length || otherStart > other.length - length)
    return false;
  return (
    text.slice(start, start + Math.max(length, 0)) ===
    other.slice(otherStart, otherStart + Math.max(length, 0))
  );
}
