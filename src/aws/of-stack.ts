import { PrivateApiError } from '../errors';
import { AwsCallError } from './aws-call-error';

/**
 * Runs what asks CloudFormation for a stack.
 *
 * @throws PrivateApiError AWS_STACK if there is none
 */
export async function ofStack<Result>(
  stackName: string,
  region: string,
  ask: () => Promise<Result>,
): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AwsCallError) || error.failure !== 'not found') throw error;
    throw new PrivateApiError(
      'AWS_STACK',
      `There is no stack ${stackName} in ${region}: deploy the service, or give its --stage and --region.`,
      { cause: error },
    );
  }
}
