import { kebabCase } from 'lodash';
import { failed, isRecord, PASSED, type Verdict } from './conformance-case';

/** What is wrong with a value; undefined when nothing is. */
export type Complaint = string | undefined;

/** The first complaint as a failure. */
export function verdict(...complaints: Complaint[]): Verdict {
  const complaint = complaints.find((text) => text !== undefined);
  return complaint === undefined ? PASSED : failed(complaint);
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? 'nothing' : text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

export function equal(what: string, actual: unknown, expected: unknown): Complaint {
  return sameJson(actual, expected) ? undefined : `${what}: expected ${show(expected)}, got ${show(actual)}`;
}

/** `<uuid>`, `<id:1>`: a value that differs from one recording to the next, so that only its presence counts. */
export const isMask = (value: unknown): boolean => typeof value === 'string' && /^<[\w:. -]+>$/.test(value);

/** Like deep equality of JSON; the order of keys says nothing, and a mask stands for any value. */
export function sameJson(actual: unknown, expected: unknown, key = ''): boolean {
  if (isMask(expected) || (key !== '' && expected === kebabCase(key) && expected !== key))
    return actual !== undefined;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, i) => sameJson(actual[i], item))
    );
  }
  if (isRecord(expected)) {
    if (!isRecord(actual)) return false;
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...names].every((name) => sameJson(actual[name], expected[name], name));
  }
  return Object.is(actual, expected);
}

export function equalJsonText(what: string, actual: string, expected: unknown): Complaint {
  let parsed: unknown;
  try {
    parsed = JSON.parse(actual);
  } catch {
    return `${what}: no JSON: ${show(actual)}`;
  }
  return equal(what, parsed, expected);
}

/** Compares texts; with `normalized`, whitespace runs count as one blank and the ends as none. */
export function equalText(what: string, actual: string, expected: unknown, normalized: boolean): Complaint {
  const text = normalized ? actual.replace(/\s+/g, ' ').trim() : actual;
  return isMask(expected) ? undefined : equal(what, text, expected);
}
