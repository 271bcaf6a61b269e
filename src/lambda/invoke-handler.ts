import type { Invocation, OutcomeKind } from './execution-environment';
import { errorPayload, NodeJsExit } from './node-errors';

/** A handler of any of the styles that the Node.js runtime takes: promise, callback, `context.done`. */
export type Handler = (event: unknown, context: object, callback: HandlerCallback) => unknown;
export type HandlerCallback = (error?: unknown, result?: unknown) => void;

export interface Completion {
  /** Reports an error that nothing caught. */
  fatal(error: unknown): void;
  /** Nothing is left to do, and the handler may not have answered. */
  eventLoopEmpty(): void;
}

type Answer = (kind: OutcomeKind, payload: string) => void;

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isAsync(handler: Handler): boolean {
  return handler.constructor.name === 'AsyncFunction';
}

function resultPayload(result: unknown): string {
  try {
    const text: unknown = JSON.stringify(result === undefined ? null : result);
    // A function or a symbol has no JSON: Lambda then sends an empty payload, which reads as null.
    return typeof text === 'string' ? text : 'null';
  } catch {
    throw new Error('Unable to stringify response body');
  }
}

/**
 * Calls the handler once and answers once, by the rules of Lambda's Node.js runtime
 * (docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html): a promise settles it; a callback's result waits for an empty
 * event loop unless `callbackWaitsForEmptyEventLoop` is false; an empty event loop without an answer means `null`, or, of an
 * async function, an error.
 */
export function invokeHandler(handler: Handler, invocation: Invocation, answer: Answer): Completion {
  let answered = false;
  let called = false;
  let whenEmpty: () => void = () => (isAsync(handler) ? failed(new NodeJsExit()) : send('result', 'null'));

  function send(kind: OutcomeKind, payload: string): void {
    if (answered) return;
    answered = true;
    answer(kind, payload);
  }
  const failed = (error: unknown): void => send('error', errorPayload(error));
  const succeeded = (result: unknown): void => {
    let payload: string;
    try {
      payload = resultPayload(result);
    } catch (error) {
      failed(error);
      return;
    }
    send('result', payload);
  };
  const done: HandlerCallback = (error, result) =>
    error === undefined || error === null ? succeeded(result) : failed(error);
  /** Only the first of callback, done, succeed and fail counts. */
  const once = <Parameters extends unknown[]>(call: (...parameters: Parameters) => void) => {
    return (...parameters: Parameters): void => {
      if (called) return;
      called = true;
      call(...parameters);
    };
  };

  const callback = once<[unknown?, unknown?]>((error, result) => {
    if ((error !== undefined && error !== null) || !context.callbackWaitsForEmptyEventLoop) {
      done(error, result);
    } else {
      whenEmpty = () => succeeded(result);
    }
  });
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    succeed: once<[unknown?]>((result) => done(null, result)),
    fail: once<[unknown?]>((error) => done(error ?? 'handled')),
    done: once<[unknown?, unknown?]>(done),
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: invocation.functionArn,
    awsRequestId: invocation.requestId,
    tenantId: invocation.tenantId,
    getRemainingTimeInMillis: () => invocation.deadline - Date.now(),
  };

  // The caller sets up `current` from what this returns: the handler starts after it.
  queueMicrotask(() => {
    try {
      const returned = handler(JSON.parse(invocation.event), context, callback);
      if (isThenable(returned)) returned.then(context.succeed, context.fail);
    } catch (error) {
      callback(error);
    }
  });

  return {
    fatal: (error) => send('fatal', errorPayload(error)),
    eventLoopEmpty: () => whenEmpty(),
  };
}
