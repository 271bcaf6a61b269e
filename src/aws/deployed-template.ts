import { load } from 'js-yaml';
import { PrivateApiError } from '../errors';
import type { CloudFormationTemplate } from '../template/template';
import type { AwsConnection } from './aws-connection';
import { callAws } from './call-aws';
import { ofStack } from './of-stack';

/**
 * The template that the stack was deployed with, as it was sent: before macros. Not YAML with CloudFormation's short forms:
 * hosts send JSON.
 *
 * @throws PrivateApiError AWS_STACK if there is no such stack, AWS_CALL and its kin if it can not be read
 */
export async function deployedTemplate(
  connection: AwsConnection,
  stackName: string,
): Promise<CloudFormationTemplate> {
  const body = await readTemplate(connection, stackName);
  const template = load(body);
  if (typeof template === 'object' && template !== null && 'Resources' in template)
    return template as CloudFormationTemplate;
  throw new PrivateApiError(
    'AWS_STACK',
    `The template of the stack ${stackName} is not one that this plugin reads.`,
  );
}

async function readTemplate(connection: AwsConnection, stackName: string): Promise<string> {
  const { TemplateBody = '' } = await ofStack(stackName, connection.region, () =>
    callAws(
      '@aws-sdk/client-cloudformation',
      connection,
      'cloudformation:GetTemplate',
      ({ CloudFormationClient, GetTemplateCommand }, configuration) =>
        new CloudFormationClient(configuration).send(
          new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }),
        ),
    ),
  );
  return TemplateBody;
}
