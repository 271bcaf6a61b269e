import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import {
  isDebugged,
  processVariables,
  startNodeProcess,
  type NodeProcess,
  type NodeProcessOptions,
} from './node-process';

/** What Node.js, or a library below it, reads when a process starts. */
const readAtStart = /^(?:NODE_(?!ENV$)|UV_|SSL_CERT_|OPENSSL_|LD_|DYLD_)/i;

/** A process that starts before anybody knows its function, while the framework still packages on another core. */
export interface SpareProcess {
  /** Has it be one for a function with that much memory, a limit that holds from the start. */
  prepare(memoryMb: number): void;
  /** The process, for the first function that could have started it just so. */
  take(memoryMb: number, environment: Readonly<Record<string, string>>): NodeProcess | undefined;
  /** Ends it, unless it is taken. */
  close(): Promise<void>;
}

interface Spare {
  readonly started: NodeProcess;
  readonly memoryMb: number;
  readonly gone: Promise<void>;
}

/** The framework's own, where a service says nothing. */
const usualMemoryMb = 1024;

/** It keeps nothing alive, and ends with this process, however that ends: its channel closes. */
export function startSpareProcess(options: NodeProcessOptions, memoryMb = usualMemoryMb): SpareProcess {
  const variables = processVariables(options.parent);
  // A debugger would stop at a process that has nothing to show yet.
  let spare = isDebugged(options.parent) ? undefined : start(memoryMb);

  function start(limitMb: number): Spare {
    const started = startNodeProcess(options, { memoryMb: limitMb });
    for (const handle of handlesOf(started)) handle.unref();
    const gone = new Promise<void>((resolve) => {
      const end = (): void => {
        if (spare?.started === started) spare = undefined;
        resolve();
      };
      started.child.once('error', end).once('exit', end);
    });
    return { started, memoryMb: limitMb, gone };
  }

  const end = async (): Promise<void> => {
    const ending = spare;
    spare = undefined;
    ending?.started.child.kill('SIGKILL');
    await ending?.gone;
  };
  return {
    prepare: (needed) => {
      if (spare === undefined || spare.memoryMb === needed) return;
      void end();
      spare = start(needed);
    },
    take: (neededMb, environment) => {
      const isFit = Object.entries(environment).every(
        ([name, value]) => !readAtStart.test(name) || variables[name] === value,
      );
      if (spare?.memoryMb !== neededMb || !isFit) return undefined;
      const { started } = spare;
      spare = undefined;
      for (const handle of handlesOf(started)) handle.ref();
      return started;
    },
    close: end,
  };
}

function handlesOf({ child, stdout, stderr, channel }: NodeProcess): (ChildProcess | Socket)[] {
  return [child, stdout, stderr, channel];
}
