import { AwsCallError } from './aws-call-error';
import type { AwsConnection } from './aws-connection';
import { loadClient, type ClientModule, type ClientName } from './load-client';

/**
 * Runs one call of AWS with a client's module and the connection.
 *
 * @param action as IAM names it, for messages
 * @throws AwsCallError for whatever AWS, or the way to it, says
 */
export async function callAws<Name extends ClientName, Result>(
  name: Name,
  connection: AwsConnection,
  action: string,
  call: (client: ClientModule<Name>, connection: AwsConnection) => Promise<Result>,
): Promise<Result> {
  const client = await loadClient(name);
  try {
    return await call(client, connection);
  } catch (error) {
    throw new AwsCallError(action, error);
  }
}
