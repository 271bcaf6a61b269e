import type { FunctionDefinition } from './function-definition';
import type { RuntimeLog } from './runtime-log';

interface ErrorPayload {
  readonly errorType?: unknown;
  readonly errorMessage?: unknown;
  readonly trace?: unknown;
  readonly stackTrace?: unknown;
}

/** Frames of Node.js itself: they say nothing of where the function went wrong. */
const foreignFrame = /\(node:|^\s+at (?:async )?node:/;

/** Says on the terminal what a function's error was, and where in its code. */
export function reportFunctionError(log: RuntimeLog, definition: FunctionDefinition, payload: string): void {
  let error: ErrorPayload;
  try {
    error = (JSON.parse(payload) as ErrorPayload | null) ?? {};
  } catch {
    error = {};
  }
  const { errorType, errorMessage, trace, stackTrace } = error;
  const said = typeof errorMessage === 'string' ? errorMessage : payload.slice(0, 500);
  const frames = (Array.isArray(trace) ? trace : Array.isArray(stackTrace) ? stackTrace : [])
    .filter((line): line is string => typeof line === 'string')
    .flatMap((line) => line.trimEnd().split('\n'))
    .filter((line) => /^\s/.test(line) && !foreignFrame.test(line));
  const where =
    frames.length > 0 ? frames : [`  in ${definition.codeDirectory}, handler ${definition.handler}`];
  const type = typeof errorType === 'string' ? `${errorType}: ` : '';
  log.error([`${definition.name} failed: ${type}${said}`, ...where].join('\n'));
}
