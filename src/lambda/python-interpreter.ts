import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { FunctionDefinition } from './function-definition';
import type { RuntimeLog } from './runtime-log';

export type FindPython = (definition: FunctionDefinition) => Promise<string>;

interface Interpreter {
  readonly file: string;
  /** `3.12` */
  readonly version: string;
}

/** Asks the interpreter itself: what is on the path may be a shim for a version that is not installed. */
function ask(
  [file = '', ...options]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Interpreter | undefined> {
  const program = 'import sys; print(sys.executable); print("%d.%d" % sys.version_info[:2])';
  return new Promise((resolve) => {
    execFile(file, [...options, '-c', program], { env }, (error, stdout) => {
      const [found, version] = stdout.trim().split(/\r?\n/);
      resolve(error === null && found && version ? { file: found, version } : undefined);
    });
  });
}

/**
 * Finds what runs a Python function: the interpreter of the active virtual environment, the one of the function's
 * version, or any Python 3, with a notice when the versions differ.
 */
export function createPythonFinder(
  parent: Readonly<Record<string, string | undefined>>,
  log: RuntimeLog,
): FindPython {
  const found = new Map<string, Promise<string>>();

  async function find(definition: FunctionDefinition): Promise<string> {
    const environment = parent['VIRTUAL_ENV'];
    const windows = process.platform === 'win32';
    const candidates =
      environment === undefined || environment === ''
        ? [
            // The launcher of Windows.
            ...(windows
              ? [
                  ['py', definition.runtime.replace('python', '-')],
                  ['py', '-3'],
                ]
              : []),
            [definition.runtime],
            ['python3'],
            ['python'],
          ]
        : [[join(environment, windows ? 'Scripts/python.exe' : 'bin/python3')]];
    for (const candidate of candidates) {
      const interpreter = await ask(candidate, { ...parent });
      if (interpreter === undefined) continue;
      if (`python${interpreter.version}` !== definition.runtime) {
        log.notice(
          `${definition.name} is a ${definition.runtime} function; Python ${interpreter.version} (${interpreter.file}) runs it here.`,
        );
      }
      return interpreter.file;
    }
    return candidates.at(-1)?.[0] ?? 'python3';
  }

  return (definition) => {
    const known = found.get(definition.runtime) ?? find(definition);
    found.set(definition.runtime, known);
    return known;
  };
}
