import type { Difference } from '../../diff/difference';
import { markdown } from '../markdown';
import { diffSections } from './diff-sections';
import { diffSummary } from './diff-summary';

const { escaped, table } = markdown;

/** A comment takes 65,536 characters. */
const shownRows = 60;

/** For a comment on a pull request. */
export function diffAsMarkdown(difference: Difference): string {
  return [
    '## Private API',
    '',
    escaped(diffSummary(difference)),
    ...diffSections(difference).flatMap(({ title, lead, head, rows }) => [
      '',
      `### ${title}`,
      '',
      ...(lead === undefined ? [] : [escaped(lead), '']),
      table(
        head,
        rows.slice(0, shownRows).map((row) => row.map(escaped)),
      ),
      ...(rows.length > shownRows ? ['', `And ${rows.length - shownRows} more.`] : []),
    ]),
    '',
  ].join('\n');
}
