import type { Readable } from 'node:stream';

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
