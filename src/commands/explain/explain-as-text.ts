import { partition, uniq, zip } from 'lodash';
import type { ExplainedRoute, Explanation } from '../../explain/explanation';
import { textTable } from './table';
import { wrapText } from './wrap-text';

/** Lines of words where nobody says how wide they may be. */
const readableWidth = 80;

/** @param terminal columns of the terminal; without one, in a pipe say, tables are as wide as they are, and nothing is cut */
export function explainAsText(explanation: Explanation, terminal?: number): string {
  const width = terminal ?? readableWidth;
  const tableWidth = terminal ?? Infinity;
  const { name, logicalId, isPrivate, stages, routes, access, domains, outcomes, templates, settings, urls } =
    explanation;
  const { columns, rows } = access.matrix;
  const legend = columns.map((column, index) =>
    wrapText(`${letter(index)}: ${column}`, width, '  ', '     '),
  );
  return [
    `${name} (${logicalId})`,
    `  ${isPrivate ? 'private' : 'not private'}, stage ${stages.join(', ') || 'none'}`,
    '',
    ...routeLines(routes, tableWidth),
    '',
    'Who may call',
    ...access.words.map((words) => wrapText(words, width, '  ', '    ')),
    '',
    textTable(
      [
        ['', ...columns.map((_, index) => letter(index))],
        ...rows.map(({ label, cells }) => [label, ...cells.map(({ verdict }) => verdict)]),
      ],
      tableWidth,
    ),
    ...legend,
    ...domains.flatMap(({ name: domain, words }) => [
      '',
      `By ${domain}, and only whom both let in`,
      ...words.map((sentence) => wrapText(sentence, width, '  ', '    ')),
    ]),
    ...outcomes.flatMap(({ rows: cases }, index) => [
      '',
      outcomes.length === 1 ? 'Outcomes' : `Outcomes ${index + 1}`,
      ...cases.map(({ when, status }) => wrapText(`${status}: ${when}`, width, '  ', '    ')),
    ]),
    ...templates.flatMap(({ rows: ran }, index) => [
      '',
      templates.length === 1 ? 'Templates' : `Templates ${index + 1}`,
      ...ran.map(({ where, mediaTypes, template }) =>
        wrapText(`${where}, ${mediaTypes.join(', ')}: ${template}`, width, '  ', '    '),
      ),
    ]),
    ...(settings.length === 0
      ? []
      : [
          '',
          'Settings',
          textTable(
            settings.map(({ of, setting, value }) => [of, setting, value]),
            tableWidth,
          ),
        ]),
    '',
    'URLs ({api} is the id of the API)',
    ...urls.map(({ url, note }) => `  ${url}\n    ${note}`),
    '',
  ].join('\n');
}

/** A table of the routes; what is the same for all of them stands once, above it. */
function routeLines(routes: readonly ExplainedRoute[], width: number): string[] {
  const columns = [
    routes.map(({ method }) => method),
    routes.map(({ path }) => path),
    routes.map(authorizationOf),
    routes.map(({ target }) => target),
    routes.map(({ outcomes }) => (outcomes === undefined ? '' : `outcomes ${outcomes}`)),
    routes.map(({ templates }) => (templates === undefined ? '' : `templates ${templates}`)),
  ];
  const isShared = (column: readonly string[], index: number): boolean =>
    index >= 2 && column.length > 1 && uniq(column).length === 1;
  const [shared, own] = partition(columns, (column) => isShared(column, columns.indexOf(column)));
  const common = shared.flatMap(([value = '']) => (value === '' ? [] : [value]));
  return [
    common.length === 0 ? 'Routes' : `Routes, all with ${common.join(', ')}`,
    textTable(
      zip(...own).map((row) => row.map((cell = '') => cell)),
      width,
    ),
  ];
}

/** `CUSTOM (OrdersAuthorizer)` */
export function authorizationOf({ authorization, authorizer }: ExplainedRoute): string {
  return authorizer === undefined ? authorization : `${authorization} (${authorizer})`;
}

function letter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}
