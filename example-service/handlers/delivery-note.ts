import type { APIGatewayProxyEvent } from 'aws-lambda';

import { findOrder, type OrderLine } from '../orders';
import type { Result } from '../result';

interface DeliveryNote {
  readonly order: string;
  readonly lines: readonly OrderLine[];
}

/** For the warehouse, whose printers read XML: the route makes it, the function returns data. */
export function handler(event: Pick<APIGatewayProxyEvent, 'pathParameters'>): Promise<DeliveryNote | Result> {
  const id = event.pathParameters?.['orderId'] ?? '';
  const order = findOrder(id);
  return Promise.resolve(
    order
      ? { order: order.id, lines: order.lines }
      : { httpStatus: 404, body: { message: `There is no order ${id}` } },
  );
}
