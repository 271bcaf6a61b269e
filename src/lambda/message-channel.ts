import type { Duplex } from 'node:stream';

const prefixBytes = 4;

/**
 * Calls back for each message of a stream. Each stands behind the length of its UTF-8 in bytes (4 bytes, the highest
 * first): events and results hold line breaks of every kind.
 */
export function readMessages(stream: Duplex, receive: (message: string) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  let wanted = prefixBytes;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < wanted) return;
    const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks, size);
    let at = 0;
    for (;;) {
      wanted = prefixBytes;
      if (size - at < wanted) break;
      wanted += bytes.readUInt32BE(at);
      if (size - at < wanted) break;
      receive(bytes.toString('utf8', at + prefixBytes, at + wanted));
      at += wanted;
    }
    size -= at;
    chunks = size === 0 ? [] : [bytes.subarray(at)];
  });
  // A process that dies closes its pipes with errors; its end is reported by its exit.
  stream.on('error', () => undefined);
}

export function sendMessage(stream: Duplex, message: string): void {
  if (!stream.writable) return;
  const length = Buffer.byteLength(message);
  const bytes = Buffer.allocUnsafe(prefixBytes + length);
  bytes.writeUInt32BE(length);
  bytes.write(message, prefixBytes);
  stream.write(bytes);
}

/** The first fields of a message, each before a tab, and what is left of it, which may hold tabs itself. */
export function fieldsOf(message: string, count: number): string[] {
  const fields: string[] = [];
  let from = 0;
  for (let field = 0; field < count; field += 1) {
    const tab = message.indexOf('\t', from);
    fields.push(message.slice(from, tab));
    from = tab + 1;
  }
  fields.push(message.slice(from));
  return fields;
}
