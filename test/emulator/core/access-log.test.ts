import { createEmulator, type EmulatorRequest } from '../../../src/emulator';
import { aService } from '../../config/service';
import { synthesizedTemplate } from '../../support/synthesized-template';

/** The line of the access log for a request to `GET /orders/{id}`. */
async function lineOf(format: unknown, request: Partial<EmulatorRequest> = {}): Promise<string | undefined> {
  const { template } = synthesizedTemplate(
    aService({
      privateApi: {
        vpcEndpointIds: ['vpce-0123456789abcdef0'],
        ...(format !== undefined && { logs: { access: format === true ? true : { format } } }),
      },
      functions: { api: { events: [{ privateApi: 'GET /orders/{id}' }] } },
    }),
  );
  const emulator = createEmulator(template, {
    invoke: () => Promise.resolve({ payload: '{"a":1}' }),
    requestId: 'b2c4',
  });
  const { trace } = await emulator.handle({ method: 'GET', path: '/dev/orders/7', ...request });
  const entries = trace.flatMap((entry) => (entry.stage === 'access log' ? [entry.line] : []));
  expect(entries.length).toBeLessThan(2);
  return entries[0];
}

test('a stage without an access log writes none', async () => {
  expect(await lineOf(undefined)).toBeUndefined();
});

test('the default line is JSON that says who called what, and what came of it', async () => {
  const line = JSON.parse((await lineOf(true)) ?? '') as Record<string, string>;
  expect(line).toMatchObject({
    requestId: 'b2c4',
    vpcEndpointId: 'vpce-0123456789abcdef0',
    method: 'GET',
    route: '/orders/{id}',
    path: '/dev/orders/7',
    status: '200',
    responseLength: '7',
    integrationStatus: '200',
    principal: '-',
    errorType: '-',
  });
  expect(Number(line['responseLatency'])).toBeGreaterThanOrEqual(0);
});

test.each([
  [
    '$context.requestId $context.httpMethod $context.resourcePath $context.status',
    'b2c4 GET /orders/{id} 200',
  ],
  ['$context.requestId "$context.error.messageString" $context.no.such', 'b2c4 "-" -'],
  // A map has no value, and what follows a name is text.
  ['$context.requestId, $context.identity. $stageVariables.a', 'b2c4, -. $stageVariables.a'],
])('%s', async (format, line) => {
  expect(await lineOf(format)).toBe(line);
});

test.each<[string, Partial<EmulatorRequest>, string]>([
  [
    'an unknown route',
    { path: '/dev/none' },
    '403 MISSING_AUTHENTICATION_TOKEN - Missing Authentication Token',
  ],
  [
    'a caller from outside',
    { source: { sourceIp: '203.0.113.7' } },
    '403 ACCESS_DENIED /orders/{id} User: anonymous',
  ],
  [
    'a body of another type',
    { headers: { 'Content-Type': 'image/png' }, body: 'x' },
    '415 UNSUPPORTED_MEDIA_TYPE /orders/{id} ',
  ],
])('of %s says why', async (_, request, beginning) => {
  const format =
    '$context.status $context.error.responseType $context.resourcePath $context.error.message $context.requestId';
  expect(await lineOf(format, request)).toContain(beginning);
});
