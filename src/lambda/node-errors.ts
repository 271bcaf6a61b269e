import { sep } from 'node:path';
import { types } from 'node:util';

/**
 * The runtime's own errors. They wrap what went wrong as text, so the message begins with the wrapped error's type:
 * `Error: Cannot find module …`.
 */
export class RuntimeError extends Error {
  constructor(kind: string, reason: unknown) {
    super(String(reason));
    this.name = `Runtime.${kind}`;
  }
}

export class UnhandledPromiseRejection extends RuntimeError {
  constructor(reason: unknown) {
    super('UnhandledPromiseRejection', reason);
  }
}

/** An async handler whose promise never settles (docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html). */
export class NodeJsExit extends RuntimeError {
  constructor() {
    super(
      'NodeJsExit',
      'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
    );
  }
}

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

function isErrorLike(error: unknown): error is ErrorLike {
  if (types.isNativeError(error)) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { name, message, stack } = error as Partial<ErrorLike>;
  return [name, message, stack].every((value) => typeof value === 'string' && value !== '');
}

const frame = /^\s+at /;

/** The lines of a stack down to the handler's last frame: what called it is this runtime and Node.js. */
function traceOf(stack: string): string[] {
  const lines = stack.split('\n').filter((line) => !(frame.test(line) && line.includes(__dirname + sep)));
  const last = lines.findLastIndex(
    (line) => !/^\s+at (?:.*\()?node:/.test(line) && line !== '    at new Promise (<anonymous>)',
  );
  return lines.slice(0, last + 1);
}

/** What the Node.js runtime reports for a thrown or rejected value: type, message and trace, or only its text. */
export function errorPayload(error: unknown): string {
  try {
    return JSON.stringify(
      isErrorLike(error)
        ? { errorType: error.name, errorMessage: error.message, trace: traceOf(error.stack) }
        : { errorType: typeof error, errorMessage: (error as { toString(): string }).toString(), trace: [] },
    );
  } catch {
    return JSON.stringify({
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
    });
  }
}
