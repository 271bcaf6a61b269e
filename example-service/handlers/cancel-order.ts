import type { APIGatewayProxyEvent } from 'aws-lambda';

import { findOrder } from '../orders';
import type { Result } from '../result';

export function handler(event: Pick<APIGatewayProxyEvent, 'pathParameters'>): Promise<Result> {
  return Promise.resolve(event.pathParameters?.['orderId'] ?? '').then(cancel);
}

function cancel(id: string): Result {
  const order = findOrder(id);
  if (order === undefined) return { httpStatus: 404, body: { message: `There is no order ${id}` } };
  if (order.status === 'shipped') {
    // Deep inside a service there is nobody to return to: an error whose message is such an object says the same.
    throw new Error(
      JSON.stringify({ httpStatus: 409, body: { message: `Order ${id} has left the warehouse` } }),
    );
  }
  return { httpStatus: 204 };
}
