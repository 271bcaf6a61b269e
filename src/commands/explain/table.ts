/** A table as lines: columns two spaces apart, the widest one shortened until the line fits. */
export function textTable(rows: readonly (readonly string[])[], width: number, indent = '  '): string {
  const columns = Math.max(...rows.map((row) => row.length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const room = width - indent.length - 2 * (columns - 1);
  while (widths.reduce((total, one) => total + one, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= 8) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return rows
    .map((row) =>
      (indent + row.map((cell, column) => shortened(cell, widths[column] ?? 0)).join('  ')).trimEnd(),
    )
    .join('\n');
}

/** Shortened in the middle, so that both ends of an id or a path stay readable. */
export function shortened(text: string, width: number): string {
  if (text.length <= width) return text.padEnd(width);
  const left = Math.ceil((width - 1) / 2);
  return `${text.slice(0, left)}…${text.slice(text.length - (width - 1 - left))}`;
}
