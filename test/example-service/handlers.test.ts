import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { handler as cancelOrder } from '../../example-service/handlers/cancel-order';
import { handler as createOrder } from '../../example-service/handlers/create-order';
import { handler as deliveryNote } from '../../example-service/handlers/delivery-note';
import { handler as getOrder } from '../../example-service/handlers/get-order';
import { handler as health } from '../../example-service/handlers/health';
import { handler as listOrders } from '../../example-service/handlers/list-orders';
import { handler as refundOrder } from '../../example-service/handlers/refund-order';

describe('the example service', () => {
  const orderId = (id: string) => ({ pathParameters: { orderId: id } });
  const posted = (body: string | null) => ({ body, requestContext: { path: '/dev/orders' } });

  it('answers the load balancer', async () => {
    expect(await health()).toEqual({ status: 'ok', service: 'orders' });
  });

  it('lists orders, all or those of one status', async () => {
    const ids = async (queryStringParameters: Record<string, string> | null) =>
      (await listOrders({ queryStringParameters })).orders.map(({ id }) => id);
    expect(await ids(null)).toEqual(['1001', '1002', '1003']);
    expect(await ids({ status: 'open' })).toEqual(['1002']);
  });

  it('returns an order as it is, and a 404 for one that is not there', async () => {
    expect(await getOrder(orderId('1002'))).toMatchObject({ id: '1002', status: 'open' });
    expect(await getOrder(orderId('9999'))).toEqual({
      httpStatus: 404,
      body: { message: 'There is no order 9999' },
    });
  });

  it('creates an order with its place in a header', async () => {
    expect(await createOrder(posted('{"lines":[{"sku":"BOLT-M8","quantity":2}]}'))).toMatchObject({
      httpStatus: 201,
      headers: { Location: '/dev/orders/1004' },
      body: { id: '1004', status: 'open', lines: [{ sku: 'BOLT-M8', quantity: 2 }] },
    });
  });

  it.each([null, '', '{', 'null', '[]', '{"lines":[]}', '{"lines":[{"sku":"BOLT-M8","quantity":0}]}'])(
    'refuses %j as an order',
    async (body) => {
      expect(await createOrder(posted(body))).toMatchObject({ httpStatus: 400 });
    },
  );

  it('cancels what has not left the warehouse', async () => {
    expect(await cancelOrder(orderId('1002'))).toEqual({ httpStatus: 204 });
    expect(await cancelOrder(orderId('9999'))).toMatchObject({ httpStatus: 404 });
    await expect(cancelOrder(orderId('1001'))).rejects.toThrow('{"httpStatus":409,');
  });

  it('writes a delivery note of an order', async () => {
    expect(await deliveryNote(orderId('1002'))).toMatchObject({ order: '1002', lines: [{}, {}] });
    expect(await deliveryNote(orderId('9999'))).toMatchObject({ httpStatus: 404 });
  });

  it('fails to refund with a message that callers must not see', async () => {
    await expect(refundOrder()).rejects.toThrow('ECONNREFUSED');
  });

  it('reports in Python', () => {
    const report = (proxy?: string): unknown => {
      const event = JSON.stringify({ pathParameters: proxy === undefined ? null : { proxy } });
      const code =
        'import json, sys, reports; print(json.dumps(reports.handler(json.loads(sys.argv[1]), None)))';
      const options = { cwd: join(__dirname, '../../example-service/handlers'), encoding: 'utf8' } as const;
      return JSON.parse(execFileSync('python3', ['-B', '-c', code, event], options));
    };
    expect(report()).toEqual({ reports: ['daily'] });
    expect(report('daily/2026-03-02')).toEqual({ day: '2026-03-02', parcels: 2 });
    expect(report('daily/1-2-3')).toMatchObject({ httpStatus: 400 });
    expect(report('weekly/10')).toMatchObject({ httpStatus: 404 });
  });
});
