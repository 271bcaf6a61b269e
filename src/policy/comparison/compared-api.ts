import type { CloudFormationTemplate } from '../../template/template';

/** An API on one side of a comparison. */
export interface ComparedApi {
  readonly template: CloudFormationTemplate;
  readonly logicalId: string;
  /** as the template has them; where there are two, which of them holds is not documented */
  readonly policies: readonly unknown[];
  readonly isPrivate: boolean;
  /** names of the stages; undefined where they are not known */
  readonly stages: readonly string[] | undefined;
}

/** What a caller must bring beside coming through the policy. */
export interface Credential {
  /** equal where whoever has one has the other */
  readonly id: string;
  /** `a signature` */
  readonly words: string;
}

/** A route on one side of a comparison: what a request to it must pass. */
export interface Gate {
  readonly httpMethod: string;
  readonly path: string;
  /** AuthorizationType */
  readonly authorization: string;
  readonly needs: readonly Credential[];
}
