import { createEmulator, type EmulatorRequest } from '../../../src/emulator';
import { refusalReason } from '../../../src/emulator/server/refusal-reason';
import { aService } from '../../config/service';
import { synthesizedTemplate } from '../../support/synthesized-template';

const { template } = synthesizedTemplate(
  aService({
    privateApi: { vpcEndpointIds: ['vpce-0123456789abcdef0'], stage: 'dev' },
    functions: { api: { events: [{ privateApi: 'GET /a' }, { privateApi: 'POST /a' }] } },
  }),
);
const emulator = createEmulator(template, { invoke: () => Promise.resolve({ payload: '{}' }) });

it.each<[string, EmulatorRequest, string | undefined]>([
  ['an answer of the function', { method: 'GET', path: '/dev/a' }, undefined],
  ['a forgotten stage', { method: 'GET', path: '/a' }, 'No stage "a": paths start with /dev'],
  ['a path that is no route', { method: 'GET', path: '/dev/b' }, 'No route for GET /b'],
  [
    'a media type',
    { method: 'POST', path: '/dev/a', headers: { 'Content-Type': 'text/csv' }, body: 'a' },
    'No template for text/csv, and passthrough behavior NEVER',
  ],
  [
    'a caller from outside',
    { method: 'GET', path: '/dev/a', source: { sourceIp: '203.0.113.9' } },
    'Statement[1] ("DenyOutsideVpcEndpoints") of the resource policy denies it (no VPC endpoint)',
  ],
  [
    'another endpoint',
    { method: 'GET', path: '/dev/a', source: { vpcEndpointId: 'vpce-00000000', vpcId: 'vpc-1' } },
    'Statement[1] ("DenyOutsideVpcEndpoints") of the resource policy denies it (endpoint vpce-00000000, vpc-1, address 10.0.0.1)',
  ],
])('%s', async (_, request, reason) => {
  const { trace } = await emulator.handle(request);
  expect(refusalReason(trace)).toBe(reason);
});
