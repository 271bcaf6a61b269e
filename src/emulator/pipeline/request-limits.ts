import { limits, requestLimits, tooLargeMessages } from '../../api-gateway/limits';
import { GatewayFailure } from '../gateway-failure';
import type { MultiValueMap } from '../multi-value-map';
import type { EndpointType } from '../gateway-api';

export interface Measured {
  readonly target: string;
  readonly headers: MultiValueMap;
  readonly body: Buffer;
  readonly endpointType: EndpointType;
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/limits.html; the wording of the answers is not documented. */
export function checkRequestLimits({ target, headers, body, endpointType }: Measured): void {
  const limit = requestLimits(endpointType === 'PRIVATE');
  if (Buffer.byteLength(target) > limit.url) throw tooLarge(414, `longer than ${limit.url} bytes`);
  let headerBytes = 0;
  for (const [name, values] of headers) {
    for (const value of values) headerBytes += name.length + value.length + 4;
  }
  if (headerBytes > limit.headers)
    throw tooLarge(431, `the headers take ${headerBytes} of ${limit.headers} bytes`);
  if (body.length > limits.body) throw tooLarge(413, `the body takes ${body.length} of ${limits.body} bytes`);
}

/** An API with a resource policy or an authorizer takes method ARNs of up to 1600 bytes. */
export function checkMethodArn(arn: string): void {
  if (Buffer.byteLength(arn) > limits.methodArn)
    throw tooLarge(414, `the method's ARN is longer than ${limits.methodArn} bytes`);
}

function tooLarge(status: keyof typeof tooLargeMessages, reason: string): GatewayFailure {
  const message = tooLargeMessages[status];
  return new GatewayFailure({
    type: 'REQUEST_TOO_LARGE',
    status,
    message,
    customizable: false,
    log: `${message}: ${reason}`,
  });
}
