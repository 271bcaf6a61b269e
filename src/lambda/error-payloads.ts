import { exitMessage, timeoutMessage } from '../api-gateway/lambda-errors';
import type { EnvironmentEnd } from './execution-environment';

/** Lambda's limit on a synchronous result, in bytes (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
export const maximumResultBytes = 6_291_556;

export function timeoutPayload(requestId: string, timeoutSeconds: number): string {
  return JSON.stringify({
    errorType: 'Sandbox.Timedout',
    errorMessage: timeoutMessage(requestId, timeoutSeconds),
  });
}

export function tooLargePayload(): string {
  return JSON.stringify({
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maximumResultBytes} bytes).`,
    errorType: 'Function.ResponseSizeTooLarge',
  });
}

const signalTexts: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGILL: 'illegal instruction',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

function exitReason(end: EnvironmentEnd): string {
  switch (end.cause) {
    case 'out of memory':
      // On Lambda the kernel kills what outgrows the function's memory.
      return 'with error: signal: killed';
    case 'exit':
      if (end.signal !== null) return `with error: signal: ${signalTexts[end.signal] ?? end.signal}`;
      return end.code === 0 ? 'without providing a reason' : `with error: exit status ${end.code ?? 1}`;
    case 'init error':
    case 'not started':
      return 'without providing a reason';
  }
}

/** The runtime is gone: it exited, was killed or ran out of memory. */
export function exitPayload(requestId: string, end: EnvironmentEnd): string {
  return JSON.stringify({
    errorType: 'Runtime.ExitError',
    errorMessage: exitMessage(requestId, exitReason(end)),
  });
}
