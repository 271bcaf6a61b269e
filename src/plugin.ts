import { checkCommand } from './commands/check/check-command';
import { explainCommand } from './commands/explain/explain-command';
import type { OfflineRun } from './commands/offline';
import { offlineCommand } from './commands/offline/offline-command';
import { renderCommand } from './commands/render/render-command';
import { privateApiEventSchema, privateApiSchema } from './config/schema';
import type { Problem } from './config/problem';
import { ConfigurationError } from './config/problem';
import type { PrivateApi } from './config/settings';
import type { Host, HostUtilities } from './framework/host';

type Hook = () => void | Promise<void>;

/**
 * What the host sees: schema, commands, hooks. Each hook loads its work when it runs, because a host loads every
 * plugin for every command.
 */
export class ServerlessPrivateApi {
  readonly commands = {
    'private-api': {
      usage: 'Check, explain and run the private API on this machine',
      commands: {
        check: checkCommand,
        explain: explainCommand,
        render: renderCommand,
        offline: offlineCommand,
      },
    },
  };
  readonly hooks: Readonly<Record<string, Hook>>;
  private api: PrivateApi | undefined;
  private offline: OfflineRun | undefined;

  constructor(
    private readonly host: Host,
    _options: unknown,
    utilities: HostUtilities,
  ) {
    const reporting = async (work: Hook): Promise<void> => {
      const { reportTo } = await import('./framework/report-errors.js');
      await reportTo(host, work);
    };
    const withApi =
      (work: (api: PrivateApi) => void | Promise<void>): Hook =>
      async () => {
        const { api } = this;
        if (api) await reporting(() => work(api));
      };

    const { name } = host.service.provider;
    if (name !== 'aws')
      throw new host.classes.Error(new ConfigurationError([otherProvider(name)]).message, 'PROVIDER');
    host.configSchemaHandler.defineTopLevelProperty('privateApi', privateApiSchema);
    host.configSchemaHandler.defineFunctionEvent('aws', 'privateApi', privateApiEventSchema);

    this.hooks = {
      'before:package:initialize': () =>
        reporting(async () => {
          const { readConfiguration } = await import('./framework/packaging.js');
          this.api = readConfiguration(host, utilities);
        }),
      'package:compileEvents': withApi(async (api) => {
        const { addToTemplate } = await import('./framework/packaging.js');
        addToTemplate(host, api, utilities);
      }),
      'after:aws:package:finalize:mergeCustomProviderResources': withApi(async (api) => {
        const { finalizeTemplate } = await import('./framework/packaging.js');
        finalizeTemplate(host, api, utilities);
        // Our own commands look at the template whatever is wrong with it; `check` says what is.
        if (host.processedInput.commands[0] === 'private-api') return;
        const { stopOnFindings } = await import('./commands/package/stop-on-findings.js');
        stopOnFindings(host, api, utilities);
      }),
      'after:aws:info:displayEndpoints': () =>
        reporting(async () => {
          const { showEndpoints } = await import('./framework/private-endpoints.js');
          showEndpoints(host, this.api);
        }),
      'private-api:check:check': () =>
        reporting(async () => {
          const { runCheck } = await import('./commands/check/index.js');
          const { text, exitCode } = await runCheck(host, () => this.api);
          utilities.writeText(text);
          process.exitCode = exitCode;
        }),
      'private-api:explain:explain': () =>
        reporting(async () => {
          const { runExplain } = await import('./commands/explain/index.js');
          utilities.writeText(await runExplain(host));
        }),
      'private-api:render:render': () =>
        reporting(async () => {
          const { runRender } = await import('./commands/render/index.js');
          utilities.writeText(await runRender(host));
        }),
      'private-api:offline:init': () =>
        reporting(async () => {
          const { prepareOffline } = await import('./commands/offline/index.js');
          this.offline = await prepareOffline(host, utilities);
        }),
      'private-api:offline:start': () => reporting(() => this.offline?.start()),
      'private-api:offline:end': () => reporting(() => this.offline?.end()),
      finalize: async () => {
        await withApi(async (api) => {
          const { announce } = await import('./framework/announce.js');
          announce(host, api, utilities);
        })();
        this.offline?.leave();
      },
    };
  }

  /** Runs before the host validates: in `configValidationMode: error` its message would come first otherwise. */
  async asyncInit(): Promise<void> {
    if (this.host.service.configValidationMode !== 'error') return;
    const { reportTo } = await import('./framework/report-errors.js');
    const { checkEarly } = await import('./framework/check-early.js');
    await reportTo(this.host, () => {
      checkEarly(this.host);
    });
  }
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
