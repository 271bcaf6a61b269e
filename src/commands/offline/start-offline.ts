import { compact, uniq } from 'lodash';
import type { CloudFormationTemplate } from '../../template/template';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { createInvoker, isLocal, type FunctionDefinition } from '../../lambda';
import type { SpareProcess } from '../../lambda/spare-process';
import { createGatewayServer } from '../../emulator/server/create-gateway-server';
import type { OfflineOptions } from './offline-options';
import { recordCases } from './record-cases';
import { readyLines } from './ready-lines';
import { rehearse } from './rehearse';
import { createTerminal, type OfflineOutput } from './terminal';
import { warnOfProxyResults } from './warn-of-proxy-results';

/** Functions that start before anybody calls them, in the order of their routes: each takes the memory of a process. */
const mostPrepared = 8;

/** What stands for a function's result while the gateway rehearses. */
const nothing = { payload: '{}' };

export interface OfflineInput {
  /** The final template. */
  readonly template: CloudFormationTemplate;
  readonly functions: readonly FunctionDefinition[];
  readonly options: OfflineOptions;
  readonly output: OfflineOutput;
  readonly region: string;
  readonly accountId?: string;
  /** The compiled host of Node.js functions. Default: the one that ships. */
  readonly nodeHostFile?: string;
  /** The session ends it, also when it cannot start. */
  readonly spareProcess?: SpareProcess;
}

export interface OfflineSession {
  /** `http://127.0.0.1:3000/dev` */
  readonly url: string;
  readonly emulator: Emulator;
  /** Answers the next requests as this template says, its functions and routes being the same. */
  takeTemplate(template: CloudFormationTemplate): void;
  /** Lets requests in work finish, then stops the functions. */
  stop(): Promise<void>;
  /** Drops what `stop` waits for. */
  stopNow(): Promise<void>;
}

/** Runs a template's REST API on this machine: the gateway, its functions and the server. Resolves when it answers. */
export async function startOffline(input: OfflineInput): Promise<OfflineSession> {
  const { template, functions, options, region } = input;
  const terminal = createTerminal(input.output);
  const warn = (message: string): void => terminal.warning(message);
  const warnOfProxyResult = warnOfProxyResults(warn);
  const record = options.record === undefined ? undefined : recordCases(options.record, warn);
  const invoker = createInvoker(functions, {
    region,
    log: terminal,
    watch: options.watch,
    timeouts: options.timeouts,
    ...(options.inspectPort === undefined ? {} : { inspectPort: options.inspectPort }),
    ...(options.lambdaEndpoint === undefined ? {} : { lambdaEndpoint: options.lambdaEndpoint }),
    ...(options.maximumConcurrency === undefined ? {} : { maximumConcurrency: options.maximumConcurrency }),
    ...(input.nodeHostFile === undefined ? {} : { nodeHostFile: input.nodeHostFile }),
    ...(input.spareProcess === undefined ? {} : { spareProcess: input.spareProcess }),
  });
  const notInvoked = (error: unknown): never => {
    // The gateway answers it with its 500; why stands here.
    terminal.error(error instanceof Error ? error.message : String(error));
    throw error;
  };
  let isRehearsal = true;
  try {
    const emulatorOptions: EmulatorOptions = {
      region,
      hasNoTimeouts: () => invoker.hasNoTimeouts,
      invoke: (target, event) =>
        isRehearsal ? Promise.resolve(nothing) : invoker.invoke(target, event).catch(notInvoked),
      invokeWithPayload: (target, payload) =>
        isRehearsal ? Promise.resolve(nothing) : invoker.invoke(target, undefined, payload).catch(notInvoked),
      ...(input.accountId === undefined ? {} : { accountId: input.accountId }),
      ...(options.restApi === undefined ? {} : { restApi: options.restApi }),
    };
    let emulator = createEmulator(template, emulatorOptions);
    for (const warning of emulator.warnings) warn(warning);
    warnOfForeignRuntimes(functions, options, emulator, warn);
    const called = compact(emulator.restApi.routes.map(({ functionLogicalId }) => functionLogicalId));
    void invoker.prepare(uniq(called).slice(0, mostPrepared));
    await rehearse(emulator);
    isRehearsal = false;
    const server = await createGatewayServer({
      emulator: { ...emulator, handle: (request) => emulator.handle(request) },
      log: terminal,
      caller: options.caller,
      verbose: options.verbose,
      answered: (response, request) => {
        warnOfProxyResult(response);
        record?.(response, request);
      },
      ...(options.host === undefined ? {} : { host: options.host }),
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    for (const line of readyLines(emulator, server.url, options.caller)) terminal.notice(line);
    const stop = async (): Promise<void> => {
      await server.close();
      await invoker.close();
      terminal.flush();
    };
    return {
      url: `${server.url}/${emulator.restApi.stage}`,
      emulator,
      takeTemplate: (next) => {
        emulator = createEmulator(next, emulatorOptions);
      },
      stop,
      stopNow: () => {
        server.closeNow();
        return stop();
      },
    };
  } catch (error) {
    await invoker.close();
    throw error;
  }
}

function warnOfForeignRuntimes(
  functions: readonly FunctionDefinition[],
  { lambdaEndpoint }: OfflineOptions,
  { restApi }: Emulator,
  warn: (message: string) => void,
): void {
  if (lambdaEndpoint !== undefined) return;
  const called = new Set(restApi.routes.map(({ functionLogicalId }) => functionLogicalId));
  for (const definition of functions) {
    if (isLocal(definition) || !called.has(definition.logicalId)) continue;
    warn(
      `${definition.name} has the runtime ${definition.runtime}, which does not run here: its routes answer 500. ` +
        'Give --lambda-endpoint the URL of what runs it.',
    );
  }
}
