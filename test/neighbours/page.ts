import type { Row } from './compare';

export function table(rows: readonly Row[]): string {
  return rows
    .map(
      ({ plugin, host, order, ours, theirs, findings }) =>
        `| ${[plugin, host, order, ours, theirs, findings].join(' | ')} |`,
    )
    .join('\n');
}

const headed = (names: string, rows: readonly Row[]): string =>
  `\n\n${names}\n${names.replace(/[^|]+/g, ' --- ')}\n${table(rows)}\n\n`;

/** The page with its tables anew: the plugins, and our own service on each host by each Node.js. */
export function page(before: string, beside: readonly Row[], alone: readonly Row[]): string {
  const names = '| plugin | host | order | ours | theirs | findings |';
  const tables = headed(names, [...beside, ...alone]);
  return before.replace(/(?<=<!-- neighbours -->)[^]*(?=<!-- end of neighbours -->)/, () => tables);
}
