import { uniq } from 'lodash';
import { PrivateApiError } from '../errors';
import { createBuildCopy } from './build-copy';
import type { InvokeTarget, LambdaResult } from './invoke';
import type { FunctionRuntime } from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { createFunctionPool, type FunctionPool } from './function-pool';
import { createLambdaEndpoint } from './lambda-endpoint';
import { createNodeRuntime } from './node-runtime';
import { createPythonFinder } from './python-interpreter';
import { createPythonRuntime } from './python-runtime';
import { reportFunctionError } from './report-function-error';
import { silentRuntimeLog, type RuntimeLog } from './runtime-log';
import type { SpareProcess } from './spare-process';
import { watchDirectory } from './watch-directory';

export interface InvokerOptions {
  /** Default `us-east-1`. */
  readonly region?: string;
  readonly log?: RuntimeLog;
  /** URL of what speaks Lambda's Invoke API, for functions that no local runtime runs. */
  readonly lambdaEndpoint?: string;
  /** Environments of one function at once. Default 32. */
  readonly maximumConcurrency?: number;
  /** Invocations of one function that wait. Default 1000. */
  readonly maximumQueue?: number;
  /** Default 10 seconds, as on Lambda. */
  readonly initTimeoutMs?: number;
  /** Default 25. */
  readonly growAfterMs?: number;
  /** Idle environments stop after this time. Default 5 minutes. */
  readonly idleTimeoutMs?: number;
  /** Restarts functions whose code changes. Default true. */
  readonly watch?: boolean;
  /** Whether functions time out. Default true. */
  readonly timeouts?: boolean;
  /**
   * The first of the ports on which debuggers reach the Node.js functions, one for each in their order. A function then
   * has one environment, so that a port stands for it.
   */
  readonly inspectPort?: number;
  /** What functions may see of it: see `functionEnvironment`. Default `process.env`. */
  readonly parentEnvironment?: Readonly<Record<string, string | undefined>>;
  /** The compiled host of Node.js functions. Default: the one beside this module. */
  readonly nodeHostFile?: string;
  /** Becomes the process of the Node.js function that is called first. The invoker ends it. */
  readonly spareProcess?: SpareProcess;
}

export interface Invoker {
  /** `payload` is the event's own text, where it is known: it keeps numbers that JavaScript would round. */
  invoke(target: InvokeTarget, event: unknown, payload?: string): Promise<LambdaResult>;
  /** Starts an environment of each of these functions, one after the other: their first invocations then find one. */
  prepare(logicalIds: readonly string[]): Promise<void>;
  /** New environments for every function, or for those of a code directory. */
  reload(codeDirectory?: string): void;
  /** Whether nothing times out: as asked, or because a debugger has attached to a function. */
  readonly hasNoTimeouts: boolean;
  /** Execution environments that are running. */
  readonly environments: number;
  close(): Promise<void>;
}

/** Runs the functions of a service locally, each in its own runtime, as Lambda would. */
export function createInvoker(
  functions: readonly FunctionDefinition[],
  options: InvokerOptions = {},
): Invoker {
  const log = options.log ?? silentRuntimeLog;
  const parent = options.parentEnvironment ?? process.env;
  const copies = new Map(
    uniq(functions.filter(({ isBuilt }) => isBuilt).map(directoryOf)).map((build) => [
      build,
      createBuildCopy(build),
    ]),
  );
  const runtimeOptions = {
    log,
    codeDirectoryOf: ({ codeDirectory }: FunctionDefinition) =>
      copies.get(codeDirectory)?.directory() ?? codeDirectory,
    region: options.region ?? 'us-east-1',
    parent,
    findPython: createPythonFinder(parent, log),
    ...(options.nodeHostFile === undefined ? {} : { hostFile: options.nodeHostFile }),
    ...(options.spareProcess === undefined ? {} : { spare: options.spareProcess }),
  };
  const firstOnNode = functions.find(isNode);
  if (firstOnNode === undefined) void options.spareProcess?.close();
  else options.spareProcess?.prepare(firstOnNode.memoryMb);
  const byLogicalId = new Map(functions.map((definition) => [definition.logicalId, definition]));
  const byName = new Map(functions.map((definition) => [definition.name, definition]));
  /** By function and tenant. */
  const pools = new Map<string, { readonly definition: FunctionDefinition; readonly pool: FunctionPool }>();
  const endpoint =
    options.lambdaEndpoint === undefined ? undefined : createLambdaEndpoint(options.lambdaEndpoint);
  const watched = options.watch === false ? [] : uniq(functions.filter(isLocal).map(directoryOf));
  const unwatch = watched.map((directory) => {
    const startAnew = (what: string): void => {
      log.notice(`${what}: its functions start anew.`);
      copies.get(directory)?.refresh();
      reload(directory);
    };
    return watchDirectory(directory, {
      changed: (file) => startAnew(`${file} changed`),
      replaced: () => startAnew(`${directory} has been replaced`),
      gone: () => {
        const why = 'A packaging in the same folder, say, has deleted what the bundler built';
        if (copies.has(directory))
          log.notice(`${directory} is gone. ${why}: a copy of it runs until it is back.`);
        else log.warning(`${directory} is gone: its functions cannot start until it is back.`);
        reload(directory);
      },
      unwatched: (path, reason) =>
        log.warning(`${path} cannot be watched (${reason}): changes of its code are not seen.`),
    });
  });
  let closed = false;
  let hasNoTimeouts = options.timeouts === false;
  const reaper = setInterval(() => {
    const since = Date.now() - (options.idleTimeoutMs ?? 300_000);
    for (const { pool } of pools.values()) pool.stopIdleSince(since);
  }, 30_000).unref();

  function runtimeOf(definition: FunctionDefinition): FunctionRuntime {
    return definition.runtime.startsWith('python')
      ? createPythonRuntime(definition, runtimeOptions)
      : createNodeRuntime(definition, { ...runtimeOptions, ...inspectPortOf(definition) });
  }

  function inspectPortOf(definition: FunctionDefinition): { readonly inspectPort?: number } {
    if (options.inspectPort === undefined) return {};
    return { inspectPort: options.inspectPort + functions.filter(isNode).indexOf(definition) };
  }

  function poolOf(definition: FunctionDefinition, tenantId?: string): FunctionPool {
    const key = `${definition.logicalId}\t${tenantId ?? ''}`;
    let pool = pools.get(key)?.pool;
    if (pool === undefined) {
      pool = createFunctionPool(definition, runtimeOf(definition), {
        maximumConcurrency:
          options.inspectPort !== undefined && isNode(definition) ? 1 : (options.maximumConcurrency ?? 32),
        maximumQueue: options.maximumQueue ?? 1000,
        initTimeoutMs: options.initTimeoutMs ?? 10_000,
        growAfterMs: options.growAfterMs ?? 25,
        tenantId,
        hasNoTimeouts: () => options.timeouts === false,
        debugged: () => (hasNoTimeouts = true),
        failed: (payload) => reportFunctionError(log, definition, payload),
      });
      pools.set(key, { definition, pool });
    }
    return pool;
  }

  function reload(codeDirectory?: string): void {
    for (const { definition, pool } of pools.values()) {
      if (codeDirectory === undefined || definition.codeDirectory === codeDirectory) pool.reload();
    }
  }

  function call(target: InvokeTarget, event: string): Promise<LambdaResult> {
    const named = functionName(target.functionArn);
    const definition =
      (target.logicalId === undefined ? undefined : byLogicalId.get(target.logicalId)) ?? byName.get(named);
    if (definition !== undefined && isLocal(definition)) {
      return poolOf(definition, target.tenantId).invoke(event, target.functionArn);
    }
    if (endpoint === undefined) return Promise.reject(notRunnable(definition, target));
    const { qualifier, invocationType } = target;
    return endpoint.invoke({
      functionName: definition?.name ?? named,
      invocationType,
      event,
      ...(qualifier === undefined ? {} : { qualifier }),
    });
  }

  return {
    invoke: (target, event, payload) => {
      const result = call(target, payload ?? eventText(event));
      if (target.invocationType === 'RequestResponse') return result;
      // Lambda takes an asynchronous call into its queue and answers at once.
      result.catch((error: unknown) => log.error(error instanceof Error ? error.message : String(error)));
      return Promise.resolve({ payload: '' });
    },
    prepare: async (logicalIds) => {
      for (const logicalId of logicalIds) {
        const definition = byLogicalId.get(logicalId);
        if (!closed && definition !== undefined && isLocal(definition)) await poolOf(definition).prepare();
      }
    },
    reload,
    get hasNoTimeouts() {
      return hasNoTimeouts;
    },
    get environments() {
      return [...pools.values()].reduce((sum, { pool }) => sum + pool.size, 0);
    },
    close: async () => {
      closed = true;
      clearInterval(reaper);
      for (const stop of unwatch) stop();
      await Promise.all([
        options.spareProcess?.close(),
        ...[...pools.values()].map(({ pool }) => pool.close()),
      ]);
      for (const copy of copies.values()) copy.close();
      endpoint?.close();
    },
  };
}

/** Whether a function runs in a runtime of ours; others need a Lambda endpoint. */
export function isLocal({ runtime }: FunctionDefinition): boolean {
  return /^(?:nodejs|python)\d/.test(runtime);
}

function isNode({ runtime }: FunctionDefinition): boolean {
  return runtime.startsWith('nodejs');
}

function eventText(event: unknown): string {
  return event === undefined ? 'null' : JSON.stringify(event);
}

function directoryOf(definition: FunctionDefinition): string {
  return definition.codeDirectory;
}

function functionName(arn: string): string {
  return /:function:([^:]+)/.exec(arn)?.[1] ?? arn;
}

function notRunnable(definition: FunctionDefinition | undefined, target: InvokeTarget): PrivateApiError {
  const hint =
    'Give --lambda-endpoint the URL of what runs it (serverless-offline, SAM, LocalStack, a container).';
  return definition === undefined
    ? new PrivateApiError(
        'FUNCTION_NOT_FOUND',
        `${target.functionArn} is no function of this service. ${hint}`,
      )
    : new PrivateApiError(
        'FUNCTION_RUNTIME',
        `${definition.name} has the runtime ${definition.runtime}; nodejs and python run here. ${hint}`,
      );
}
