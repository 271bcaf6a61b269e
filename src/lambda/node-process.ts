import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { EnvironmentSettings } from './function-environment';
import { passedVariables } from './function-environment';
import type { EnvironmentProcess } from './process-runtime';

export interface NodeProcessOptions {
  readonly parent: EnvironmentSettings['parent'];
  /** The compiled `node-host.js`. Default: the one beside this module. */
  readonly hostFile?: string;
}

export interface NodeProcessStart {
  readonly memoryMb: number;
  readonly cwd?: string;
  readonly inspectPort?: number;
  /** The function's own variables, where they are known. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A process that becomes an execution environment of a Node.js function, as soon as it is told which (node-host.ts). */
export interface NodeProcess extends EnvironmentProcess {
  readonly stdout: Socket;
  readonly stderr: Socket;
  readonly channel: Socket;
}

/** Lets a debugger that starts with the gateway follow into the functions. */
const debuggerVariables = ['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS'];

/** The variables that a process has of the gateway's; the function sees those that its settings name. */
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

/** The options by which this process finds modules, a hook of Yarn's Plug'n'Play say: functions find theirs so, too. */
function loaders(execArgv: readonly string[]): string[] {
  const found: string[] = [];
  for (const [index, option] of execArgv.entries()) {
    const [, name, value] =
      /^(-r|--require|--import|--(?:experimental-)?loader)(?:=(.*))?$/.exec(option) ?? [];
    if (name !== undefined) found.push(name, value ?? execArgv[index + 1] ?? '');
  }
  return found;
}

export function startNodeProcess(
  { parent, hostFile = join(__dirname, 'node-host.js') }: NodeProcessOptions,
  { memoryMb, cwd, inspectPort, environment = {} }: NodeProcessStart,
): NodeProcess {
  const variables = processVariables(parent);
  const nodeOptions = [variables['NODE_OPTIONS'], environment['NODE_OPTIONS']].filter(Boolean).join(' ');
  const inspect = inspectPort === undefined ? [] : [`--inspect=127.0.0.1:${inspectPort}`];
  const options = [`--max-old-space-size=${memoryMb}`, ...inspect, ...loaders(process.execArgv)];
  const child = spawn(process.execPath, [...options, hostFile], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...variables, ...environment, ...(nodeOptions === '' ? {} : { NODE_OPTIONS: nodeOptions }) },
    // Both sides of the channel read and write at once, which a pipe of Windows only does when it is made for it.
    stdio: ['ignore', 'pipe', 'pipe', 'overlapped'],
  });
  const [, stdout, stderr, channel] = child.stdio as unknown as [null, Socket, Socket, Socket];
  return { child, stdout, stderr, channel };
}
