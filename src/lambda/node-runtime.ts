import type { FunctionRuntime } from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { functionEnvironment, type EnvironmentSettings } from './function-environment';
import { sendMessage } from './message-channel';
import { startNodeProcess, type NodeProcessOptions } from './node-process';
import { createProcessRuntime } from './process-runtime';
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
  /** For the first environment that starts. */
  readonly spare?: SpareProcess;
}

/** Runs a Node.js function as Lambda does: each execution environment is a process of its own. */
export function createNodeRuntime(
  definition: FunctionDefinition,
  options: NodeRuntimeOptions,
): FunctionRuntime {
  const { handler, codeDirectory, layerDirectories = [], memoryMb } = definition;
  return createProcessRuntime(definition, options.log, () => {
    const environment = functionEnvironment(definition, options);
    const started =
      options.spare?.take(memoryMb, environment) ??
      startNodeProcess(options, { memoryMb, cwd: codeDirectory, environment });
    const settings: NodeHostSettings = { handler, codeDirectory, layerDirectories, environment };
    sendMessage(started.channel, JSON.stringify(settings));
    return Promise.resolve(started);
  });
}
