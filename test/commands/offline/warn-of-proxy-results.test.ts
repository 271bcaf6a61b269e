import { warnOfProxyResults } from '../../../src/commands/offline/warn-of-proxy-results';
import { createEmulator } from '../../../src/emulator';
import { aService } from '../../config/service';
import { synthesizedTemplate } from '../../support/synthesized-template';

/** What the terminal says when the function of the API returns this, twice. */
async function warningsFor(result: unknown, response: object = {}): Promise<string[]> {
  const privateApi = { vpcEndpointIds: ['vpce-0123456789abcdef0'], response };
  const { template } = synthesizedTemplate(aService({ privateApi }));
  const warnings: string[] = [];
  const emulator = createEmulator(template, {
    invoke: () => Promise.resolve({ payload: JSON.stringify(result) }),
  });
  const look = warnOfProxyResults((message) => warnings.push(message));
  for (const path of ['/dev/a', '/dev/b']) {
    const answer = await emulator.handle({ method: 'GET', path, headers: {} });
    expect(answer.status).toBe(200);
    look(answer);
  }
  return warnings;
}

test('a result in the shape of a proxy integration is named once', async () => {
  expect(await warningsFor({ statusCode: 200, body: 'x' })).toEqual([
    expect.stringContaining("Set response.result: 'proxy', or return httpStatus."),
  ]);
});

test.each([
  ['a result without a status', { body: 'x' }, {}],
  ['a result with httpStatus', { httpStatus: 200, statusCode: 200, body: 'x' }, {}],
  ['a route that reads the shape', { statusCode: 200, body: 'x' }, { result: 'proxy' }],
  ['a text', 'statusCode', {}],
  ['a text that holds the word', { text: '"statusCode"', statusCode: 'none' }, {}],
])('%s is not', async (_, result, response) => {
  expect(await warningsFor(result, response)).toEqual([]);
});
