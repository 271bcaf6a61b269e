import { Unresolved } from './intrinsics';
import { withoutMarks } from '../../template/marks';
import { isRecord } from '../../template/properties';

/** A text of a policy, with the keys that lead to it; elements of a list have no place of their own. */
export interface PolicyText {
  text: string;
  place: readonly string[];
}

/** Every text in a policy whose intrinsics are worked out. What only CloudFormation knows may be anything: `*`. */
export function policyTexts(value: unknown, place: readonly string[] = []): PolicyText[] {
  if (value instanceof Unresolved) return policyTexts(value.intrinsic, place);
  if (typeof value === 'string') return [{ text: withoutMarks(value, '*'), place }];
  if (Array.isArray(value)) {
    const isStatements = place.at(-1) === 'Statement';
    return value.flatMap((element: unknown, index) =>
      policyTexts(element, isStatements ? [...place, String(index)] : place),
    );
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => policyTexts(child, [...place, key]));
}

/**
 * What of a text may stand for one part of an ARN: everything between two colons, where a wildcard may stand for a colon
 * too, and nothing behind the first slash.
 */
export function arnPieces(text: string): string[] {
  // So is a policy variable.
  const head = text.replace(/\$\{[^}]*\}/g, '*').split('/')[0] ?? '';
  return head.split(':').flatMap((part) => {
    const wildcards = [...part.matchAll(/[*?]/g)].flatMap(({ index }) => [index, index + 1]);
    const cuts = [...new Set([0, ...wildcards, part.length])];
    return cuts.flatMap((from) => cuts.filter((to) => to > from).map((to) => part.slice(from, to)));
  });
}
