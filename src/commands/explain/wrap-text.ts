/** Breaks a text at spaces so that no line is wider, if its words allow. */
export function wrapText(text: string, width: number, indent = '', hanging = indent): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const start = lines.length === 0 ? indent : hanging;
    if (line === '') line = start + word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = hanging + word;
    }
  }
  if (line !== '') lines.push(line);
  return lines.join('\n');
}
