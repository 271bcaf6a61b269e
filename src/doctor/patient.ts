import type { AwsAccount } from '../aws';
import type { RestApi } from '../template/rest-api';

/** What the template says of the deployed API, and who is to come in. */
export interface Patient {
  readonly aws: AwsAccount;
  readonly accountId: string;
  readonly restApiId: string;
  readonly stage: string;
  /** Read with the ids of the deployed stack. */
  readonly api: RestApi;
  readonly stack: {
    readonly name: string;
    /** Logical id → physical id. */
    readonly ids: Readonly<Record<string, string>>;
    /** Logical id → when CloudFormation changed it last. */
    readonly changed: Readonly<Record<string, Date>>;
  };
  readonly caller: Caller;
}

/** Who asks, as far as it was said. */
export interface Caller {
  readonly vpcEndpointId?: string;
  readonly vpcId?: string;
  readonly address?: string;
  /** ARN of the IAM identity that signs. */
  readonly principal?: string;
  readonly method: string;
  /** Without the stage. */
  readonly path: string;
}
