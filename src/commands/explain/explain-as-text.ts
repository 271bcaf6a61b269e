import type { Explanation } from '../../explain/explanation';
import { textTable } from './table';
import { wrapText } from './wrap-text';

/** For a terminal of 80 columns. */
export function explainAsText(explanation: Explanation, width = 80): string {
  const { name, logicalId, isPrivate, stages, routes, access, outcomes, urls } = explanation;
  const { columns, rows } = access.matrix;
  const legend = columns.map((column, index) =>
    wrapText(`${letter(index)}: ${column}`, width, '  ', '     '),
  );
  return [
    `${name} (${logicalId})`,
    `  ${isPrivate ? 'private' : 'not private'}, stage ${stages.join(', ') || 'none'}`,
    '',
    'Routes',
    textTable(
      routes.map(({ method, path, authorization, target, outcomes: kind }) => [
        method,
        path,
        authorization,
        target,
        kind === undefined ? '' : `outcomes ${kind}`,
      ]),
      width,
    ),
    '',
    'Who may call',
    ...access.words.map((words) => wrapText(words, width, '  ', '    ')),
    '',
    textTable(
      [
        ['', ...columns.map((_, index) => letter(index))],
        ...rows.map(({ label, cells }) => [label, ...cells.map(({ verdict }) => verdict)]),
      ],
      width,
    ),
    ...legend,
    ...outcomes.flatMap(({ rows: cases }, index) => [
      '',
      outcomes.length === 1 ? 'Outcomes' : `Outcomes ${index + 1}`,
      ...cases.map(({ when, status }) => wrapText(`${status}: ${when}`, width, '  ', '    ')),
    ]),
    '',
    'URLs ({api} is the id of the API)',
    ...urls.map(({ url, note }) => `  ${url}\n    ${note}`),
    '',
  ].join('\n');
}

function letter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}
