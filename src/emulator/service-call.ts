/** The request that an AWS integration sends to another service than Lambda, unsigned. */
export interface ServiceCall {
  /** As the URI names it: `dynamodb`, `states`, `sqs`, `s3`, `iotdata`. */
  readonly service: string;
  /** `PutItem`, of a URI with `action/PutItem`. */
  readonly action?: string;
  /** Path and query string, of a URI with `path/…`; of one with an action only where that has parameters. */
  readonly path?: string;
  readonly method: string;
  /** Those that are mapped or overridden, and `Content-Type` for a body. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the mapping template rendered, or the body that passed through: bytes where it is binary. */
  readonly body: string | Buffer;
}

/** What the service answers. */
export interface ServiceResult {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}
