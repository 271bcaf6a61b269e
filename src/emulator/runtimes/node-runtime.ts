import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type {
  EnvironmentEnd,
  EnvironmentEvents,
  FunctionRuntime,
  OutcomeKind,
} from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { functionEnvironment, passedVariables, type EnvironmentSettings } from './function-environment';
import { lineWriter, readLines } from './line-channel';
import type { RuntimeLog } from './runtime-log';

/** What the host of a function's threads is told when it starts. */
export interface NodeHostSettings {
  readonly handler: string;
  readonly codeDirectory: string;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface NodeRuntimeOptions extends EnvironmentSettings {
  readonly log: RuntimeLog;
  /** The compiled `node-host.js`. */
  readonly hostFile?: string;
}

interface Host {
  readonly process: ChildProcess;
  readonly send: (line: string) => void;
  readonly environments: Map<string, EnvironmentEvents>;
  readonly gone: Promise<void>;
}

/** Lets a debugger that starts with the gateway follow into the functions. */
const debuggerVariables = ['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS'];

/**
 * Runs a Node.js function in worker threads, one for each execution environment. The threads of a function live in a
 * process of their own: V8 ends the whole process when a thread outgrows its heap in one step, and a process has its own
 * working directory and time zone.
 */
export function createNodeRuntime(
  definition: FunctionDefinition,
  options: NodeRuntimeOptions,
): FunctionRuntime {
  let host: Host | undefined;
  let count = 0;

  function startHost(): Host {
    const child = spawn(process.execPath, [options.hostFile ?? join(__dirname, 'node-host.js')], {
      cwd: definition.codeDirectory,
      env: hostVariables(options.parent),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const channel = child.stdio[3] as Duplex;
    const environments = new Map<string, EnvironmentEvents>();
    const print = (line: string): void => options.log.output(definition.name, line);
    if (child.stdout !== null) readLines(child.stdout, print);
    if (child.stderr !== null) readLines(child.stderr, print);
    readLines(channel, (line) => receive(environments, line));
    const gone = new Promise<void>((resolve) => {
      const end = (cause: EnvironmentEnd): void => {
        if (host?.process === child) host = undefined;
        const events = [...environments.values()];
        environments.clear();
        for (const event of events) event.ended(cause);
        resolve();
      };
      child.once('error', (error) => end({ cause: 'not started', message: error.message }));
      child.once('exit', (code, signal) => end({ cause: 'exit', code, signal }));
    });
    const send = lineWriter(channel);
    const settings: NodeHostSettings = {
      handler: definition.handler,
      codeDirectory: definition.codeDirectory,
      memoryMb: definition.memoryMb,
      environment: functionEnvironment(definition, options),
    };
    send(JSON.stringify(settings));
    return { process: child, send, environments, gone };
  }

  return {
    start: (events) => {
      count += 1;
      const id = String(count);
      if (!existsSync(definition.codeDirectory)) {
        const message = `its code directory ${definition.codeDirectory} does not exist.`;
        process.nextTick(() => events.ended({ cause: 'not started', message }));
        return { invoke: () => undefined, terminate: () => undefined };
      }
      host ??= startHost();
      const { environments, send } = host;
      environments.set(id, events);
      send(`${id}\tstart`);
      return {
        invoke: ({ requestId, deadline, functionArn, event }) =>
          send(`${id}\tinvoke\t${requestId}\t${deadline}\t${functionArn}\t${event}`),
        terminate: () => {
          environments.delete(id);
          send(`${id}\tterminate`);
        },
      };
    },
    close: async () => {
      const closing = host;
      host = undefined;
      closing?.process.kill('SIGKILL');
      await closing?.gone;
    },
  };
}

function hostVariables(parent: EnvironmentSettings['parent']): Record<string, string> {
  const variables = { ...passedVariables(parent), TZ: 'UTC' };
  for (const name of debuggerVariables) {
    const value = parent[name];
    if (value !== undefined) Object.assign(variables, { [name]: value });
  }
  return variables;
}

/** Lines of the host: environment, what happened, and its two values, each behind a tab. */
function receive(environments: Map<string, EnvironmentEvents>, line: string): void {
  const [id = '', verb = '', first = ''] = line.split('\t', 3);
  const rest = line.slice(id.length + verb.length + first.length + 3);
  const events = environments.get(id);
  if (events === undefined) return;
  const end = (cause: EnvironmentEnd): void => {
    environments.delete(id);
    events.ended(cause);
  };
  switch (verb) {
    case 'ready': {
      events.ready();
      return;
    }
    case 'init-error': {
      end({ cause: 'init error', payload: rest });
      return;
    }
    case 'memory': {
      end({ cause: 'out of memory' });
      return;
    }
    case 'exit': {
      end({ cause: 'exit', code: Number(first), signal: null });
      return;
    }
    default: {
      events.outcome(first, verb as OutcomeKind, rest);
      return;
    }
  }
}
