import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { passedVariables, type EnvironmentSettings } from './function-environment';
import { messageWriter } from './message-channel';

export interface NodeProcessOptions {
  readonly parent: EnvironmentSettings['parent'];
  /** The compiled `node-host.js`. Default: the one beside this module. */
  readonly hostFile?: string;
}

/** A process that runs one Node.js function, as soon as it is told which (node-host.ts). */
export interface NodeProcess {
  readonly child: ChildProcess;
  readonly output: readonly Socket[];
  readonly channel: Socket;
  readonly send: (message: string) => void;
}

/** Lets a debugger that starts with the gateway follow into the functions. */
const debuggerVariables = ['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS'];

/** The variables of the process; those of its function belong to the threads. */
export function processVariables(parent: EnvironmentSettings['parent']): Record<string, string> {
  const variables = { ...passedVariables(parent), TZ: 'UTC' };
  for (const name of debuggerVariables) {
    const value = parent[name];
    if (value !== undefined) Object.assign(variables, { [name]: value });
  }
  return variables;
}

export function isDebugged(parent: EnvironmentSettings['parent']): boolean {
  return debuggerVariables.some((name) => parent[name] !== undefined);
}

export function startNodeProcess(
  { parent, hostFile = join(__dirname, 'node-host.js') }: NodeProcessOptions,
  cwd?: string,
): NodeProcess {
  const child = spawn(process.execPath, [hostFile], {
    ...(cwd === undefined ? {} : { cwd }),
    env: processVariables(parent),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdout, stderr, channel] = child.stdio as unknown as [null, Socket, Socket, Socket];
  return { child, output: [stdout, stderr], channel, send: messageWriter(channel) };
}
