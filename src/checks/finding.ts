export type Severity = 'error' | 'warning';

/** What a rule found. A value: only a command decides to fail. */
export interface Finding {
  ruleId: string;
  severity: Severity;
  /** where in the template: `Resources.Api.Properties.Policy.Statement[0]` */
  path: string;
  message: string;
  fix: string;
}

/** A finding that someone knows and accepts. */
export interface SuppressedFinding extends Finding {
  reason: string;
}
