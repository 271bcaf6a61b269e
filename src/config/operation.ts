import type { Text } from '../template/intrinsics';

/** How many requests a method takes. */
export interface ThrottleConfig {
  /** Requests a second. Sets `ThrottlingRateLimit`. */
  rateLimit?: number;
  /** Requests at the same time. Sets `ThrottlingBurstLimit`. */
  burstLimit?: number;
}

/** Responses that the stage keeps: of `GET`, and of another method only where its route says so. */
export interface CacheConfig {
  /** How long a response is kept, 0 to 3600. Default: 300. Sets `CacheTtlInSeconds`. */
  ttlInSeconds?: number;
  /** Encrypts what is kept. Default: true. Sets `CacheDataEncrypted`. */
  dataEncrypted?: boolean;
  /**
   * What tells two responses of a method apart, besides the variables of the path: `method.request.querystring.page`,
   * `method.request.header.Accept`. Sets `Integration.CacheKeyParameters`.
   */
  keyParameters?: readonly string[];
}

/** What the stage writes to CloudWatch Logs. */
export interface LogsConfig {
  /** A line for each request. `true`: JSON, in a log group of this stack. Sets `Stage.AccessLogSetting`. */
  access?: boolean | AccessLogConfig;
  /** What API Gateway did with each request. `true`: errors. Sets `LoggingLevel` of `Stage.MethodSettings`. */
  execution?: boolean | ExecutionLogConfig;
  /**
   * The role with which API Gateway writes logs, one for the account in a Region. `existing` (default): it is set, and
   * a warning says what happens where it is not. `create`: this stack makes a role and sets it, for all APIs there; both
   * stay when the stack is removed. `elsewhere`: another stack sets it.
   */
  role?: 'existing' | 'create' | 'elsewhere';
}

export interface AccessLogConfig {
  /** The line: a text with `$context` variables, or a map of them that becomes JSON. Default: docs/logs.md. */
  format?: string | Readonly<Record<string, string>>;
  /** How long the log group keeps a line. Default: `provider.logRetentionInDays`, or for ever. */
  retentionInDays?: number;
  /** The key that encrypts the log group. */
  kmsKeyArn?: Text;
  /** A log group or Firehose stream that exists, by ARN, in place of a log group of this stack. */
  destinationArn?: Text;
}

export interface ExecutionLogConfig {
  /** Default: `ERROR`. */
  level?: 'ERROR' | 'INFO';
  /** Also whole requests and responses. Default: false. Sets `DataTraceEnabled`. */
  fullExecutionData?: boolean;
}

/** A key by name, whose value AWS makes, or with what it is to have. */
export type ApiKeyConfig =
  | string
  | {
      name?: string;
      /** 20 to 128 characters; `{ Ref: … }` of a parameter with `NoEcho` keeps it out of the template. */
      value?: Text;
      description?: string;
      customerId?: string;
      /** Default: true. */
      enabled?: boolean;
      /** A key that exists, in place of all the others. */
      id?: Text;
    };

/** The keys of the one usage plan, or those of several by the name of the plan: `[{ gold: ['acme'] }]`. */
export type ApiKeysConfig = readonly (ApiKeyConfig | Readonly<Record<string, readonly ApiKeyConfig[]>>)[];

/** What each key of a plan may do in the stage. Sets the properties of `AWS::ApiGateway::UsagePlan`. */
export interface UsagePlanConfig {
  description?: string;
  /** Requests in a period, beginning with `offset` fewer. */
  quota?: { limit: number; offset?: number; period: 'DAY' | 'WEEK' | 'MONTH' };
  throttle?: ThrottleConfig;
  /** Throttles of single routes: `{ 'GET /orders': { rateLimit: 1 } }`. */
  methods?: Readonly<Record<string, ThrottleConfig>>;
}
