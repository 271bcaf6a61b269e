import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { HttpIntegrationCall, HttpIntegrationResult } from '../http-integration-call';

/** Sends an HTTP integration's call with Node.js's own client, which lets every header through and follows no redirect. */
export function sendWithNode({
  method,
  url,
  headers,
  body,
  signal,
}: HttpIntegrationCall): Promise<HttpIntegrationResult> {
  const target = new URL(url);
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = send(target, { method, headers, signal }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const received: Record<string, string[]> = {};
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
