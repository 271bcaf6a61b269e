import { difference, union } from 'lodash';
import { label } from '../explain/label';
import { canonical } from '../template/canonical';
import type { Change } from './difference';

type Values = Readonly<Record<string, unknown>>;

/** What differs between two maps of values. A text of several lines is told by their number. */
export function changesOf(before: Values, after: Values): Change[] {
  return union(Object.keys(before), Object.keys(after)).flatMap((what): Change[] => {
    const [old, young] = [before[what], after[what]];
    if (old === undefined && young === undefined) return [];
    if (old !== undefined && young !== undefined && canonical(old) === canonical(young)) return [];
    return [{ what: label(what), before: shown(old), after: shown(young, old) }];
  });
}

function shown(value: unknown, old?: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : canonical(value);
  const lines = text.split('\n');
  if (lines.length === 1) return label(text);
  if (typeof old !== 'string') return `${lines.length} lines`;
  const before = old.split('\n');
  const fresh = difference(lines, before).length;
  return `${lines.length} lines, ${fresh} of them new`;
}
