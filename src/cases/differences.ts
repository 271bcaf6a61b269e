import { isPlainObject } from 'lodash';
import { childPath } from '../config/configuration-path';
import type { CaseResponse, Expectation } from './case';
import { matchesText } from './matches-text';

/** Where a response is not the expected one. */
export interface Difference {
  /** `status`, `header content-type`, `body.items[0].id` */
  readonly what: string;
  /** Absent where nothing was expected. */
  readonly expected?: unknown;
  /** Absent where nothing came. */
  readonly actual?: unknown;
}

/** Beyond these, a body is another one. */
const mostDifferences = 20;

export function differences(expect: Expectation, response: CaseResponse): Difference[] {
  const { status, body } = response;
  return [
    ...(expect.status === status ? [] : [{ what: 'status', expected: expect.status, actual: status }]),
    ...headerDifferences(expect, response),
    ...(expect.body === undefined ? [] : bodyDifferences(expect.body, body)),
    ...[expect.bodyContains ?? []]
      .flat()
      .filter((part) => !matchesText(body, `***${part}***`))
      .map((part) => ({ what: 'body contains', expected: part, actual: body })),
  ];
}

function headerDifferences({ headers = {} }: Expectation, response: CaseResponse): Difference[] {
  const came = new Map<string, string[]>();
  for (const [name, value] of Object.entries(response.headers)) {
    const lower = name.toLowerCase();
    came.set(lower, [...(came.get(lower) ?? []), ...[value].flat()]);
  }
  return Object.entries(headers).flatMap(([name, value]): Difference[] => {
    const what = `header ${name.toLowerCase()}`;
    const actual = came.get(name.toLowerCase());
    const shown = actual?.length === 1 ? actual[0] : actual;
    if (value === null) return actual === undefined ? [] : [{ what, actual: shown }];
    const expected = [value].flat();
    const same =
      actual?.length === expected.length &&
      expected.every((text, index) => matchesText(actual[index] ?? '', text));
    return same ? [] : [{ what, expected: value, ...(actual && { actual: shown }) }];
  });
}

function bodyDifferences(expected: unknown, body: string): Difference[] {
  if (typeof expected === 'string') {
    return matchesText(body, expected) ? [] : [{ what: 'body', expected, actual: body }];
  }
  let actual: unknown;
  try {
    actual = JSON.parse(body);
  } catch {
    return [{ what: 'body, as JSON', expected, actual: body }];
  }
  const found = valueDifferences(expected, actual, 'body');
  return found.length > mostDifferences ? [{ what: 'body', expected, actual }] : found;
}

function valueDifferences(expected: unknown, actual: unknown, what: string): Difference[] {
  if (expected === undefined) return actual === undefined ? [] : [{ what, actual }];
  if (actual === undefined) return [{ what, expected }];
  if (typeof expected === 'string') {
    // A masked number is a text no longer.
    const text = typeof actual === 'string' ? actual : JSON.stringify(actual);
    const same = typeof actual === 'string' || expected === '***' ? matchesText(text, expected) : false;
    return same ? [] : [{ what, expected, actual }];
  }
  const lists = Array.isArray(expected) && Array.isArray(actual);
  if (lists || (isPlainObject(expected) && isPlainObject(actual))) {
    const [wanted, came] = [expected, actual] as Record<string, unknown>[];
    const keys = new Set([...Object.keys(wanted ?? {}), ...Object.keys(came ?? {})]);
    return [...keys].flatMap((key) =>
      valueDifferences(own(wanted, key), own(came, key), childPath(what, key)),
    );
  }
  return Object.is(expected, actual) || (expected === 0 && actual === 0) ? [] : [{ what, expected, actual }];
}

function own(map: Record<string, unknown> | undefined, key: string): unknown {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
