import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import type { Duplex, Readable } from 'node:stream';
import type {
  EnvironmentEnd,
  EnvironmentEvents,
  FunctionRuntime,
  OutcomeKind,
} from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { fieldsOf, readMessages, sendMessage } from './message-channel';
import { readLines } from './read-lines';
import type { RuntimeLog } from './runtime-log';

/** A process that is one execution environment: file descriptor 3 is its channel to the gateway, both ways. */
export interface EnvironmentProcess {
  readonly child: ChildProcess;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly channel: Duplex;
}

/** V8 begins its last words with it when the heap has reached its limit; dozens of lines about itself follow. */
const heapIsFull = '<--- Last few GCs --->';

/** Node.js says so. It does not say when a debugger leaves. */
const debuggerHasAttached = 'Debugger attached.';

/** How long the last words of a process may take, which a process that it left behind may hold back. */
const lastWordsMs = 100;

/** Of all functions. One that blocks its thread does not hear that this process ends, however that comes about. */
const alive = new Set<ChildProcess>();
const killAll = (): void => {
  for (const child of alive) child.kill('SIGKILL');
};

/** Where the code of a function can be run from at this moment. */
export type CodeDirectoryOf = (definition: FunctionDefinition) => string;

/** Runs a function in child processes, one for each execution environment. */
export function createProcessRuntime(
  definition: FunctionDefinition,
  log: RuntimeLog,
  startProcess: (definition: FunctionDefinition) => Promise<EnvironmentProcess>,
  codeDirectoryOf: CodeDirectoryOf = () => definition.codeDirectory,
): FunctionRuntime {
  const running = new Map<ChildProcess, Promise<void>>();

  /** Says how a process ends, once what it said last has arrived. */
  function follow({ child, stdout, stderr, channel }: EnvironmentProcess, events: EnvironmentEvents): void {
    if (alive.size === 0) process.once('exit', killAll);
    alive.add(child);
    let outOfMemory = false;
    const print = (line: string): void => log.output(definition.name, line);
    readLines(stdout, print);
    readLines(stderr, (line) => {
      if (line === debuggerHasAttached) events.debugged();
      outOfMemory ||= line === heapIsFull;
      if (!outOfMemory) print(line);
    });
    readMessages(channel, (message) => receive(message, events));
    const ended = new Promise<EnvironmentEnd>((resolve) => {
      child.once('error', (error) => resolve({ cause: 'not started', message: error.message }));
      child.once('exit', (code, signal) => {
        const end = (): void =>
          resolve(outOfMemory ? { cause: 'out of memory' } : { cause: 'exit', code, signal });
        // What has arrived by then is read first, however long this process was busy.
        const wait = setTimeout(() => setImmediate(end), lastWordsMs);
        child.once('close', () => {
          clearTimeout(wait);
          end();
        });
      });
    });
    running.set(
      child,
      ended.then((end) => {
        running.delete(child);
        alive.delete(child);
        if (alive.size === 0) process.off('exit', killAll);
        events.ended(end);
      }),
    );
  }

  return {
    start: (events) => {
      let started: EnvironmentProcess | undefined;
      let over = false;
      /** After its end, or once the pool has stopped it, an environment says nothing more. */
      const guarded: EnvironmentEvents = {
        ready: () => over || events.ready(),
        debugged: () => over || events.debugged(),
        outcome: (requestId, kind, payload) => over || events.outcome(requestId, kind, payload),
        ended: (end) => {
          if (over) return;
          over = true;
          events.ended(end);
        },
      };
      const startIn = async (codeDirectory: string): Promise<void> => {
        const identity = identityOf(codeDirectory);
        if (identity === undefined) {
          throw new Error(`its code directory ${codeDirectory} does not exist.`);
        }
        started = await startProcess({ ...definition, codeDirectory });
        let isReady = false;
        follow(started, {
          ...guarded,
          ready: () => {
            isReady = true;
            guarded.ready();
          },
          ended: (end) => {
            const now = codeDirectoryOf(definition);
            const wasDeleted = now !== codeDirectory || identityOf(codeDirectory) !== identity;
            // While it loaded: an error then, or an exit where the process had no working directory any more.
            if (!isReady && wasDeleted && end.cause !== 'not started' && !over) begin(now);
            else guarded.ended(end);
          },
        });
        if (over) started.child.kill('SIGKILL');
      };
      const begin = (codeDirectory: string): void => {
        startIn(codeDirectory).catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          guarded.ended({ cause: 'not started', message });
        });
      };
      begin(codeDirectoryOf(definition));
      return {
        invoke: ({ requestId, deadline, functionArn, tenantId = '', event }) => {
          if (started === undefined) return;
          sendMessage(started.channel, `${requestId}\t${deadline}\t${functionArn}\t${tenantId}\t${event}`);
        },
        terminate: () => {
          over = true;
          started?.child.kill('SIGKILL');
        },
      };
    },
    close: async () => {
      for (const child of running.keys()) child.kill('SIGKILL');
      await Promise.all(running.values());
    },
  };
}

/** Another folder at the same path is another. */
function identityOf(directory: string): string | undefined {
  const known = statSync(directory, { throwIfNoEntry: false });
  // The number of a deleted folder is soon another's.
  return known === undefined ? undefined : `${known.ino} ${known.birthtimeMs}`;
}

/** Messages of the process: what happened, the invocation, and the payload, each behind a tab. */
function receive(message: string, events: EnvironmentEvents): void {
  const [verb = '', requestId = '', payload = ''] = fieldsOf(message, 2);
  switch (verb) {
    case 'ready': {
      events.ready();
      return;
    }
    case 'init-error': {
      events.ended({ cause: 'init error', payload });
      return;
    }
    case 'memory': {
      events.ended({ cause: 'out of memory' });
      return;
    }
    default: {
      events.outcome(requestId, verb as OutcomeKind, payload);
    }
  }
}
