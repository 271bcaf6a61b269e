import type { Explanation } from '../../explain/explanation';
import { authorizationOf } from './explain-as-text';
import { markdown } from '../markdown';

const { code, escaped, table } = markdown;

/** For a pull request or a wiki. */
export function explainAsMarkdown(explanation: Explanation): string {
  const { name, logicalId, isPrivate, stages, routes, access, domains, outcomes, templates, settings, urls } =
    explanation;
  return [
    `# ${escaped(name)}`,
    '',
    `${code(logicalId)}: ${isPrivate ? 'private' : 'not private'}, stage ${stages.map(code).join(', ') || 'none'}.`,
    '',
    '## Routes',
    '',
    table(
      ['Method', 'Path', 'Authorization', 'Function', 'Outcomes', 'Templates'],
      routes.map((route) => [
        code(route.method),
        code(route.path),
        code(authorizationOf(route)),
        code(route.target),
        String(route.outcomes ?? ''),
        String(route.templates ?? ''),
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
    ...domains.flatMap(({ name: domain, words }) => [
      `By ${code(domain)}, and only whom both let in:`,
      '',
      ...words.map((sentence) => `- ${escaped(sentence)}`),
      '',
    ]),
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
    '## Templates',
    ...templates.flatMap(({ rows }, index) => [
      '',
      ...(templates.length === 1 ? [] : [`### ${index + 1}`, '']),
      table(
        ['Where', 'Media types', 'Template'],
        rows.map(({ where, mediaTypes, template }) => [
          where,
          mediaTypes.map(code).join(', '),
          escaped(template),
        ]),
      ),
    ]),
    ...(settings.length === 0
      ? []
      : [
          '',
          '## Settings',
          '',
          table(
            ['Of', 'Setting', 'Value'],
            settings.map(({ of, setting, value }) => [of, setting, value].map(escaped)),
          ),
        ]),
    '',
    '## URLs',
    '',
    ...urls.map(({ url, note }) => `- ${code(url)}: ${escaped(note)}`),
    '',
  ].join('\n');
}
