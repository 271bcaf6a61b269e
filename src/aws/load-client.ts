import { PrivateApiError } from '../errors';

/** Optional peer dependencies: only the commands that ask AWS load them. */
const clients = {
  '@aws-sdk/client-accessanalyzer': () => import('@aws-sdk/client-accessanalyzer'),
  '@aws-sdk/client-api-gateway': () => import('@aws-sdk/client-api-gateway'),
  '@aws-sdk/client-cloudformation': () => import('@aws-sdk/client-cloudformation'),
  '@aws-sdk/client-ec2': () => import('@aws-sdk/client-ec2'),
  '@aws-sdk/client-lambda': () => import('@aws-sdk/client-lambda'),
  '@aws-sdk/client-route-53': () => import('@aws-sdk/client-route-53'),
  '@aws-sdk/client-sts': () => import('@aws-sdk/client-sts'),
};

export type ClientName = keyof typeof clients;
export type ClientModule<Name extends ClientName> = Awaited<ReturnType<(typeof clients)[Name]>>;

/**
 * Loads a client of the AWS SDK.
 *
 * @throws PrivateApiError AWS_CLIENT if it is not installed
 */
export async function loadClient<Name extends ClientName>(
  name: Name,
  load: () => Promise<unknown> = clients[name],
): Promise<ClientModule<Name>> {
  try {
    return (await load()) as ClientModule<Name>;
  } catch (error) {
    const { code = '', message = '' } = error as { code?: string; message?: string };
    if (!code.endsWith('MODULE_NOT_FOUND') || !message.includes(name)) throw error;
    throw new PrivateApiError(
      'AWS_CLIENT',
      `This command asks AWS through ${name}, which is not installed: npm install --save-dev ${name}`,
      { cause: error },
    );
  }
}
