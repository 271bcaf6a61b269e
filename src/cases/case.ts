/** A request, and what must come back: the unit of `private-api test`. */
export interface Case {
  readonly name: string;
  readonly request: CaseRequest;
  /** What the function gives back in place of being called. */
  readonly function?: FunctionOutcome;
  readonly expect: Expectation;
}

export interface CaseRequest {
  readonly method: string;
  /** Without the stage, with its query string. */
  readonly path: string;
  readonly headers?: Headers;
  /** A text as it is sent; any other value is sent as JSON. */
  readonly body?: unknown;
  /** The endpoint that the request comes through, or `none`. Default: the API's first. */
  readonly vpcEndpointId?: string;
  readonly sourceIp?: string;
}

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** An error is what Lambda reports: `errorType`, `errorMessage`, and what the runtime adds. */
export type FunctionOutcome =
  | { readonly result: unknown }
  | { readonly error: { readonly errorMessage: string } & Readonly<Record<string, unknown>> };

/** In each text, `***` stands for anything. What is left out may be anything. */
export interface Expectation {
  readonly status: number;
  /** `null`: the header must not be there. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  /** A text: the whole body. Any other value: the body read as JSON. */
  readonly body?: unknown;
  readonly bodyContains?: string | readonly string[];
}

/** What came back. */
export interface CaseResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}
