/** What `normalize` reads of a service, whatever the host. */
export interface Service {
  readonly name: string;
  /** The stage of the service, from `--stage` or `provider.stage`. */
  readonly stage: string;
  /** `privateApi` of serverless.ts, as it stands there. */
  readonly privateApi: unknown;
  /** By name, as they stand there: the host judges their shape, and may do so later. */
  readonly functions: Readonly<Record<string, unknown>>;
  /** Whether the host has validated the configuration against our schema, and found nothing. */
  readonly isValidated: boolean;
  /** `provider` of serverless.ts, as far as it concerns a REST API. */
  readonly provider: Readonly<Record<string, unknown>>;
  /** Whether the service has a public API of the framework's own beside the private one. */
  readonly hasHttpEvents: boolean;
  /** `provider.tags`. */
  readonly tags: Readonly<Record<string, string>>;
  /** `provider.tracing.apiGateway`. */
  readonly tracing: boolean;
  /** The service's own `resources`, where they are known: they tell what a `Ref` is. */
  readonly resources: {
    readonly Resources?: Readonly<Record<string, { readonly Type?: string }>>;
    readonly Parameters?: Readonly<Record<string, { readonly Type?: string }>>;
  };
  /**
   * The text of a file, by its path from the service's directory.
   * @throws if it can not be read
   */
  readFile(path: string): string;
}
