import type { IncomingMessage } from 'node:http';

/** API Gateway's limit on a request's payload (docs.aws.amazon.com/apigateway/latest/developerguide/limits.html). */
export const maximumBodyBytes = 10 * 1024 * 1024;

export type Body = { readonly read: Buffer | undefined } | { readonly failed: 'too large' | 'client left' };

/** Whether a request announces a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;
}

/** Reads a body up to the limit; what is beyond is not kept. */
export function readBody(request: IncomingMessage): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (body: Body): void => {
      request.removeAllListeners('data');
      resolve(body);
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maximumBodyBytes) {
        chunks.length = 0;
        finish({ failed: 'too large' });
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => finish({ read: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks) }));
    request.on('error', () => finish({ failed: 'client left' }));
    request.on('close', () => finish({ failed: 'client left' }));
  });
}
