import type { Difference } from '../../diff/difference';
import { textTable } from '../explain/table';
import { wrapText } from '../explain/wrap-text';
import { diffSections } from './diff-sections';
import { diffSummary } from './diff-summary';

/** @param terminal columns of the terminal; without one, in a pipe say, tables are as wide as they are, and nothing is cut */
export function diffAsText(difference: Difference, terminal?: number): string {
  return [
    diffSummary(difference),
    ...diffSections(difference).flatMap(({ title, lead, rows }) => [
      '',
      title,
      ...(lead === undefined ? [] : [wrapText(lead, terminal ?? 80, '  ')]),
      textTable(rows, terminal ?? Infinity),
    ]),
    '',
  ].join('\n');
}
