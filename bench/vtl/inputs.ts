import type { OracleInput } from '../../test/oracle/velocity-oracle';

/** An order with about that many bytes, in at most 200 lines. */
function order(bytes: number): object {
  const text = 'A thing "in" a box, of 10 × 20 cm. ';
  const lines = Math.min(200, Math.floor(bytes / 120));
  const repeats = lines === 0 ? 0 : Math.max(1, Math.round((bytes / lines - 70) / text.length));
  return {
    id: 7,
    customer: 'Ada',
    paid: true,
    lines: Array.from({ length: lines }, (_, i) => ({
      sku: `A-${1_000_000 + i}`,
      quantity: 3,
      price: 12.5,
      text: text.repeat(repeats),
    })),
  };
}

/** A request as a private API sees it, or what a function returned. */
export function benchInput(body: 'request' | 'result', bytes: number): OracleInput & { body: string } {
  return {
    body: JSON.stringify(
      body === 'request'
        ? order(bytes)
        : { httpStatus: 201, headers: { Location: '/orders/7' }, body: order(bytes) },
    ),
    params: {
      path: { id: '7' },
      querystring: { page: '2', sort: 'price' },
      header: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Host: 'abc123-vpce-0123456789abcdef0.execute-api.eu-central-1.amazonaws.com',
        'User-Agent': 'curl/8.5.0',
        'X-Forwarded-For': '10.0.1.17',
        'X-Forwarded-Proto': 'https',
      },
    },
    context: {
      accountId: '123456789012',
      apiId: 'abc123',
      httpMethod: 'POST',
      identity: {
        sourceIp: '10.0.1.17',
        userAgent: 'curl/8.5.0',
        vpcId: 'vpc-1',
        vpceId: 'vpce-0123456789abcdef0',
      },
      path: '/dev/orders/7',
      protocol: 'HTTP/1.1',
      requestId: '11111111-2222-3333-4444-555555555555',
      requestTime: '01/Jan/2026:00:00:00 +0000',
      requestTimeEpoch: 1767225600,
      resourcePath: '/orders/{id}',
      stage: 'dev',
    },
    stageVariables: { version: 'one' },
  };
}
