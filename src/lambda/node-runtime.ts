import type { FunctionRuntime } from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { functionEnvironment, type EnvironmentSettings } from './function-environment';
import { sendMessage } from './message-channel';
import { startNodeProcess, type NodeProcess, type NodeProcessOptions } from './node-process';
import { createProcessRuntime, type CodeDirectoryOf } from './process-runtime';
import type { RuntimeLog } from './runtime-log';
import type { SpareProcess } from './spare-process';

/** What the process of an environment is told first. */
export interface NodeHostSettings {
  readonly handler: string;
  readonly codeDirectory: string;
  readonly layerDirectories: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface NodeRuntimeOptions extends EnvironmentSettings, NodeProcessOptions {
  readonly log: RuntimeLog;
  readonly codeDirectoryOf?: CodeDirectoryOf;
  /** Where a debugger reaches the function, on loopback. */
  readonly inspectPort?: number;
  /** For the first environment that starts. */
  readonly spare?: SpareProcess;
}

/** Runs a Node.js function as Lambda does: each execution environment is a process of its own. */
export function createNodeRuntime(
  definition: FunctionDefinition,
  options: NodeRuntimeOptions,
): FunctionRuntime {
  const start = (current: FunctionDefinition): NodeProcess => {
    const { handler, codeDirectory, layerDirectories = [], memoryMb } = current;
    const environment = functionEnvironment(current, options);
    const { inspectPort } = options;
    const spare = inspectPort === undefined ? options.spare?.take(memoryMb, environment) : undefined;
    const started =
      spare ??
      startNodeProcess(options, {
        memoryMb,
        cwd: codeDirectory,
        environment,
        ...(inspectPort === undefined ? {} : { inspectPort }),
      });
    const settings: NodeHostSettings = { handler, codeDirectory, layerDirectories, environment };
    sendMessage(started.channel, JSON.stringify(settings));
    return started;
  };
  return createProcessRuntime(
    definition,
    options.log,
    (current) => Promise.resolve(start(current)),
    options.codeDirectoryOf,
  );
}
