import { isUndefined, mapValues, omitBy } from 'lodash';
import { PrivateApiError } from '../errors';
import type { AwsAccount } from '../aws';
import type { Host } from '../framework/host';
import { chooseRestApi } from '../template/choose-rest-api';
import { createEvaluator, type Evaluator } from '../template/evaluator';
import { isMarked } from '../template/marks';
import { readRestApis } from '../template/read-rest-apis';
import type { RestApi } from '../template/rest-api';
import type { CloudFormationTemplate } from '../template/template';
import { expectedWorld } from '../template/world';

export interface DeployedApi {
  readonly restApiId: string;
  readonly stage: string;
  readonly accountId: string;
  /** The API as the template has it, read in the world of the deployed stack: with the ids that AWS gave out. */
  readonly api: RestApi;
  readonly evaluator: Evaluator;
  /** Of the deployed stack, by logical id. */
  readonly stack: {
    readonly name: string;
    readonly ids: Readonly<Record<string, string>>;
    readonly changed: Readonly<Record<string, Date>>;
  };
}

/**
 * Finds the API of the template in the deployed stack.
 *
 * @throws PrivateApiError AWS_STACK if the stack is not there, or does not have the API
 */
export async function deployedApi(
  host: Host,
  aws: AwsAccount,
  template: CloudFormationTemplate,
  wanted?: string,
): Promise<DeployedApi> {
  const { Account: accountId = '' } = await aws.callerIdentity();
  const stackName = host.getProvider('aws').naming.getStackName();
  const resources = await aws.stackResources(stackName);
  const ids = mapValues(resources, ({ id }) => id);
  const changed = mapValues(resources, (resource) => resource.changed);
  const evaluator = createEvaluator(template, {
    ...expectedWorld({ region: aws.region, accountId, stackName }),
    ids,
  });
  const api = chooseRestApi(readRestApis(template, evaluator), wanted);
  if (typeof api === 'string') throw new PrivateApiError('EXPLAIN_REST_API', api);
  const restApiId = ids[api.logicalId];
  const stage = api.stages
    .map(({ properties }) => properties['StageName'])
    .find((name) => typeof name === 'string');
  if (restApiId === undefined) {
    throw new PrivateApiError(
      'AWS_STACK',
      `The stack ${stackName} has no ${api.logicalId}: deploy the service first.`,
    );
  }
  return {
    restApiId,
    stage: stage === undefined || isMarked(stage) ? host.getProvider('aws').getStage() : stage,
    accountId,
    api,
    evaluator,
    stack: { name: stackName, ids, changed: omitBy(changed, isUndefined) as Record<string, Date> },
  };
}
