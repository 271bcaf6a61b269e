import type { ConditionFamily } from '../condition-operators';
import { anyOne, anyRun, type Glob } from '../glob';
import type { ConditionEntry } from '../statement';
import { parseDate, parseNumber } from '../values';
import { cidrEdges } from './access';
import type { Budget } from './budget';
import { findText } from './find-text';
import { ignoringCase, inLowerCase, withinParts } from './language';

/** Whether one value passes a comparison of a condition, its negation included. */
export interface ValueRequirement {
  entry: ConditionEntry;
  passes: boolean;
}

export interface ValueSetting {
  /** tried before others: they read well */
  first: readonly string[];
  /** AWS makes these ids, and never with a capital letter */
  lowerCase: boolean;
}

type Group = 'text' | 'boolean' | 'ip' | 'numeric' | 'date' | 'presence';

const groupOf: Readonly<Record<ConditionFamily, Group>> = {
  string: 'text',
  ignoreCase: 'text',
  like: 'text',
  arn: 'text',
  binary: 'text',
  boolean: 'boolean',
  ip: 'ip',
  numeric: 'numeric',
  date: 'date',
  null: 'presence',
};

/**
 * A value of a condition key, not empty, that meets all requirements.
 * @returns undefined where there is none, `'unsure'` where none was found and not all could be looked through: read in
 * two ways at once, a key's values fall into parts that neither way's edges show
 */
export function findValue(
  requirements: readonly ValueRequirement[],
  { first, lowerCase }: ValueSetting,
  budget: Budget,
): { text: string } | 'unsure' | undefined {
  const fits = (text: string): boolean =>
    requirements.every(({ entry, passes }) => valuePasses(entry, text) === passes);
  const groups = new Set(requirements.map(({ entry }) => groupOf[entry.operator.family]));
  groups.delete('presence');
  const texts = requirements.flatMap(({ entry }) => entry.values.map(({ text }) => text));
  const edges = [...groups].flatMap((group) => edgesOf(group, texts));
  const candidates = [
    ...(edges.length > 0 ? [...edges, ...first] : first),
    ...(groups.size > 1 ? texts : []),
  ];
  budget.spend(candidates.length * texts.length);
  const candidate = candidates.find((text) => text !== '' && fits(text));
  if (candidate !== undefined) return { text: candidate };

  const language = [anyOne, anyRun];
  const other = requirements.filter(({ entry }) => groupOf[entry.operator.family] !== 'text');
  // A text that is no number, no address and so on fails every such comparison.
  const possible = other.every(({ entry, passes }) => entry.operator.negated === passes);
  const asked = requirements
    .filter((requirement) => !other.includes(requirement))
    .map(({ entry, passes }) => ({
      globs: textGlobs(entry, lowerCase),
      matched: passes !== entry.operator.negated,
    }));
  const found = possible ? findText(language, asked, budget) : undefined;
  if (found !== undefined) return fits(found) ? { text: found } : 'unsure';
  return groups.size > 1 ? 'unsure' : undefined;
}

export function valuePasses({ operator, values }: ConditionEntry, text: string): boolean {
  return values.some(({ test }) => test?.(text) === true) !== operator.negated;
}

/** The patterns of which a value matches one where the operator, not negated, holds; only for operators on texts. */
export function textGlobs(entry: ConditionEntry, lowerCase = false): Glob[] {
  const globs = known.get(entry) ?? readGlobs(entry, lowerCase);
  known.set(entry, globs);
  return globs;
}

const known = new WeakMap<ConditionEntry, Glob[]>();

function readGlobs({ operator, values }: ConditionEntry, lowerCase: boolean): Glob[] {
  return values.flatMap(({ glob }) => {
    if (glob === undefined) return [];
    if (operator.family === 'ignoreCase') return [lowerCase ? inLowerCase(glob) : ignoringCase(glob)];
    return [operator.family === 'arn' ? withinParts(glob) : glob];
  });
}

export function isTextual({ operator }: ConditionEntry): boolean {
  return groupOf[operator.family] === 'text';
}

/** Values on both sides of every edge at which a comparison changes. */
function edgesOf(group: Group, texts: readonly string[]): string[] {
  switch (group) {
    case 'boolean':
      return ['true', 'false'];
    case 'ip':
      // Documentation's own addresses (RFC 5737, RFC 3849) stand for anywhere else.
      return ['203.0.113.7', '2001:db8::7', '0.0.0.0', '::', ...texts.flatMap(cidrEdges)];
    case 'numeric':
      return around(texts.flatMap((text) => parseNumber(text) ?? [])).map(String);
    case 'date':
      return around(texts.flatMap((text) => parseDate(text) ?? [])).map((time) => String(time / 1000));
    case 'text':
    case 'presence':
      return [];
  }
}

function around(points: readonly number[]): number[] {
  const sorted = [...new Set(points)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? 0;
  const between = sorted.slice(1).map((point, index) => (point + (sorted[index] ?? point)) / 2);
  return [first - 1, ...sorted, ...between, last + 1];
}
