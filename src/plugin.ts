import { checkCommand } from './commands/check/check-command';
import { diffCommand } from './commands/diff/diff-command';
import { explainCommand } from './commands/explain/explain-command';
import { doctorCommand } from './commands/doctor/doctor-command';
import type { PackageGuard } from './commands/package/package-guard';
import type { OfflineRun } from './commands/offline';
import { offlineCommand } from './commands/offline/offline-command';
import { openapiCommand } from './commands/openapi/openapi-command';
import { renderCommand } from './commands/render/render-command';
import type { TestRun } from './commands/test';
import { testCommand } from './commands/test/test-command';
import { privateApiEventSchema, privateApiSchema } from './config/schema';
import type { Problem } from './config/problem';
import { ConfigurationError } from './config/problem';
import type { PrivateApi } from './config/settings';
import type { Host, HostUtilities } from './framework/host';
import { hostError } from './framework/host-error';

type Hook = () => void | Promise<void>;

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- `import()` goes
   through the loader for ES modules, which takes 5 ms to load what is none */
/** What hooks load when they run. */
const load = {
  announce: () => require('./framework/announce') as typeof import('./framework/announce'),
  check: () => require('./commands/check') as typeof import('./commands/check'),
  checkEarly: () => require('./framework/check-early') as typeof import('./framework/check-early'),
  diff: () => require('./commands/diff') as typeof import('./commands/diff'),
  doctor: () => require('./commands/doctor') as typeof import('./commands/doctor'),
  explain: () => require('./commands/explain') as typeof import('./commands/explain'),
  offline: () => require('./commands/offline') as typeof import('./commands/offline'),
  openapi: () => require('./commands/openapi') as typeof import('./commands/openapi'),
  packageGuard: () =>
    require('./commands/package/package-guard') as typeof import('./commands/package/package-guard'),
  packaging: () => require('./framework/packaging') as typeof import('./framework/packaging'),
  privateEndpoints: () =>
    require('./framework/private-endpoints') as typeof import('./framework/private-endpoints'),
  removedRoutes: () => require('./framework/removed-routes') as typeof import('./framework/removed-routes'),
  render: () => require('./commands/render') as typeof import('./commands/render'),
  reportErrors: () => require('./framework/report-errors') as typeof import('./framework/report-errors'),
  test: () => require('./commands/test') as typeof import('./commands/test'),
  runLast: () => require('./framework/run-last') as typeof import('./framework/run-last'),
};
/* eslint-enable @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports */

/**
 * What the host sees: schema, commands, hooks. Each hook loads its work when it runs, because a host loads every
 * plugin for every command.
 */
export class ServerlessPrivateApi {
  readonly commands = {
    'private-api': {
      usage: 'Check, explain and run the private API on this machine',
      lifecycleEvents: ['list'],
      commands: {
        check: checkCommand,
        explain: explainCommand,
        diff: diffCommand,
        openapi: openapiCommand,
        render: renderCommand,
        offline: offlineCommand,
        test: testCommand,
        doctor: doctorCommand,
      },
    },
  };
  readonly hooks: Readonly<Record<string, Hook>>;
  private api: PrivateApi | undefined;
  private removed: readonly string[] = [];
  private offline: OfflineRun | undefined;
  private test: TestRun | undefined;
  private guard: PackageGuard | undefined;

  constructor(
    private readonly host: Host,
    _options: unknown,
    private readonly utilities: HostUtilities,
  ) {
    const reporting = async (work: Hook): Promise<void> => {
      await load.reportErrors().reportTo(host, work);
    };
    const withApi =
      (work: (api: PrivateApi) => void | Promise<void>): Hook =>
      async () => {
        const { api } = this;
        if (api) await reporting(() => work(api));
      };

    if (Number.parseInt(host.version) < 3) throw hostError(host, tooOld(host.version), 'HOST_VERSION');
    const { name } = host.service.provider;
    if (name !== 'aws')
      throw hostError(host, new ConfigurationError([otherProvider(name)]).message, 'PROVIDER');
    host.configSchemaHandler.defineTopLevelProperty('privateApi', privateApiSchema);
    host.configSchemaHandler.defineFunctionEvent('aws', 'privateApi', privateApiEventSchema);

    const guard = (): PackageGuard => (this.guard ??= load.packageGuard().packageGuard(host, utilities));
    const beforeUpload = (): Promise<void> => reporting(() => guard().beforeUpload(this.api));
    const watch: Readonly<Record<string, Hook>> = {
      'before:aws:package:finalize:saveServiceState': withApi((api) => guard().beforeWrite(api)),
      'after:aws:package:finalize:saveServiceState': withApi((api) => guard().afterWrite(api)),
      'before:deploy:deploy': beforeUpload,
      'before:aws:deploy:deploy:uploadArtifacts': beforeUpload,
    };
    this.hooks = {
      'before:package:initialize': () =>
        reporting(() => {
          this.api = load.packaging().readConfiguration(host, utilities);
        }),
      // Behind plugins that compile events: they would take our Deployment for the framework's.
      'after:package:compileEvents': withApi((api) => load.packaging().addToTemplate(host, api, utilities)),
      // Behind the host's own hook, and before plugins that move resources into nested stacks.
      'aws:package:finalize:mergeCustomProviderResources': withApi(() =>
        load.packaging().orderDeployment(host),
      ),
      initialize: () => load.runLast().runLast(host, watch),
      'after:aws:info:displayEndpoints': () =>
        reporting(() => load.privateEndpoints().showEndpoints(host, this.api)),
      'before:aws:deploy:deploy:updateStack': withApi(async () => {
        this.removed = await load.removedRoutes().removedMethods(host, utilities);
      }),
      'after:aws:deploy:deploy:updateStack': withApi(() => {
        load.removedRoutes().tellOfRemovedMethods(this.removed, utilities);
      }),
      'private-api:list': () => {
        utilities.writeText(commandList(this.commands['private-api'].commands));
      },
      'private-api:check:check': () =>
        reporting(async () => {
          const { text, exitCode } = await load.check().runCheck(host, () => this.api);
          utilities.writeText(text);
          process.exitCode = exitCode;
        }),
      'private-api:explain:explain': () =>
        reporting(async () => {
          utilities.writeText(await load.explain().runExplain(host));
        }),
      'private-api:diff:diff': () =>
        reporting(async () => {
          const { text, failures } = await load.diff().runDiff(host, () => this.api);
          utilities.writeText(text);
          if (failures.length === 0) return;
          utilities.log.error(`serverless-private-api: --fail-on: ${failures.join(', ')}.`);
          process.exitCode = 1;
        }),
      'private-api:openapi:openapi': () =>
        reporting(async () => {
          utilities.writeText(await load.openapi().runOpenApi(host));
        }),
      'private-api:render:render': () =>
        reporting(async () => {
          utilities.writeText(await load.render().runRender(host));
        }),
      'private-api:test:test': () =>
        reporting(async () => {
          this.test = await load.test().runTest(host, utilities);
          utilities.writeText(this.test.text);
          process.exitCode = this.test.exitCode;
        }),
      'private-api:doctor:doctor': () =>
        reporting(async () => {
          const { text, exitCode } = await load.doctor().runDoctor(host);
          utilities.writeText(text);
          process.exitCode = exitCode;
        }),
      'private-api:offline:init': () =>
        reporting(async () => {
          this.offline = await load.offline().prepareOffline(host, utilities);
        }),
      'private-api:offline:start': () => reporting(() => this.offline?.start()),
      'private-api:offline:end': () => reporting(() => this.offline?.end()),
      finalize: async () => {
        await withApi((api) => load.announce().announce(host, api, utilities))();
        this.offline?.leave();
        this.test?.leave?.();
      },
    };
  }

  /** Runs before the host validates: in `configValidationMode: error` its message would come first otherwise. */
  async asyncInit(): Promise<void> {
    if (this.host.service.configValidationMode !== 'error') return;
    await load.reportErrors().reportTo(this.host, () => {
      load.checkEarly().checkEarly(this.host, this.utilities);
    });
  }
}

/** What the command alone prints. */
function commandList(commands: Readonly<Record<string, { readonly usage: string }>>): string[] {
  return [
    ...Object.entries(commands).map(([name, { usage }]) => `private-api ${name.padEnd(10)} ${usage}`),
    'Options of each: private-api COMMAND --help',
  ];
}

function tooOld(version: string): string {
  return `serverless-private-api: this is version ${version} of the framework, and the plugin needs serverless 3.40 or later, or osls 3 or later: npm install --save-dev serverless@3 (or osls).`;
}

function otherProvider(given: string): Problem {
  return {
    code: 'PROVIDER',
    path: 'provider.name',
    message: 'A private API is an API of API Gateway, which only the provider aws has.',
    given,
    fix: 'Remove serverless-private-api from plugins, or change the provider.',
  };
}
