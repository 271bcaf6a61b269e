import type { IncomingMessage } from 'node:http';
import { limits } from '../../api-gateway/limits';

export type Body = { readonly read: Buffer | undefined } | { readonly failed: 'too large' | 'client left' };

/** Whether a request announces a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;
}

/** Reads a body up to the limit; what is beyond is not kept. */
export function readBody(request: IncomingMessage): Promise<Body> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= limits.body) return;
      chunks = [];
      request.removeAllListeners('data');
      resolve({ failed: 'too large' });
    });
    request.on('end', () => resolve({ read: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks) }));
    // Comes last, also after an error.
    request.on('close', () => resolve({ failed: 'client left' }));
  });
}
