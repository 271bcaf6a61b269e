import { existsSync } from 'node:fs';
import type {
  EnvironmentEnd,
  EnvironmentEvents,
  FunctionRuntime,
  OutcomeKind,
} from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { functionEnvironment, type EnvironmentSettings } from './function-environment';
import { fieldsOf, readMessages } from './message-channel';
import { startNodeProcess, type NodeProcess, type NodeProcessOptions } from './node-process';
import { readLines } from './read-lines';
import type { RuntimeLog } from './runtime-log';
import type { SpareProcess } from './spare-process';

/** What the host of a function's threads is told when it starts. */
export interface NodeHostSettings {
  readonly handler: string;
  readonly codeDirectory: string;
  readonly layerDirectories: readonly string[];
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

export interface NodeRuntimeOptions extends EnvironmentSettings, NodeProcessOptions {
  readonly log: RuntimeLog;
  /** For the first function that starts. */
  readonly spare?: SpareProcess;
}

interface Host extends NodeProcess {
  readonly environments: Map<string, EnvironmentEvents>;
  readonly gone: Promise<void>;
}

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
    const started =
      options.spare?.take(options.parent) ?? startNodeProcess(options, definition.codeDirectory);
    const { child, output, channel, send } = started;
    const environments = new Map<string, EnvironmentEvents>();
    const print = (line: string): void => options.log.output(definition.name, line);
    for (const stream of output) readLines(stream, print);
    readMessages(channel, (line) => receive(environments, line));
    const gone = new Promise<void>((resolve) => {
      const end = (cause: EnvironmentEnd): void => {
        if (host?.child === child) host = undefined;
        const events = [...environments.values()];
        environments.clear();
        for (const event of events) event.ended(cause);
        resolve();
      };
      child.once('error', (error) => end({ cause: 'not started', message: error.message }));
      child.once('exit', (code, signal) => end({ cause: 'exit', code, signal }));
    });
    const settings: NodeHostSettings = {
      handler: definition.handler,
      codeDirectory: definition.codeDirectory,
      layerDirectories: definition.layerDirectories ?? [],
      memoryMb: definition.memoryMb,
      environment: functionEnvironment(definition, options),
    };
    send(JSON.stringify(settings));
    return { ...started, environments, gone };
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
      closing?.child.kill('SIGKILL');
      await closing?.gone;
    },
  };
}

/** Lines of the host: environment, what happened, and its two values, each behind a tab. */
function receive(environments: Map<string, EnvironmentEvents>, line: string): void {
  const [id = '', verb = '', first = '', rest = ''] = fieldsOf(line, 3);
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
