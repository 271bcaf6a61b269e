/** Stands in for the team's table: the same orders in every function, nothing is kept between two functions. */
export interface Order {
  readonly id: string;
  readonly status: 'open' | 'shipped' | 'cancelled';
  readonly placedOn: string;
  readonly lines: readonly OrderLine[];
}

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
}

const orders = new Map<string, Order>(
  [
    { id: '1001', status: 'shipped', placedOn: '2026-03-02', lines: [{ sku: 'BOLT-M8', quantity: 200 }] },
    {
      id: '1002',
      status: 'open',
      placedOn: '2026-03-02',
      lines: [
        { sku: 'NUT-M8', quantity: 200 },
        { sku: 'WASHER-M8', quantity: 400 },
      ],
    },
    { id: '1003', status: 'cancelled', placedOn: '2026-03-04', lines: [{ sku: 'BOLT-M10', quantity: 50 }] },
  ].map((order) => [order.id, order as Order]),
);

export const allOrders = (): Order[] => [...orders.values()];

export const findOrder = (id: string): Order | undefined => orders.get(id);

export function placeOrder(lines: readonly OrderLine[], placedOn: string): Order {
  const order: Order = { id: String(1001 + orders.size), status: 'open', placedOn, lines };
  orders.set(order.id, order);
  return order;
}
