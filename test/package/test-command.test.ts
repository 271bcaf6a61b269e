import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleService } from '../support/example-service';
import { hosts } from '../support/hosts';
import { connectionGuard } from '../support/no-connections';
import { runHost } from '../support/run-host';
import {
  createServiceDirectory,
  removeServiceDirectory,
  writeServiceFiles,
} from '../support/service-directory';

/** Two cases whose functions say nothing of themselves, and one that has no expectation yet. */
const stubbed = `
- name: passes
  request: { method: GET, path: /orders/7 }
  function: { result: { httpStatus: 404, body: none } }
  expect: { status: 404, body: none }
- name: fails
  request: { method: GET, path: /orders/7 }
  function: { result: {} }
  expect: { status: 201 }
`;

describe.each(hosts)('private-api test on $name', (host) => {
  let directory: string;
  beforeAll(() => {
    directory = createServiceDirectory(exampleService());
    writeServiceFiles(directory, { 'stubbed.yml': stubbed, 'empty.yml': '' });
  });
  afterAll(() => removeServiceDirectory(directory));

  const test = (...args: string[]) =>
    runHost(host, directory, ['private-api', 'test', ...args], connectionGuard(directory).environment);

  it("passes the example's cases, functions and all, and sends nothing beyond this machine", async () => {
    const { exitCode, stdout, output } = await test('--cases', 'example-service/cases.yml', '--verbose');
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
    expect(stdout).toContain('12 passed, 0 failed, 0 skipped on the emulator.');
    expect(connectionGuard(directory).attempts()).toEqual([]);
  });

  it('tells of a failure in a table, in JSON and in JUnit XML', async () => {
    const { exitCode, stdout } = await test('--cases', 'stubbed.yml', '--json', '--junit', 'reports/x.xml');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ runner: 'the emulator', passed: 1, failed: 1, skipped: 0 });
    const junit = readFileSync(join(directory, 'reports/x.xml'), 'utf8');
    expect(junit).toContain('<failure message="status: expected 201, got 200">');
  });

  it('refuses a file without cases before it packages anything', async () => {
    const { exitCode, output } = await test('--cases', 'empty.yml');
    expect(exitCode).toBe(1);
    expect(output).toContain('empty.yml has no cases');
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });

  it('records what came, and prints the cases for Hurl', async () => {
    const run = await test('--cases', 'stubbed.yml', '--record');
    expect({ ...run, output: run.exitCode === 0 ? '' : run.output }).toMatchObject({
      exitCode: 0,
      output: '',
    });
    expect(readFileSync(join(directory, 'stubbed.yml'), 'utf8')).toContain('status: 200');
    const { stdout } = await test('--cases', 'example-service/cases.yml', '--export', 'hurl');
    expect(stdout).toContain('GET {{url}}/orders/9999');
  });
});
