import { GatewayFailure } from '../gateway-failure';
import type { MultiValueMap } from '../multi-value-map';
import type { EndpointType } from '../rest-api';

export interface Measured {
  readonly target: string;
  readonly headers: MultiValueMap;
  readonly body: Buffer;
  readonly endpointType: EndpointType;
}

const largestBody = 10 * 1024 * 1024;

/** docs.aws.amazon.com/apigateway/latest/developerguide/limits.html; the wording of the answers is not documented. */
export function checkRequestLimits({ target, headers, body, endpointType }: Measured): void {
  const isPrivate = endpointType === 'PRIVATE';
  const longestTarget = isPrivate ? 8192 : 10_240;
  if (Buffer.byteLength(target) > longestTarget) throw uriTooLong(`longer than ${longestTarget} bytes`);
  const largestHeaders = isPrivate ? 8000 : 10_240;
  let headerBytes = 0;
  for (const [name, values] of headers) {
    for (const value of values) headerBytes += name.length + value.length + 4;
  }
  if (headerBytes > largestHeaders) {
    throw tooLarge(
      431,
      'Request Header Fields Too Large',
      `the headers take ${headerBytes} of ${largestHeaders} bytes`,
    );
  }
  if (body.length > largestBody) {
    throw tooLarge(413, 'Request Too Long', `the body takes ${body.length} of ${largestBody} bytes`);
  }
}

const longestMethodArn = 1600;

/** An API with a resource policy or an authorizer takes method ARNs of up to 1600 bytes. */
export function checkMethodArn(arn: string): void {
  if (Buffer.byteLength(arn) > longestMethodArn)
    throw uriTooLong(`the method's ARN is longer than ${longestMethodArn} bytes`);
}

function uriTooLong(reason: string): GatewayFailure {
  return tooLarge(414, 'Request URI too long', reason);
}

function tooLarge(status: number, message: string, reason: string): GatewayFailure {
  return new GatewayFailure({
    type: 'REQUEST_TOO_LARGE',
    status,
    message,
    customizable: false,
    log: `${message}: ${reason}`,
  });
}
