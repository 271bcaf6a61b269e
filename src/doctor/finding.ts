/** What the doctor looks at, in the order of a request's way. */
export const subjects = [
  'VPC endpoint',
  'network',
  'endpoint policy',
  'private DNS',
  'API',
  'API policy',
  'stage',
  'routes',
  'functions',
  'logs',
  'domain',
  'Access Analyzer',
] as const;

export type Subject = (typeof subjects)[number];

export interface DoctorFinding {
  readonly subject: Subject;
  /**
   * `problem`: callers are kept out, or come in who should not. `warning`: as it is, it surprises. `unseen`: AWS did not let
   * us look.
   */
  readonly state: 'ok' | 'warning' | 'problem' | 'unseen';
  /** What is. */
  readonly message: string;
  /** What should be, and the command or setting that makes it so. */
  readonly fix?: string;
  /** Whether it keeps the caller out. */
  readonly blocks?: boolean;
  /** The endpoint that it is about; absent where it is about every way in. */
  readonly vpcEndpointId?: string;
}
