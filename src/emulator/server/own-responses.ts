import { randomUUID } from 'node:crypto';
import { tooLargeMessages } from '../../api-gateway/limits';
import { extendedRequestId } from '../pipeline/request-ids';

/**
 * What the server answers by itself, before there is a request for the gateway. The 413 is API Gateway's and cannot be
 * customized (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html); where AWS does not
 * document a body, HTTP's own words stand for it.
 */
export const ownResponses = {
  400: { reason: 'Bad Request', type: 'BadRequestException', message: 'Bad Request' },
  405: { reason: 'Method Not Allowed', type: 'BadRequestException', message: 'Method Not Allowed' },
  408: { reason: 'Request Timeout', type: 'RequestTimeoutException', message: 'Request Timeout' },
  413: { reason: 'Payload Too Large', type: 'RequestTooLargeException', message: tooLargeMessages[413] },
  431: {
    reason: 'Request Header Fields Too Large',
    type: 'RequestTooLargeException',
    message: tooLargeMessages[431],
  },
  500: {
    reason: 'Internal Server Error',
    type: 'InternalServerErrorException',
    message: 'Internal server error',
  },
} as const;

export type OwnStatus = keyof typeof ownResponses;

export interface OwnResponse {
  readonly status: OwnStatus;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** The connection closes after it: what else the client sends is not read. */
export function ownResponse(status: OwnStatus): OwnResponse {
  const { type, message } = ownResponses[status];
  const body = Buffer.from(JSON.stringify({ message }));
  const requestId = randomUUID();
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
      Date: new Date().toUTCString(),
      'x-amzn-RequestId': requestId,
      'x-amz-apigw-id': extendedRequestId(requestId),
      'x-amzn-ErrorType': type,
      Connection: 'close',
    },
    body,
  };
}

/** The same for a connection whose request HTTP could not read. */
export function rawResponse(status: OwnStatus): string {
  const { headers, body } = ownResponse(status);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${ownResponses[status].reason}`, ...lines, '', body.toString()].join('\r\n');
}
