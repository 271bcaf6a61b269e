import type { Assertion } from './node';

const lineFeed = 10;
const carriageReturn = 13;

function isTerminator(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** Between the two halves of a CR LF there is no line end. */
function insideLineBreak(text: string, position: number): boolean {
  return text.charCodeAt(position) === lineFeed && text.charCodeAt(position - 1) === carriageReturn;
}

/** Whether an assertion holds at a position; `lastEnd` is where the match before this one ended. */
export function holds(assertion: Assertion, text: string, position: number, lastEnd: number): boolean {
  const { length } = text;
  switch (assertion) {
    case 'inputStart':
      return position === 0;
    case 'inputEnd':
      return position === length;
    case 'lastMatchEnd':
      return position === lastEnd;
    case 'lineStart':
      if (position === length) return false;
      return (
        position === 0 || (isTerminator(text.charCodeAt(position - 1)) && !insideLineBreak(text, position))
      );
    case 'lineStartUnix':
      return position !== length && (position === 0 || text.charCodeAt(position - 1) === lineFeed);
    case 'lineEnd':
      return (
        position === length || (isTerminator(text.charCodeAt(position)) && !insideLineBreak(text, position))
      );
    case 'lineEndUnix':
      return position === length || text.charCodeAt(position) === lineFeed;
    case 'finalEnd':
      if (position === length) return true;
      if (position === length - 2)
        return text.charCodeAt(position) === carriageReturn && insideLineBreak(text, position + 1);
      return (
        position === length - 1 && isTerminator(text.charCodeAt(position)) && !insideLineBreak(text, position)
      );
    case 'finalEndUnix':
      return position === length || (position === length - 1 && text.charCodeAt(position) === lineFeed);
    case 'wordBoundary':
      return isWord(text, position - 1) !== isWord(text, position);
    case 'notWordBoundary':
      return isWord(text, position - 1) === isWord(text, position);
    case 'unicodeWordBoundary':
      return isUnicodeWord(text, position - 1) !== isUnicodeWord(text, position);
    case 'notUnicodeWordBoundary':
      return isUnicodeWord(text, position - 1) === isUnicodeWord(text, position);
  }
}

/** The code point that a position lies in: the low half of a pair stands for the pair. */
function codePointAround(text: string, position: number): string {
  const low = text.charCodeAt(position);
  const start = low >= 0xdc00 && low <= 0xdfff && position > 0 ? position - 1 : position;
  const codePoint = text.codePointAt(start);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint > 0xffff ? codePoint : low);
}

/**
 * `\b` in Java before 19 knows the letters of every language, though `\w` is ASCII; a combining mark belongs to the
 * letter before it.
 */
function isWord(text: string, position: number): boolean {
  if (position < 0 || position >= text.length) return false;
  const char = codePointAround(text, position);
  if (/^[\p{L}\p{Nd}_]$/u.test(char)) return true;
  if (!/^\p{Mn}$/u.test(char)) return false;
  for (let before = position - 1; before >= 0; before--) {
    const base = codePointAround(text, before);
    if (/^[\p{L}\p{Nd}]$/u.test(base)) return true;
    if (!/^\p{Mn}$/u.test(base)) return false;
  }
  return false;
}

function isUnicodeWord(text: string, position: number): boolean {
  if (position < 0 || position >= text.length) return false;
  return /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u.test(codePointAround(text, position));
}
