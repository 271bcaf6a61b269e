import http from 'node:http';
import https from 'node:https';
import { PrivateApiError } from '../errors';
import type { LambdaResult } from './invoke';

export interface EndpointCall {
  readonly functionName: string;
  readonly qualifier?: string;
  readonly invocationType: 'RequestResponse' | 'Event';
  readonly event: string;
}

export interface LambdaEndpoint {
  invoke(call: EndpointCall): Promise<LambdaResult>;
  close(): void;
}

/**
 * Calls functions through anything that speaks Lambda's Invoke API: serverless-offline, SAM, LocalStack, a container
 * (docs.aws.amazon.com/lambda/latest/api/API_Invoke.html).
 */
export function createLambdaEndpoint(url: string): LambdaEndpoint {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const client = base.protocol === 'https:' ? https : http;
  const agent = new client.Agent({ keepAlive: true });

  return {
    invoke: ({ functionName, qualifier, invocationType, event }) =>
      new Promise((resolve, reject) => {
        const target = new URL(`2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`, base);
        if (qualifier !== undefined) target.searchParams.set('Qualifier', qualifier);
        const refuse = (why: string, cause?: Error): void =>
          reject(new PrivateApiError('LAMBDA_ENDPOINT', `POST ${target.href}: ${why}`, { cause }));
        const request = client.request(
          target,
          {
            method: 'POST',
            agent,
            headers: {
              'Content-Type': 'application/json',
              'Content-Length': Buffer.byteLength(event),
              'X-Amz-Invocation-Type': invocationType,
            },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', (error) => refuse(error.message, error));
            response.on('end', () => {
              const payload = Buffer.concat(chunks).toString('utf8');
              const status = response.statusCode ?? 0;
              const failed = response.headers['x-amz-function-error'];
              if (status < 200 || status > 299) refuse(`${status} ${payload.slice(0, 500)}`);
              else if (failed === undefined) resolve({ payload });
              else resolve({ payload, functionError: failed === 'Handled' ? 'Handled' : 'Unhandled' });
            });
          },
        );
        request.on('error', (error) => refuse(error.message, error));
        request.end(event);
      }),
    close: () => agent.destroy(),
  };
}
