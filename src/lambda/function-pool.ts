import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { PrivateApiError } from '../errors';
import type { LambdaResult } from './invoke';
import { exitPayload, maximumResultBytes, timeoutPayload, tooLargePayload } from './error-payloads';
import type {
  EnvironmentEnd,
  ExecutionEnvironment,
  FunctionRuntime,
  OutcomeKind,
} from './execution-environment';
import type { FunctionDefinition } from './function-definition';

/** Lambda's own maximum: what a function is told that has no time-out. */
const longestTimeoutMs = 900_000;

export interface FunctionPoolOptions {
  /** Most environments at once; more invocations wait. */
  readonly maximumConcurrency: number;
  /** Most invocations that wait; more are throttled. */
  readonly maximumQueue: number;
  /** How long an environment may take to start before the function's own time-out begins. */
  readonly initTimeoutMs: number;
  /** How long an invocation waits for a warm environment, at least, before another one is started. */
  readonly growAfterMs: number;
  /** Whether no time-out ends an invocation at this moment. */
  readonly hasNoTimeouts: () => boolean;
  /** A debugger has attached to an environment. */
  readonly debugged: () => void;
  /** The tenant whose environments these are. */
  readonly tenantId: string | undefined;
  /** The payload of an invocation that failed, for the terminal. */
  readonly failed: (payload: string) => void;
}

export interface FunctionPool {
  invoke(event: string, functionArn: string): Promise<LambdaResult>;
  /** Starts an environment for the first invocation, where none is. Resolves when it has started, or failed to. */
  prepare(): Promise<void>;
  /** Lets invocations under way finish with the old code; later ones get new environments, the first of them at once. */
  reload(): void;
  /** Stops environments that have been idle since before `time` (milliseconds since the epoch). */
  stopIdleSince(time: number): void;
  readonly size: number;
  close(): Promise<void>;
}

interface Waiting {
  readonly requestId: string;
  readonly event: string;
  readonly functionArn: string;
  readonly resolve: (result: LambdaResult) => void;
  readonly reject: (error: Error) => void;
}

interface Slot {
  environment: ExecutionEnvironment | undefined;
  state: 'starting' | 'idle' | 'busy';
  /** Started before the last reload. */
  stale: boolean;
  /** A debugger has attached: from then on it may stop at any time. */
  isDebugged: boolean;
  current: Waiting | undefined;
  /** Of the start, then of the invocation under way: set again for each, it is cheaper than one of its own. */
  timer: NodeJS.Timeout | undefined;
  startedAt: number;
  idleSince: number;
  /** Calls back once it has started, or failed to. */
  readonly settled: () => void;
}

/**
 * The execution environments of one function. Each handles one invocation at a time and stays warm after it
 * (docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html). Up to one for each core starts on demand. Up to four for
 * each core start one by one while somebody always waits for functions that wait themselves: where the gateway is busy all
 * the time, more of them would only take its processor. Beyond that, only an invocation that has waited for longer than a
 * start takes gets another one.
 */
export function createFunctionPool(
  definition: FunctionDefinition,
  runtime: FunctionRuntime,
  options: FunctionPoolOptions,
): FunctionPool {
  const limit = Math.min(options.maximumConcurrency, definition.reservedConcurrency ?? Infinity);
  const cores = availableParallelism();
  const slots = new Set<Slot>();
  const idle: Slot[] = [];
  const queue: Waiting[] = [];
  let starting = 0;
  /** How long the last start took: to wait for a warm environment is better than that. */
  let startMs = 0;
  let growTimer: NodeJS.Timeout | undefined;
  /** Nobody has waited at some moment since the timer was set. */
  let caughtUp = false;
  /** What the event loop had done by then. */
  let loopBefore: EventLoopUtilization | undefined;
  let closed = false;

  const timeoutMs = definition.timeoutSeconds * 1000;

  function fail(waiting: Waiting, payload: string): void {
    options.failed(payload);
    waiting.resolve({ payload, functionError: 'Unhandled' });
  }

  function remove(slot: Slot): void {
    if (!slots.delete(slot)) return;
    if (slot.timer !== undefined) clearTimeout(slot.timer);
    if (slot.state === 'starting') starting -= 1;
    slot.settled();
    const at = idle.indexOf(slot);
    if (at >= 0) idle.splice(at, 1);
  }

  function discard(slot: Slot): void {
    remove(slot);
    slot.environment?.terminate();
  }

  function dispatch(slot: Slot, waiting: Waiting): void {
    slot.state = 'busy';
    slot.current = waiting;
    if (slot.timer === undefined) slot.timer = setTimeout(timedOut, timeoutMs, slot);
    else slot.timer.refresh();
    slot.environment?.invoke({
      requestId: waiting.requestId,
      deadline: Date.now() + (options.hasNoTimeouts() ? longestTimeoutMs : timeoutMs),
      functionArn: waiting.functionArn,
      tenantId: options.tenantId,
      event: waiting.event,
    });
  }

  function timedOut(slot: Slot): void {
    const waiting = slot.current;
    if (waiting === undefined) return;
    if (slot.isDebugged || options.hasNoTimeouts()) {
      slot.timer?.refresh();
      return;
    }
    slot.current = undefined;
    discard(slot);
    fail(waiting, timeoutPayload(waiting.requestId, definition.timeoutSeconds));
    work();
  }

  function rest(slot: Slot): void {
    slot.state = 'idle';
    if (slot.stale) {
      discard(slot);
    } else {
      slot.idleSince = Date.now();
      idle.push(slot);
    }
    work();
  }

  function finished(slot: Slot, requestId: string, kind: OutcomeKind, payload: string): void {
    const waiting = slot.current;
    if (waiting?.requestId !== requestId) return;
    slot.current = undefined;
    if (kind !== 'result') {
      fail(waiting, payload);
    } else if (payload.length * 3 > maximumResultBytes && Buffer.byteLength(payload) > maximumResultBytes) {
      fail(waiting, tooLargePayload());
    } else {
      waiting.resolve({ payload });
    }
    if (kind === 'fatal') {
      discard(slot);
      work();
    } else {
      rest(slot);
    }
  }

  function ended(slot: Slot, end: EnvironmentEnd): void {
    const wasStarting = slot.state === 'starting';
    remove(slot);
    // The invocation that an environment was started for gets the error of its start.
    const waiting = slot.current ?? (wasStarting && !slot.stale ? queue.shift() : undefined);
    slot.current = undefined;
    if (waiting !== undefined) {
      if (end.cause === 'not started') {
        waiting.reject(new PrivateApiError('FUNCTION_START', `${definition.name}: ${end.message}`));
      } else {
        fail(waiting, end.cause === 'init error' ? end.payload : exitPayload(waiting.requestId, end));
      }
    } else if (end.cause === 'init error') {
      options.failed(end.payload);
    }
    work();
  }

  function start(settled: () => void = () => undefined): void {
    const slot: Slot = {
      environment: undefined,
      state: 'starting',
      stale: false,
      isDebugged: false,
      current: undefined,
      timer: undefined,
      startedAt: Date.now(),
      idleSince: 0,
      settled,
    };
    slots.add(slot);
    starting += 1;
    slot.timer = setTimeout(() => {
      if (slot.isDebugged || options.hasNoTimeouts()) {
        slot.timer?.refresh();
        return;
      }
      const waiting = queue.shift();
      discard(slot);
      if (waiting !== undefined) {
        fail(waiting, timeoutPayload(waiting.requestId, definition.timeoutSeconds));
      }
      work();
    }, options.initTimeoutMs + timeoutMs);
    slot.environment = runtime.start({
      ready: () => {
        if (slot.timer !== undefined) clearTimeout(slot.timer);
        slot.timer = undefined;
        starting -= 1;
        startMs = Date.now() - slot.startedAt;
        slot.settled();
        rest(slot);
      },
      debugged: () => {
        slot.isDebugged = true;
        options.debugged();
      },
      outcome: (requestId, kind, payload) => finished(slot, requestId, kind, payload),
      ended: (end) => ended(slot, end),
    });
  }

  /** The environments that the queue wants beyond those that are starting, within the limit. */
  const missing = (): number => Math.min(queue.length - starting, limit - slots.size);

  /** How many environments start for those who wait, after a time that began with `first` as the first of them. */
  function growth(first: Waiting | undefined): number {
    if (starting > 0) return 0;
    if (queue[0] === first) return Math.min(missing(), Math.max(1, slots.size));
    const isBusy = performance.eventLoopUtilization(loopBefore).utilization > 0.5;
    return caughtUp || isBusy || slots.size >= 4 * cores ? 0 : Math.min(missing(), 1);
  }

  function growLater(): void {
    if (growTimer !== undefined || closed) return;
    const first = queue[0];
    caughtUp = false;
    loopBefore = performance.eventLoopUtilization();
    growTimer = setTimeout(
      () => {
        // What has arrived meanwhile is handled first: a busy event loop is no reason for more environments.
        setImmediate(() => {
          growTimer = undefined;
          if (closed) return;
          for (let count = growth(first); count > 0; count -= 1) start();
          if (missing() > 0) growLater();
        });
      },
      Math.max(options.growAfterMs, startMs),
    );
  }

  function work(): void {
    while (queue.length > 0) {
      const slot = idle.pop();
      if (slot === undefined) break;
      const waiting = queue.shift();
      if (waiting !== undefined) dispatch(slot, waiting);
    }
    if (queue.length === 0) caughtUp = true;
    while (missing() > 0 && slots.size < cores) start();
    if (missing() > 0) growLater();
  }

  return {
    invoke: (event, functionArn) =>
      new Promise((resolve, reject) => {
        if (closed || limit === 0 || queue.length >= options.maximumQueue) {
          const why = closed
            ? 'the emulator is stopping'
            : limit === 0
              ? 'its reserved concurrency is 0'
              : `${queue.length} invocations wait already`;
          reject(new PrivateApiError('FUNCTION_THROTTLED', `${definition.name} is throttled: ${why}.`));
          return;
        }
        const waiting: Waiting = { requestId: randomUUID(), event, functionArn, resolve, reject };
        const slot = queue.length === 0 ? idle.pop() : undefined;
        if (slot !== undefined) {
          dispatch(slot, waiting);
        } else {
          queue.push(waiting);
          work();
        }
      }),
    prepare: () =>
      new Promise((resolve) => {
        if (closed || limit === 0 || slots.size > 0) resolve();
        else start(resolve);
      }),
    reload: () => {
      const isUsed = slots.size > 0;
      for (const slot of slots) {
        slot.stale = true;
        if (slot.state !== 'busy') discard(slot);
      }
      work();
      if (isUsed && starting === 0 && slots.size < limit) start();
    },
    stopIdleSince: (time) => {
      for (const slot of [...idle]) if (slot.idleSince < time) discard(slot);
    },
    get size() {
      return slots.size;
    },
    close: async () => {
      closed = true;
      if (growTimer !== undefined) clearTimeout(growTimer);
      const stopping = (): PrivateApiError =>
        new PrivateApiError('FUNCTION_THROTTLED', `${definition.name}: the emulator stopped.`);
      for (const waiting of queue.splice(0)) waiting.reject(stopping());
      for (const slot of [...slots]) {
        slot.current?.reject(stopping());
        slot.current = undefined;
        discard(slot);
      }
      await runtime.close();
    },
  };
}
