import type { APIGatewayProxyEvent } from 'aws-lambda';

import { allOrders, type Order } from '../orders';

export function handler(
  event: Pick<APIGatewayProxyEvent, 'queryStringParameters'>,
): Promise<{ orders: Order[] }> {
  const status = event.queryStringParameters?.['status'];
  return Promise.resolve({
    orders: allOrders().filter((order) => status === undefined || order.status === status),
  });
}
