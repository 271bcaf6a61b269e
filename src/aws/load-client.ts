import type * as accessAnalyzer from '@aws-sdk/client-accessanalyzer';
import type * as apiGateway from '@aws-sdk/client-api-gateway';
import type * as cloudFormation from '@aws-sdk/client-cloudformation';
import type * as ec2 from '@aws-sdk/client-ec2';
import type * as lambda from '@aws-sdk/client-lambda';
import type * as route53 from '@aws-sdk/client-route-53';
import type * as sts from '@aws-sdk/client-sts';
import { PrivateApiError } from '../errors';

interface Clients {
  '@aws-sdk/client-accessanalyzer': typeof accessAnalyzer;
  '@aws-sdk/client-api-gateway': typeof apiGateway;
  '@aws-sdk/client-cloudformation': typeof cloudFormation;
  '@aws-sdk/client-ec2': typeof ec2;
  '@aws-sdk/client-lambda': typeof lambda;
  '@aws-sdk/client-route-53': typeof route53;
  '@aws-sdk/client-sts': typeof sts;
}

export type ClientName = keyof Clients;
export type ClientModule<Name extends ClientName> = Clients[Name];

/** Optional peer dependencies: only the commands that ask AWS load them. */
const clients: { readonly [Name in ClientName]: () => Promise<Clients[Name]> } = {
  '@aws-sdk/client-accessanalyzer': () => import('@aws-sdk/client-accessanalyzer'),
  '@aws-sdk/client-api-gateway': () => import('@aws-sdk/client-api-gateway'),
  '@aws-sdk/client-cloudformation': () => import('@aws-sdk/client-cloudformation'),
  '@aws-sdk/client-ec2': () => import('@aws-sdk/client-ec2'),
  '@aws-sdk/client-lambda': () => import('@aws-sdk/client-lambda'),
  '@aws-sdk/client-route-53': () => import('@aws-sdk/client-route-53'),
  '@aws-sdk/client-sts': () => import('@aws-sdk/client-sts'),
};

/**
 * Loads a client of the AWS SDK.
 *
 * @throws PrivateApiError AWS_CLIENT if it is not installed
 */
export async function loadClient<Name extends ClientName>(
  name: Name,
  load: () => Promise<unknown> = clients[name],
): Promise<Clients[Name]> {
  try {
    return (await load()) as Clients[Name];
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
