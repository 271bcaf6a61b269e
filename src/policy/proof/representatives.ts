import type { ConditionFamily } from '../condition-operators';
import { anyOne, anyRun, isLiteral, literalGlob, wildcardGlob, type Glob } from '../glob';
import type { ConditionEntry } from '../statement';
import { parseDate, parseNumber } from '../values';
import { cidrEdges } from './access';
import { anyOneInPart, anyRunInPart, globClasses } from './glob-classes';

/** Values of a condition key, such that every value that some request may have is treated like one of them. */
export type Values = readonly string[] | undefined;

/** Keys that every request has (reference_policies_condition-keys.html). */
const alwaysPresent = new Set(['aws:currenttime', 'aws:epochtime', 'aws:securetransport']);

/** Keys that may hold several values at once. */
const multivalued = new Set([
  'aws:principalorgpaths',
  'aws:calledvia',
  'aws:principalservicenameslist',
  'aws:tagkeys',
]);

const lowerCaseIds = new Set(['aws:sourcevpce', 'aws:sourcevpc', 'aws:principalorgid']);

type Group = 'text' | 'boolean' | 'ip' | 'numeric' | 'date';

const groupOf: Readonly<Record<ConditionFamily, Group | undefined>> = {
  string: 'text',
  ignoreCase: 'text',
  like: 'text',
  arn: 'text',
  binary: 'text',
  boolean: 'boolean',
  ip: 'ip',
  numeric: 'numeric',
  date: 'date',
  null: undefined,
};

/**
 * @param key lower case
 * @param constants further values that matter: what was configured
 * @returns undefined where no finite list stands for all values
 */
export function representatives(
  key: string,
  entries: readonly ConditionEntry[],
  constants: readonly string[],
  fresh: string,
): Values[] | undefined {
  const single = singleValues(key, entries, constants, fresh);
  if (single === undefined) return undefined;
  const sets = multivalued.has(key) ? subsets(single, entries.length) : single.map((value) => [value]);
  if (sets === undefined) return undefined;
  return alwaysPresent.has(key) ? sets : [...sets, undefined];
}

function singleValues(
  key: string,
  entries: readonly ConditionEntry[],
  constants: readonly string[],
  fresh: string,
): string[] | undefined {
  const groups = new Set(entries.flatMap(({ operator }) => groupOf[operator.family] ?? []));
  if (key === 'aws:vpcsourceip' || key === 'aws:sourceip') groups.add('ip');
  const texts = entries.flatMap(({ operator, values }) =>
    values.map(({ text }) => ({ family: operator.family, text })),
  );
  const wild = texts.some(({ family, text }) => isWild(family) && /[*?]/.test(text));
  // Read in two ways at once, a key's values fall into parts that neither way's edges show.
  if (groups.size > 1 && (wild || groups.size > 2 || !groups.has('text') || !groups.has('boolean')))
    return undefined;
  const values: string[] = [];
  for (const group of groups) {
    const found = valuesOf(key, group, texts, constants, fresh, wild);
    if (found === undefined) return undefined;
    values.push(...found);
  }
  if (groups.size === 0) values.push(fresh);
  return [...new Set(values)];
}

interface FamilyText {
  family: ConditionFamily;
  text: string;
}

function isWild(family: ConditionFamily): boolean {
  return family === 'like' || family === 'arn';
}

function valuesOf(
  key: string,
  group: Group,
  texts: readonly FamilyText[],
  constants: readonly string[],
  fresh: string,
  wild: boolean,
): string[] | undefined {
  switch (group) {
    case 'text':
      return textValues(key, texts, constants, fresh, wild);
    case 'boolean':
      return ['true', 'false'];
    case 'ip':
      // Documentation's own addresses (RFC 5737, RFC 3849) stand for anywhere else.
      return [
        '203.0.113.7',
        '2001:db8::7',
        ...[...texts.map(({ text }) => text), ...constants].flatMap(cidrEdges),
      ];
    case 'numeric':
      return around(texts.flatMap(({ text }) => parseNumber(text) ?? [])).map(String);
    case 'date':
      return around(texts.flatMap(({ text }) => parseDate(text) ?? [])).map((time) => String(time / 1000));
  }
}

function textValues(
  key: string,
  texts: readonly FamilyText[],
  constants: readonly string[],
  fresh: string,
  wild: boolean,
): string[] | undefined {
  const exact = [...constants, ...texts.map(({ text }) => text)];
  const ignoringCase = texts.filter(({ family }) => family === 'ignoreCase');
  // What AWS itself makes ids of is never in another case.
  const cased = lowerCaseIds.has(key)
    ? []
    : ignoringCase.flatMap(({ text }) => [text.toLowerCase(), text.toUpperCase()]);
  const values = [freshText(fresh, [...exact, ...cased]), ...exact, ...cased];
  if (!wild) return values;
  if (ignoringCase.length > 0) return undefined;
  const patterns = [...texts.map(globOf), ...constants.map(literalGlob)];
  const classes = globClasses([anyRun], patterns);
  return classes === undefined ? undefined : [...values, ...classes.map(({ witness }) => witness)];
}

function globOf({ family, text }: FamilyText): Glob {
  return family === 'like' ? wildcardGlob(text) : family === 'arn' ? arnGlob(text) : literalGlob(text);
}

/** In all parts of an ARN but the last, a wildcard stops at a colon. */
function arnGlob(text: string): Glob {
  let colons = 0;
  return wildcardGlob(text).map((unit) => {
    if (unit === 0x3a) colons += 1;
    if (colons >= 5 || text === '*') return unit;
    return unit === anyRun ? anyRunInPart : unit === anyOne ? anyOneInPart : unit;
  });
}

/** Texts of a language (`arn:aws:iam::123456789012:role/*`) that tell apart what these conditions look for. */
export function textsOf(
  language: Glob,
  entries: readonly ConditionEntry[],
  constants: readonly string[],
): string[] | undefined {
  const texts = entries.flatMap(({ operator, values }) =>
    values.map(({ text }) => ({ family: operator.family, text })),
  );
  if (texts.some(({ family }) => family === 'ignoreCase')) return undefined;
  const patterns = [...texts.map(globOf), ...constants.map(wildcardGlob)];
  if (patterns.every(isLiteral)) return [];
  return globClasses(language, patterns)?.map(({ witness }) => witness);
}

export function freshText(fresh: string, taken: readonly string[]): string {
  let text = fresh;
  while (taken.some((other) => other.toLowerCase() === text.toLowerCase())) text += 'x';
  return text;
}

function around(points: readonly number[]): number[] {
  const sorted = [...new Set(points)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? 0;
  const between = sorted.slice(1).map((point, index) => (point + (sorted[index] ?? point)) / 2);
  return [first - 1, ...sorted, ...between, last + 1];
}

/**
 * Sets of values, as large as can matter: a condition over a set asks whether some or all values pass, so of a larger
 * set one value for each condition tells as much.
 */
function subsets(values: readonly string[], size: number): string[][] | undefined {
  if (size > 3) return undefined;
  let sets: string[][] = [[]];
  const all: string[][] = [];
  for (let length = 1; length <= size; length += 1) {
    sets = sets.flatMap((set) =>
      values.filter((value) => set.every((other) => other < value)).map((value) => [...set, value]),
    );
    all.push(...sets);
  }
  return all;
}
