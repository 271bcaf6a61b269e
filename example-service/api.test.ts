/** The example through its whole API: `npx jest --config test/package/jest.config.mjs example-service` */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createEmulator,
  type CloudFormationTemplate,
  type Emulator,
  type LambdaResult,
} from 'serverless-private-api/emulator';

import { handler as cancelOrder } from './handlers/cancel-order';
import { handler as deliveryNote } from './handlers/delivery-note';
import { handler as getOrder } from './handlers/get-order';
import { handler as refundOrder } from './handlers/refund-order';

type Handler = (event: never) => Promise<unknown>;

/** Logical id in the template → handler. */
const handlers: Record<string, Handler> = {
  CancelOrderLambdaFunction: cancelOrder,
  DeliveryNoteLambdaFunction: deliveryNote,
  GetOrderLambdaFunction: getOrder,
  RefundOrderLambdaFunction: refundOrder,
};

/** What Lambda makes of a handler: its result as JSON, or its error. */
async function run(handler: Handler, event: unknown): Promise<LambdaResult> {
  try {
    return { payload: JSON.stringify((await handler(event as never)) ?? null) };
  } catch (error) {
    const { name, message, stack = '' } = error as Error;
    return {
      functionError: 'Unhandled',
      payload: JSON.stringify({ errorType: name, errorMessage: message, trace: stack.split('\n') }),
    };
  }
}

let packaged: string;
let api: Emulator;

beforeAll(() => {
  const root = join(__dirname, '..');
  packaged = mkdtempSync(join(tmpdir(), 'orders-'));
  const serverless = join(root, 'node_modules/serverless/bin/serverless.js');
  execFileSync(process.execPath, [serverless, 'package', '--package', packaged], {
    cwd: root,
    stdio: 'pipe',
  });
  const template = JSON.parse(
    readFileSync(join(packaged, 'cloudformation-template-update-stack.json'), 'utf8'),
  ) as CloudFormationTemplate;
  api = createEmulator(template, {
    region: 'eu-central-1',
    invoke: ({ logicalId = '', functionArn }, event) => {
      const handler = handlers[logicalId];
      if (handler === undefined) throw new Error(`No handler for ${functionArn}`);
      return run(handler, event);
    },
  });
});

afterAll(() => rmSync(packaged, { recursive: true, force: true }));

test.each([
  ['GET', '/dev/orders/1002', 200, '"status":"open"'],
  ['GET', '/dev/orders/9999', 404, '{"message":"There is no order 9999"}'],
  ['DELETE', '/dev/orders/1002', 204, ''],
  ['DELETE', '/dev/orders/1001', 409, 'has left the warehouse'],
  ['POST', '/dev/orders/1001/refund', 500, '{"message":"Internal server error","requestId":'],
  ['GET', '/dev/orders/1001/delivery-note', 200, '<deliveryNote><order>1001</order>'],
])('%s %s is answered with %d', async (method, path, status, text) => {
  const response = await api.handle({ method, path, headers: {} });
  expect(response.status).toBe(status);
  expect(response.body.toString()).toContain(text);
});

test('nobody calls from outside the VPC endpoints', async () => {
  const source = { sourceIp: '203.0.113.7' };
  const response = await api.handle({ method: 'GET', path: '/dev/orders/1002', headers: {}, source });
  expect(response.status).toBe(403);
});
