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
  /** serverless-plugin-split-stacks asks which resources stand in which of the deployed stacks. */
  getStackSummary: () => Promise.resolve([]),
} as const;

/**
 * Runs `work` without a way to AWS: the host packages as for an account in which nothing is deployed yet. It would
 * compare layers with those of the deployed stack, and look up or push the images of functions.
 */
export async function withoutAws<Value>(host: Host, work: () => Promise<Value>): Promise<Value> {
  const { request, getAwsSdkV3Config, resolveImageUriAndSha, getStackSummary } = seams;
  const restored = [
    ...replaceIn(host.getProvider('aws'), { request, getAwsSdkV3Config, resolveImageUriAndSha }),
    ...host.pluginManager.plugins.flatMap((plugin) => replaceIn(plugin, { getStackSummary })),
  ];
  try {
    return await work();
  } finally {
    for (const restore of restored) restore();
  }
}

/** Replaces what the object has of these; each function that comes back restores one. */
function replaceIn(object: object, replacements: Readonly<Record<string, unknown>>): (() => void)[] {
  return Object.entries(replacements)
    .filter(([name]) => name in object)
    .map(([name, value]) => {
      const before = Object.getOwnPropertyDescriptor(object, name);
      Object.defineProperty(object, name, { value, configurable: true, writable: true });
      return () => {
        if (before === undefined) Reflect.deleteProperty(object, name);
        else Object.defineProperty(object, name, before);
      };
    });
}

/** CloudFormation's answer where there is no stack, which hosts and plugins know. */
function nothingDeployed(what: string): Error {
  const message = `Stack does not exist: a local command sends nothing to AWS (${what}).`;
  return Object.assign(new Error(message), { name: 'ValidationError', code: 'ValidationError' });
}
