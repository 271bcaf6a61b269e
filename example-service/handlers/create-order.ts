import type { APIGatewayProxyEvent } from 'aws-lambda';

import { placeOrder, type OrderLine } from '../orders';
import type { Result } from '../result';

export function handler(
  event: Pick<APIGatewayProxyEvent, 'body'> & { requestContext: { path: string } },
): Promise<Result> {
  const lines = readLines(event.body);
  if (lines === undefined) {
    return Promise.resolve({
      httpStatus: 400,
      body: { message: 'An order is {"lines":[{"sku":"BOLT-M8","quantity":200}]}' },
    });
  }
  const order = placeOrder(lines, new Date().toISOString().slice(0, 10));
  return Promise.resolve({
    httpStatus: 201,
    headers: { Location: `${event.requestContext.path}/${order.id}`, 'Cache-Control': 'no-store' },
    body: order,
  });
}

function readLines(body: string | null): OrderLine[] | undefined {
  try {
    const order = JSON.parse(body ?? '') as { lines?: unknown } | null;
    const lines = order?.lines;
    return Array.isArray(lines) && lines.length > 0 && lines.every(isOrderLine) ? lines : undefined;
  } catch {
    return undefined;
  }
}

function isOrderLine(value: unknown): value is OrderLine {
  const line = value as Partial<OrderLine> | null;
  return typeof line?.sku === 'string' && Number.isInteger(line.quantity) && Number(line.quantity) > 0;
}
