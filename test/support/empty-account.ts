import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EmptyAccount {
  /** What a host needs in its environment to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was asked of it since it started: method and `Action`, or path. */
  requests(): readonly string[];
  stop(): void;
}

/** An AWS account without stacks: what serverless-plugin-split-stacks asks before it splits a service. */
export async function startEmptyAccount(): Promise<EmptyAccount> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests.push(
        `${request.method ?? ''} ${new URLSearchParams(body).get('Action') ?? request.url ?? ''}`,
      );
      response.writeHead(400, { 'content-type': 'text/xml' }).end(noSuchStack);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    requests: () => requests,
    stop: () => void server.close(),
  };
}

const noSuchStack =
  '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>' +
  '<Message>Stack with id warehouse-dev does not exist</Message></Error></ErrorResponse>';
