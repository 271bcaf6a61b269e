import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type {
  EnvironmentEnd,
  EnvironmentEvents,
  FunctionRuntime,
  OutcomeKind,
} from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { functionEnvironment, type EnvironmentSettings } from './function-environment';
import { fieldsOf, messageWriter, readMessages } from './message-channel';
import { pythonBootstrap } from './python-bootstrap';
import type { FindPython } from './python-interpreter';
import { readLines } from './read-lines';
import type { RuntimeLog } from './runtime-log';

export interface PythonRuntimeOptions extends EnvironmentSettings {
  readonly log: RuntimeLog;
  readonly findPython: FindPython;
}

/** Beside its code a Python process maps the interpreter and its libraries, which Lambda's figure does not mean. */
const interpreterMb = 128;

/** Runs a Python function in child processes, one for each execution environment. */
export function createPythonRuntime(
  definition: FunctionDefinition,
  options: PythonRuntimeOptions,
): FunctionRuntime {
  const running = new Map<ChildProcess, Promise<void>>();

  function spawnPython(
    python: string,
    events: EnvironmentEvents,
  ): ChildProcessByStdio<Writable, Readable, Readable> {
    const child = spawn(python, ['-u', '-c', pythonBootstrap], {
      cwd: definition.codeDirectory,
      env: {
        ...functionEnvironment(definition, options),
        PRIVATE_API_MEMORY_LIMIT: String((definition.memoryMb + interpreterMb) * 1024 * 1024),
      },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    }) as ChildProcessByStdio<Writable, Readable, Readable>;
    const ended = new Promise<EnvironmentEnd>((resolve) => {
      child.once('error', (error) => resolve({ cause: 'not started', message: error.message }));
      child.once('exit', (code, signal) => {
        // Its last answer may still be in the pipe, which a process that it left behind may hold open.
        const wait = setTimeout(() => resolve({ cause: 'exit', code, signal }), 100);
        child.once('close', () => {
          clearTimeout(wait);
          resolve({ cause: 'exit', code, signal });
        });
      });
    });
    running.set(
      child,
      ended.then((end) => {
        running.delete(child);
        events.ended(end);
      }),
    );
    const print = (line: string): void => options.log.output(definition.name, line);
    readLines(child.stdout, print);
    readLines(child.stderr, print);
    readMessages(child.stdio[3] as Readable, (line) => receive(line, events));
    return child;
  }

  return {
    start: (events) => {
      let child: ReturnType<typeof spawnPython> | undefined;
      let send: ((message: string) => void) | undefined;
      let over = false;
      /** After its end, or once the pool has stopped it, an environment says nothing more. */
      const guarded: EnvironmentEvents = {
        ready: () => over || events.ready(),
        outcome: (requestId, kind, payload) => over || events.outcome(requestId, kind, payload),
        ended: (end) => {
          if (over) return;
          over = true;
          events.ended(end);
        },
      };
      void options.findPython(definition).then((python) => {
        if (over) return;
        if (!existsSync(definition.codeDirectory)) {
          const message = `its code directory ${definition.codeDirectory} does not exist.`;
          guarded.ended({ cause: 'not started', message });
          return;
        }
        child = spawnPython(python, guarded);
        send = messageWriter(child.stdin);
      });
      return {
        invoke: ({ requestId, deadline, functionArn, event }) =>
          send?.(`${requestId}\t${deadline}\t${functionArn}\t${event}`),
        terminate: () => {
          over = true;
          child?.kill('SIGKILL');
        },
      };
    },
    close: async () => {
      for (const child of running.keys()) child.kill('SIGKILL');
      await Promise.all(running.values());
    },
  };
}

/** Lines of the program: what happened, the invocation, and the payload, each behind a tab. */
function receive(line: string, events: EnvironmentEvents): void {
  const [verb = '', requestId = '', payload = ''] = fieldsOf(line, 2);
  if (verb === 'ready') events.ready();
  else if (verb === 'init-error') events.ended({ cause: 'init error', payload });
  else events.outcome(requestId, verb as OutcomeKind, payload);
}
