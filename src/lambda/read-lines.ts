import type { Readable } from 'node:stream';

/** What is written without a line break is a line, too, once nothing has followed for so long. */
const restMs = 100;

/** Calls back for each line of a stream. */
export function readLines(stream: Readable, line: (text: string) => void): void {
  let rest = '';
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    const text = rest;
    rest = '';
    if (text !== '') line(text);
  };
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    clearTimeout(timer);
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const text = rest === '' ? chunk.slice(from, end) : rest + chunk.slice(from, end);
      rest = '';
      from = end + 1;
      line(text);
    }
    rest += chunk.slice(from);
    if (rest !== '') timer = setTimeout(end, restMs).unref();
  });
  stream.on('end', () => {
    clearTimeout(timer);
    end();
  });
  // A process that dies closes its pipes with errors; its end is reported by its exit.
  stream.on('error', () => undefined);
}
