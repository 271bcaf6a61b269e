import type { Host } from './host';

/** What hosts ask AWS through: serverless and osls 3 by `request`, osls 4 by clients with this configuration. */
const seams = {
  request: (service: string, method: string) => Promise.reject(nothingDeployed(`${service}.${method}`)),
  getAwsSdkV3Config: () =>
    Promise.resolve({
      region: 'us-east-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      requestHandler: { handle: () => Promise.reject(nothingDeployed('the request')) },
    }),
  /** Builds and pushes an image, or asks ECR for its digest. */
  resolveImageUriAndSha: (functionName: string) => {
    const functionImageSha = '0'.repeat(64);
    const functionImageUri = `123456789012.dkr.ecr.us-east-1.amazonaws.com/${functionName}@sha256:${functionImageSha}`;
    return Promise.resolve({ functionImageUri, functionImageSha });
  },
} as const;

/**
 * Runs `work` without a way to AWS: the host packages as for an account in which nothing is deployed yet. It would
 * compare layers with those of the deployed stack, and look up or push the images of functions.
 */
export async function withoutAws<Value>(host: Host, work: () => Promise<Value>): Promise<Value> {
  const provider: object = host.getProvider('aws');
  const restored = Object.entries(seams)
    .filter(([name]) => name in provider)
    .map(([name, value]) => {
      const before = Object.getOwnPropertyDescriptor(provider, name);
      Object.defineProperty(provider, name, { value, configurable: true, writable: true });
      return [name, before] as const;
    });
  try {
    return await work();
  } finally {
    for (const [name, before] of restored) {
      if (before === undefined) Reflect.deleteProperty(provider, name);
      else Object.defineProperty(provider, name, before);
    }
  }
}

/** CloudFormation's answer where there is no stack, which hosts and plugins know. */
function nothingDeployed(what: string): Error {
  const message = `Stack does not exist: a local command sends nothing to AWS (${what}).`;
  return Object.assign(new Error(message), { name: 'ValidationError', code: 'ValidationError' });
}
