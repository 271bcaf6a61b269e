/**
 * What a handler may return to choose the status: an object with `httpStatus`. Anything else is a 200 with the
 * value as JSON.
 */
export interface Result {
  readonly httpStatus: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
}
