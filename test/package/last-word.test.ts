import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { deploymentId } from '../support/our-part';
import { packageDirectory, packageService } from '../support/package-service';
import { createServiceDirectory, removeServiceDirectory, type Service } from '../support/service-directory';
import { startEmptyAccount, type EmptyAccount } from '../support/empty-account';
import { runHost } from '../support/run-host';

const openPolicy = `{
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
}`;
const inMemory = (change: string) => `
  const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
  ${change}`;
const inFile = (name: string, change: string) => `
  const fs = require('fs');
  const file = require('path').join(serverless.serviceDir, process.env.PACKAGED || '.serverless', '${name}');
  const written = JSON.parse(fs.readFileSync(file, 'utf8'));
  const { Resources } = (written.service || { provider: { compiledCloudFormationTemplate: written } }).provider
    .compiledCloudFormationTemplate;
  ${change}
  fs.writeFileSync(file, JSON.stringify(written));`;

/** The fixture with a plugin that is loaded behind ours and changes the template in a hook. */
const changedBy = (hook: string, body: string): Service => {
  const service = fixtureService({ plugins: ['serverless-private-api', './late-plugin'] });
  const plugin = `module.exports = class { constructor(serverless) { this.hooks = { '${hook}': () => {${body}} }; } };`;
  return { ...service, files: { ...service.files, 'late-plugin.js': plugin } };
};

const opened = `Resources.PrivateApiGatewayRestApi.Properties.Policy = ${openPolicy};`;
const template = 'cloudformation-template-update-stack.json';
const afterWrite = 'after:aws:package:finalize:saveServiceState';
const moments: [name: string, hook: string, body: string][] = [
  ['in our hook', 'after:aws:package:finalize:mergeCustomProviderResources', inMemory(opened)],
  ['right before the host writes', 'before:aws:package:finalize:saveServiceState', inMemory(opened)],
  ['in the written template', afterWrite, inFile(template, opened)],
  ['in the written state', afterWrite, inFile('serverless-state.json', opened)],
];

describe.each(hosts)('a plugin behind ours, packaged by $name', (host) => {
  // The hooks are every host's: one host shows each moment, the others one of them.
  it.each(host === hosts[0] ? moments : moments.slice(1, 2))(
    'does not open the API %s',
    async (_, hook, body) => {
      const { exitCode, output, templateText } = await packageService(host, changedBy(hook, body));
      expect(exitCode).not.toBe(0);
      expect(output).toContain('resource-policy-proof');
      expect(output).not.toMatch(/^ +at /m);
      expect(templateText).toBeUndefined();
    },
  );

  it('makes a new deployment with what it changes', async () => {
    const before = (await packageService(host, fixtureService())).template;
    const change = `Resources.PrivateApiGatewayMethodStockGet.Properties.OperationName = 'ListStock';`;
    const hook = 'before:aws:package:finalize:saveServiceState';
    const { template: after } = await packageService(host, changedBy(hook, inMemory(change)));
    expect(deploymentId(after)).not.toBe(deploymentId(before));

    const late = await packageService(host, changedBy(afterWrite, inFile(template, change)));
    expect(late.exitCode).not.toBe(0);
    expect(late.output).toContain('another plugin has changed the template');
    expect(late.templateText).toBeUndefined();
  });
});

describe.each(hosts)('deploy of a package, by $name', (host) => {
  let account: EmptyAccount;
  beforeAll(async () => {
    account = await startEmptyAccount();
  });
  afterAll(() => account.stop());

  it('proves it again before anything is sent', async () => {
    const directory = createServiceDirectory(fixtureService());
    try {
      const { exitCode } = await packageDirectory(host, directory, { args: ['--package', 'packaged'] });
      expect(exitCode).toBe(0);
      const state = join(directory, 'packaged/serverless-state.json');
      const written = JSON.parse(readFileSync(state, 'utf8')) as StateFile;
      const { Properties } =
        written.service.provider.compiledCloudFormationTemplate.Resources.PrivateApiGatewayRestApi;
      Properties.Policy.Statement = [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }];
      writeFileSync(state, JSON.stringify(written));

      const args = ['deploy', '--package', 'packaged'];
      const { exitCode: deployed, output } = await runHost(host, directory, args, account.environment);
      expect(deployed).not.toBe(0);
      expect(output).toContain('resource-policy-proof');
      // osls 4 asks for the account's id in the meantime.
      expect(account.requests().filter((request) => request !== 'POST GetCallerIdentity')).toEqual([]);
      expect(existsSync(state)).toBe(true);
    } finally {
      removeServiceDirectory(directory);
    }
  });
});

interface StateFile {
  readonly service: {
    readonly provider: {
      readonly compiledCloudFormationTemplate: {
        readonly Resources: Record<
          'PrivateApiGatewayRestApi',
          { Properties: { Policy: { Statement: unknown } } }
        >;
      };
    };
  };
}
