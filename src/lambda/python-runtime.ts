import { spawn } from 'node:child_process';
import type { Duplex, Readable } from 'node:stream';
import type { FunctionRuntime } from './execution-environment';
import type { FunctionDefinition } from './function-definition';
import { functionEnvironment, type EnvironmentSettings } from './function-environment';
import { createProcessRuntime, type CodeDirectoryOf, type EnvironmentProcess } from './process-runtime';
import { pythonBootstrap } from './python-bootstrap';
import type { FindPython } from './python-interpreter';
import type { RuntimeLog } from './runtime-log';

export interface PythonRuntimeOptions extends EnvironmentSettings {
  readonly log: RuntimeLog;
  readonly codeDirectoryOf?: CodeDirectoryOf;
  readonly findPython: FindPython;
}

/** Beside its code a Python process maps the interpreter and its libraries, which Lambda's figure does not mean. */
const interpreterMb = 128;

/** Runs a Python function as Lambda does: each execution environment is a process of its own. */
export function createPythonRuntime(
  definition: FunctionDefinition,
  options: PythonRuntimeOptions,
): FunctionRuntime {
  const start = async (current: FunctionDefinition): Promise<EnvironmentProcess> => {
    const python = await options.findPython(current);
    const child = spawn(python, ['-u', '-c', pythonBootstrap], {
      cwd: current.codeDirectory,
      env: {
        ...functionEnvironment(current, options),
        PRIVATE_API_MEMORY_LIMIT: String((current.memoryMb + interpreterMb) * 1024 * 1024),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, stdout, stderr, channel] = child.stdio as unknown as [null, Readable, Readable, Duplex];
    return { child, stdout, stderr, channel };
  };
  return createProcessRuntime(definition, options.log, start, options.codeDirectoryOf);
}
