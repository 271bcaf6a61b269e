import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkoutDirectory } from '../support/checkout-directory';
import { exampleService } from '../support/example-service';
import { hosts } from '../support/hosts';
import { runHost, type HostRun } from '../support/run-host';
import { createServiceDirectory, removeServiceDirectory } from '../support/service-directory';

/** The example with a policy that lets everyone in: what the checks must find. */
const opened = {
  'serverless.ts': readFileSync(join(checkoutDirectory, 'serverless.ts'), 'utf8').replace(
    '  functions: {',
    `  resources: {
      extensions: {
        PrivateApiGatewayRestApi: {
          Properties: {
            Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
          },
        },
      },
    },
    functions: {`,
  ),
};

describe.each(hosts)('commands on $name', (host) => {
  let directory: string;

  beforeAll(() => {
    directory = createServiceDirectory(exampleService());
  });
  afterAll(() => removeServiceDirectory(directory));

  const run = (...args: string[]): Promise<HostRun> => runHost(host, directory, ['private-api', ...args]);

  it('check finds nothing in the example', async () => {
    expect(await run('check')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('no errors') as string,
    });
    const { stdout } = await run('check', '--json');
    expect(JSON.parse(stdout)).toEqual({ findings: [], suppressed: [] });
  });

  it('check ends with 1 where an outsider would get in', async () => {
    const open = createServiceDirectory(exampleService(opened));
    const { exitCode, stdout } = await runHost(host, open, ['private-api', 'check']);
    removeServiceDirectory(open);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('resource-policy-proof');
  });

  it('explain tells routes, callers, outcomes and URLs', async () => {
    const { exitCode, stdout } = await run('explain');
    expect(exitCode).toBe(0);
    for (const text of [
      'GET     /health',
      'through another endpoint        denied',
      'a time-out',
      'https://{api}-vpce-',
    ]) {
      expect(stdout).toContain(text);
    }
    expect(
      Math.max(...stdout.split('\n').map((line) => (/https:|LambdaFunction/.test(line) ? 0 : line.length))),
    ).toBeLessThan(81);
    const { stdout: json } = await run('explain', '--json');
    expect(JSON.parse(json)).toMatchObject({ logicalId: 'PrivateApiGatewayRestApi', isPrivate: true });
  });

  it('explain refuses a format that it does not know', async () => {
    const { exitCode, output } = await run('explain', '--format', 'html');
    expect(exitCode).toBe(1);
    expect(output).toContain('must be one of text, json, markdown, mermaid');
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });

  it('render shows what the client gets for a result and for an error', async () => {
    const route = ['render', '--json', '--route', 'GET /orders/7'];
    const { stdout } = await run(...route, '--result', '{"httpStatus":404,"body":{"a":1}}');
    expect(JSON.parse(stdout)).toMatchObject({ response: { status: 404, body: '{"a":1}' } });
    const { stdout: failed } = await run(...route, '--error', 'secret');
    expect(failed).not.toContain('"body": "secret"');
    expect(JSON.parse(failed)).toMatchObject({ response: { status: 500 } });
  });
});
