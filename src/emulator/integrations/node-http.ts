import type { HttpIntegrationCall, HttpIntegrationResult } from '../http-integration-call';

/** Sends an HTTP integration's call with Node.js's own client, which lets every header through and follows no redirect. */
export async function sendWithNode(call: HttpIntegrationCall): Promise<HttpIntegrationResult> {
  const { method, url, headers, body, signal } = call;
  const target = new URL(url);
  // Loaded when an API has such an integration: most have none, and TLS takes its time.
  const { request } = target.protocol === 'https:' ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const outgoing = request(target, { method, headers, signal }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const received = Object.create(null) as Record<string, string[]>;
        for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
          const name = incoming.rawHeaders[index] ?? '';
          (received[name] ??= []).push(incoming.rawHeaders[index + 1] ?? '');
        }
        resolve({ status: incoming.statusCode ?? 502, headers: received, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
