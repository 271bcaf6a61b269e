/** What a client of the AWS SDK needs of the host, so that it asks as the host would: as whom, where, and through what. */
export interface AwsConnection {
  readonly region: string;
  /** Absent: the SDK's own chain. */
  readonly credentials?: () => Promise<AwsIdentity>;
  /** Proxy, certificates, time-outs: the SDK takes a handler or the options of its own. */
  readonly requestHandler?: object;
  readonly maxAttempts?: number;
}

export interface AwsIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}
