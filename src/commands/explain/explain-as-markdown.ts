import type { Explanation } from '../../explain/explanation';

/** For a pull request or a wiki. */
export function explainAsMarkdown(explanation: Explanation): string {
  const { name, logicalId, isPrivate, stages, routes, access, outcomes, urls } = explanation;
  return [
    `# ${escaped(name)}`,
    '',
    `${code(logicalId)}: ${isPrivate ? 'private' : 'not private'}, stage ${stages.map(code).join(', ') || 'none'}.`,
    '',
    '## Routes',
    '',
    table(
      ['Method', 'Path', 'Authorization', 'Function', 'Outcomes'],
      routes.map((route) => [
        code(route.method),
        code(route.path),
        code(route.authorization),
        code(route.target),
        route.outcomes === undefined ? '' : String(route.outcomes),
      ]),
    ),
    '',
    '## Who may call',
    '',
    ...access.words.map((words) => `- ${escaped(words)}`),
    '',
    table(
      ['', ...access.matrix.columns.map(escaped)],
      access.matrix.rows.map(({ label, cells }) => [escaped(label), ...cells.map(({ verdict }) => verdict)]),
    ),
    '',
    '## Outcomes',
    ...outcomes.flatMap(({ rows }, index) => [
      '',
      ...(outcomes.length === 1 ? [] : [`### ${index + 1}`, '']),
      table(
        ['Status', 'When'],
        rows.map(({ when, status }) => [escaped(status), escaped(when)]),
      ),
    ]),
    '',
    '## URLs',
    '',
    ...urls.map(({ url, note }) => `- ${code(url)}: ${escaped(note)}`),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  // In a table a bar ends the cell even inside code.
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
}
