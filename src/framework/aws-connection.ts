import type { AwsConnection, AwsIdentity } from '../aws';
import type { Host } from './host';

/** Credentials of AWS SDK version 2, which serverless 3 and osls 3 hold; those of serverless 4 are plain. */
interface HostCredentials {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly expireTime?: Date | null;
  getPromise?(): Promise<void>;
}

/** What hosts know of AWS, each in its own way. */
interface AwsOfHost {
  /** osls 4, with proxy, certificates and time-outs. */
  getAwsSdkV3Config?(): Promise<AwsConnection>;
  getCredentials?(): MaybePromise<{ readonly credentials?: HostCredentials }>;
  readonly sdk?: { readonly config?: { readonly httpOptions?: { readonly agent?: object } } };
}

type MaybePromise<Value> = Value | Promise<Value>;

/** Not so long as a person believes that nothing happens; a test invocation may take as long as an integration. */
const timeouts = { connectionTimeout: 10_000, requestTimeout: 320_000, throwOnRequestTimeout: true };

/** The host's own credentials, Region and proxy for clients of AWS SDK version 3. */
export async function awsConnection(host: Host): Promise<AwsConnection> {
  const provider = host.getProvider('aws') as ReturnType<Host['getProvider']> & AwsOfHost;
  if (provider.getAwsSdkV3Config) return provider.getAwsSdkV3Config();
  const { credentials } = (await provider.getCredentials?.()) ?? {};
  const agent = provider.sdk?.config?.httpOptions?.agent;
  return {
    region: provider.getRegion(),
    requestHandler: { ...timeouts, ...(agent && { httpsAgent: agent, httpAgent: agent }) },
    ...(credentials && { credentials: () => identityOf(credentials) }),
  };
}

async function identityOf(credentials: HostCredentials): Promise<AwsIdentity> {
  await credentials.getPromise?.();
  const { accessKeyId = '', secretAccessKey = '', sessionToken, expireTime } = credentials;
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(expireTime && { expiration: expireTime }),
  };
}
