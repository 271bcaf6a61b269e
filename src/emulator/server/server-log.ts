/** Where the server writes for the person at the terminal. */
export interface ServerLog {
  /** A line for each request. */
  request(line: string): void;
  /** What happened at each stage of a request. */
  detail(line: string): void;
  warning(message: string): void;
  error(message: string): void;
}
