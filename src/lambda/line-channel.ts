import type { Duplex, Readable } from 'node:stream';

/** Calls back for each line of a stream; the last one may lack its line break. */
export function readLines(stream: Readable, line: (text: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const text = rest === '' ? chunk.slice(from, end) : rest + chunk.slice(from, end);
      rest = '';
      from = end + 1;
      line(text);
    }
    rest += chunk.slice(from);
  });
  stream.on('end', () => {
    if (rest !== '') line(rest);
    rest = '';
  });
  // A process that dies closes its pipes with errors; its end is reported by its exit.
  stream.on('error', () => undefined);
}

/** Collects the lines of one turn of the event loop into one write. */
export function lineWriter(stream: Duplex | NodeJS.WritableStream): (line: string) => void {
  let pending = '';
  const flush = (): void => {
    const text = pending;
    pending = '';
    if (stream.writable) stream.write(text);
  };
  stream.on('error', () => undefined);
  return (line) => {
    if (pending === '') setImmediate(flush);
    pending += `${line}\n`;
  };
}

/** The first fields of a line, each before a tab, and what is left of it, which may hold tabs itself. */
export function fieldsOf(line: string, count: number): string[] {
  const fields: string[] = [];
  let from = 0;
  for (let field = 0; field < count; field += 1) {
    const tab = line.indexOf('\t', from);
    fields.push(line.slice(from, tab));
    from = tab + 1;
  }
  fields.push(line.slice(from));
  return fields;
}
