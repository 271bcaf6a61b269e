import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import yargs from 'yargs';

import { checkoutDirectory } from '../support/checkout-directory';
import { fixtureService } from '../support/fixture-service';
import { createServiceDirectory, removeServiceDirectory } from '../support/service-directory';
import type * as OfflineOptionsModule from '../../src/commands/offline/offline-options';
import type * as RenderOptionsModule from '../../src/commands/render/render-options';
import type * as FunctionsModule from '../../src/framework/functions';
import type { Host, HostUtilities } from '../../src/framework/host';
import type { ServerlessPrivateApi } from '../../src/plugin';

/** serverless 4 installs itself from elsewhere: its published rules are replayed on the module as it is packed. */
const packed = (path: string): unknown =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the folder is known when the tests run
  require(join(process.env['PRIVATE_API_PACKAGE'] ?? checkoutDirectory, 'dist', path));

const offlineOptions = () => packed('commands/offline/offline-options') as typeof OfflineOptionsModule;
const renderOptions = () => packed('commands/render/render-options') as typeof RenderOptionsModule;
const functions = () => packed('framework/functions') as typeof FunctionsModule;

/** Its command line knows no types: texts stay texts, `--no-x` is `x: false`, what stands once is no list. */
const options = (...args: string[]): Record<string, unknown> =>
  yargs(args)
    .parserConfiguration({ 'parse-numbers': false, 'camel-case-expansion': false })
    .array('param')
    .version(false)
    .help(false)
    .parseSync();

describe('options of serverless 4', () => {
  it.each([[['--no-watch']], [['--watch', 'false']], [['--watch=false']]])(
    'watch nothing with %j',
    (args) => {
      expect(offlineOptions().parseOfflineOptions(options(...args)).watch).toBe(false);
    },
  );

  it('watch unless told otherwise, and take nothing else for an answer', () => {
    const { parseOfflineOptions } = offlineOptions();
    expect(parseOfflineOptions(options()).watch).toBe(true);
    expect(parseOfflineOptions(options('--watch', 'true')).watch).toBe(true);
    expect(() => parseOfflineOptions(options('--watch', 'no'))).toThrow(/--watch "no"/);
  });

  it('may stand once where they may stand several times', () => {
    const { parseOfflineOptions } = offlineOptions();
    expect(parseOfflineOptions(options('--env', 'A=1')).variables.all).toEqual({ A: '1' });
    expect(parseOfflineOptions(options('--env', 'A=1', '--env', 'B=2')).variables.all).toEqual({
      A: '1',
      B: '2',
    });
    const { parseRenderOptions } = renderOptions();
    const once = parseRenderOptions(options('--route', 'GET /a', '--header', 'X: 1'), () => '');
    expect(once.request.headers).toEqual({ X: ['1'] });
  });

  it('are texts where they look like numbers', () => {
    const parsed = offlineOptions().parseOfflineOptions(options('--port', '3000', '--vpce', 'none'));
    expect(parsed).toMatchObject({ port: 3000, caller: { vpce: 'none' } });
  });
});

it('the bundler of serverless 4 moves the service: what it did not build runs from where it stands', async () => {
  const directory = createServiceDirectory(fixtureService());
  try {
    const build = join(directory, '.serverless/build');
    mkdirSync(build, { recursive: true });
    writeFileSync(join(build, 'built.js'), 'exports.handler = async () => 1;');
    const host: { serviceDir: string } = { serviceDir: directory };
    const bundler = {
      hooks: {
        'before:package:createDeploymentArtifacts': () => undefined,
        'before:offline:start': () => {
          host.serviceDir = build;
        },
      },
    };
    Object.assign(host, {
      pluginManager: { plugins: [bundler] },
      service: { functions: { built: { handler: 'built.handler' }, stock: { handler: 'api.stock' } } },
      getProvider: () => ({ naming: { getLambdaLogicalId: (name: string) => name } }),
    });
    expect(await functions().buildFunctions(host as unknown as Host)).toEqual({ built: build });
  } finally {
    removeServiceDirectory(directory);
  }
});

describe('errors', () => {
  /** As serverless 4 has it: it prints the stack of what has one. */
  class HostError extends Error {
    constructor(
      message: string,
      readonly code: string,
    ) {
      super(message);
    }
  }
  const plugin = (host: object): ServerlessPrivateApi => {
    const Plugin = packed('index.js') as new (
      ...args: [Host, unknown, HostUtilities]
    ) => ServerlessPrivateApi;
    const base = {
      version: '4.43.0',
      classes: { Error: HostError },
      service: { service: 'warehouse', provider: { name: 'aws' }, functions: {} },
      configurationInput: { privateApi: { vpcEndpointIds: ['vpc-0123456789abcdef0'] } },
      configSchemaHandler: { defineTopLevelProperty: () => undefined, defineFunctionEvent: () => undefined },
      getProvider: () => ({ getStage: () => 'dev' }),
    };
    return new Plugin({ ...base, ...host } as unknown as Host, {}, {} as HostUtilities);
  };

  it('of ours have no stack for serverless 4 to print', async () => {
    const failed = plugin({}).hooks['before:package:initialize']?.();
    await expect(failed).rejects.toMatchObject({
      message: expect.stringContaining('vpc-') as string,
      stack: '',
    });
    await expect(failed).rejects.toBeInstanceOf(HostError);
  });

  it.each(['1.83.3', '2.72.4'])('of serverless %s say which version is needed', (version) => {
    // It has neither of what newer hosts offer a plugin.
    expect(() => plugin({ version, configSchemaHandler: undefined })).toThrow(/serverless 3\.40 or later/);
  });
});
