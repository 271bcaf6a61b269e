import type { APIGatewayProxyEvent } from 'aws-lambda';

import { findOrder, type Order } from '../orders';
import type { Result } from '../result';

export function handler(event: Pick<APIGatewayProxyEvent, 'pathParameters'>): Promise<Order | Result> {
  const id = event.pathParameters?.['orderId'] ?? '';
  return Promise.resolve(findOrder(id) ?? { httpStatus: 404, body: { message: `There is no order ${id}` } });
}
