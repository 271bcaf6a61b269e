/** Markdown as GitHub and GitLab read it, for the commands that write it. */
export const markdown = {
  table: (head: readonly string[], rows: readonly (readonly string[])[]): string => {
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  },

  // In a table a bar ends the cell even inside code.
  code: (text: string): string => `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``,

  escaped: (text: string): string => text.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replace(/\s+/g, ' '),
};
