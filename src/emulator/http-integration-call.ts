/** The request that an HTTP or HTTP_PROXY integration sends to its endpoint. */
export interface HttpIntegrationCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
  /** Aborted when the integration's time is up. */
  readonly signal: AbortSignal;
}

export interface HttpIntegrationResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | string;
}
