/** One call of a function on its way into an execution environment. */
export interface Invocation {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly functionArn: string;
  readonly tenantId: string | undefined;
  /** The event as JSON text: it crosses to the environment as it is. */
  readonly event: string;
}

/** `fatal` is an error after which the environment stops, as Node.js does on Lambda after an uncaught exception. */
export type OutcomeKind = 'result' | 'error' | 'fatal';

/** Why an environment ended on its own. */
export type EnvironmentEnd =
  | { readonly cause: 'init error'; readonly payload: string }
  | { readonly cause: 'exit'; readonly code: number | null; readonly signal: NodeJS.Signals | null }
  | { readonly cause: 'out of memory' }
  | { readonly cause: 'not started'; readonly message: string };

/** What an environment tells its pool. After `ended` or `terminate` it says nothing more. */
export interface EnvironmentEvents {
  ready(): void;
  /** A debugger has attached: its user takes the time that he needs. */
  debugged(): void;
  outcome(requestId: string, kind: OutcomeKind, payload: string): void;
  ended(end: EnvironmentEnd): void;
}

/**
 * Where one invocation at a time runs, with what the function keeps between invocations
 * (docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
 */
export interface ExecutionEnvironment {
  invoke(invocation: Invocation): void;
  /** Stops it at once, whatever its code is doing. */
  terminate(): void;
}

export interface FunctionRuntime {
  start(events: EnvironmentEvents): ExecutionEnvironment;
  close(): Promise<void>;
}
