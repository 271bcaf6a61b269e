/** Where the runtimes write for the person at the terminal. */
export interface RuntimeLog {
  /** A line that a function printed. */
  output(functionName: string, line: string): void;
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

export const silentRuntimeLog: RuntimeLog = {
  output: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  error: () => undefined,
};
