import type { Finding } from '../checks';

/** What a change of a template does to a private API: a value, which each format writes in its way. */
export interface Difference {
  /** Logical id of the API on each side; undefined where there is none. */
  readonly api: { readonly before: string | undefined; readonly after: string | undefined };
  readonly routes: {
    readonly added: readonly AddedRoute[];
    readonly removed: readonly RemovedRoute[];
    readonly changed: readonly ChangedRoute[];
  };
  /** Routes of both sides, and what is new beside what every route had. */
  readonly access: readonly AccessDifference[];
  readonly settings: readonly ChangedResource[];
  readonly deployment: Redeployment;
  readonly replaced: readonly Replacement[];
  /** What CloudFormation, or API Gateway, refuses. */
  readonly refused: readonly Refusal[];
  readonly outputs: readonly ChangedOutput[];
  readonly findings: { readonly new: readonly Finding[]; readonly gone: readonly Finding[] };
}

export interface DescribedRoute {
  readonly method: string;
  readonly path: string;
  /** logical id of the function, or the type of another integration */
  readonly target: string;
  readonly authorization: string;
}

export interface AddedRoute extends DescribedRoute {
  readonly mayCall: readonly string[];
  /** why it cannot be told who may call */
  readonly unknown?: string;
}

export interface RemovedRoute extends DescribedRoute {
  /** Whether the stage answers on it after the update, until the deployment after this one. */
  readonly staysLive: boolean;
}

export interface ChangedRoute {
  readonly method: string;
  readonly path: string;
  readonly changes: readonly Change[];
}

export interface Change {
  /** `function`, `authorization`, `request template application/json`, `Integration.TimeoutInMillis` */
  readonly what: string;
  /** undefined where there was, or is, none */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface AccessDifference {
  /** `GET /orders` */
  readonly routes: readonly string[];
  /** who may call now and could not before */
  readonly comesIn: readonly string[];
  /** who could call before and may not now */
  readonly goesOut: readonly string[];
  /** why it cannot be told: anyone may have come in */
  readonly unknown?: string;
}

export interface ChangedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** of a changed one */
  readonly properties: readonly Change[];
}

export interface Redeployment {
  /** Whether the update makes a deployment. */
  readonly happens: boolean;
  /** What a deployment freezes and has changed. */
  readonly why: readonly string[];
}

export interface Replacement {
  readonly logicalId: string;
  readonly type: string;
  readonly because: readonly string[];
  /** what callers notice of it */
  readonly effect: string | undefined;
}

export interface Refusal {
  /** above both: `/orders` */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface ChangedOutput {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** the name under which other stacks may import it */
  readonly exportedAs?: string;
}
