import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { EnvironmentSettings } from './function-environment';
import {
  isDebugged,
  processVariables,
  startNodeProcess,
  type NodeProcess,
  type NodeProcessOptions,
} from './node-process';

/** A process that starts before anybody knows its function, while the framework still packages on another core. */
export interface SpareProcess {
  /** Has it start a thread as well, for a function with that much memory. */
  prepare(memoryMb: number): void;
  /** The process, for the first who asks and would start it with the same variables. */
  take(parent: EnvironmentSettings['parent']): NodeProcess | undefined;
  /** Ends it, unless it is taken. */
  close(): Promise<void>;
}

/** It keeps nothing alive, and ends with this process, however that ends: its pipe closes. */
export function startSpareProcess(options: NodeProcessOptions): SpareProcess {
  const variables = processVariables(options.parent);
  // A debugger would stop at a process that has nothing to show yet.
  let spare = isDebugged(options.parent) ? undefined : startNodeProcess(options);
  const started = spare;
  const gone = new Promise<void>((resolve) => {
    const end = (): void => {
      spare = undefined;
      resolve();
    };
    started?.child.once('error', end).once('exit', end);
  });
  if (started !== undefined) for (const handle of handlesOf(started)) handle.unref();

  const end = async (): Promise<void> => {
    if (spare === undefined) return;
    spare.child.kill('SIGKILL');
    spare = undefined;
    await gone;
  };
  return {
    prepare: (memoryMb) => spare?.send(String(memoryMb)),
    take: (parent) => {
      const taken = spare;
      if (taken === undefined) return undefined;
      if (!isDeepStrictEqual(processVariables(parent), variables)) {
        void end();
        return undefined;
      }
      spare = undefined;
      for (const handle of handlesOf(taken)) handle.ref();
      return taken;
    },
    close: end,
  };
}

function handlesOf({ child, output, channel }: NodeProcess): (ChildProcess | Socket)[] {
  return [child, ...output, channel];
}
