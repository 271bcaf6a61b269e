import { deployedTemplate, type AwsConnection } from '../../src/aws';
import { loadClient } from '../../src/aws/load-client';
import { Refusal, startFakeAws, type Answer, type FakeAws } from '../support/fake-aws';

const connection: AwsConnection = {
  region: 'eu-central-1',
  credentials: () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }),
  maxAttempts: 1,
};
let aws: FakeAws | undefined;

afterEach(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await aws?.close();
  aws = undefined;
});

async function readFrom(answer: Answer): Promise<unknown> {
  aws = await startFakeAws({ 'cloudformation:GetTemplate': answer });
  process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
  return deployedTemplate(connection, 'orders-dev');
}

it('reads the template that is deployed, as it was sent', async () => {
  const template = { Resources: { A: { Type: 'AWS::SQS::Queue' } } };
  expect(await readFrom({ TemplateBody: JSON.stringify(template) })).toEqual(template);
  expect(aws?.calls).toMatchObject([{ input: { StackName: 'orders-dev', TemplateStage: 'Original' } }]);
});

it('names a template that it can not read', async () => {
  await expect(readFrom({ TemplateBody: 'a text' })).rejects.toMatchObject({ code: 'AWS_STACK' });
});

it.each<[string, number, string, string, string]>([
  ['AWS_STACK', 400, 'ValidationError', 'Stack with id orders-dev does not exist', 'in eu-central-1'],
  ['AWS_DENIED', 403, 'AccessDenied', 'User: x is not authorized', 'cloudformation:GetTemplate'],
  ['AWS_CREDENTIALS', 403, 'ExpiredToken', 'The security token is expired', 'log in again'],
  ['AWS_CREDENTIALS', 403, 'InvalidClientTokenId', 'The security token is invalid', 'log in again'],
  ['AWS_THROTTLED', 400, 'Throttling', 'Rate exceeded', 'wait a minute'],
  ['AWS_CALL', 500, 'InternalFailure', 'try later', 'try later'],
])('says %s for %i %s', async (code, status, name, message, said) => {
  await expect(readFrom(new Refusal(status, name, message))).rejects.toMatchObject({
    code,
    message: expect.stringContaining(said) as string,
  });
});

it('says that AWS is out of reach', async () => {
  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
  await expect(deployedTemplate(connection, 'orders-dev')).rejects.toMatchObject({
    code: 'AWS_NETWORK',
    message: expect.stringContaining('ECONNREFUSED') as string,
  });
});

it('says that there are no credentials', async () => {
  const credentials = () =>
    Promise.reject(
      Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' }),
    );
  await expect(deployedTemplate({ ...connection, credentials }, 'orders-dev')).rejects.toMatchObject({
    code: 'AWS_CREDENTIALS',
  });
});

it('says which client to install', async () => {
  const name = '@aws-sdk/client-ec2';
  const missing = Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
  await expect(loadClient(name, () => Promise.reject(missing))).rejects.toMatchObject({
    code: 'AWS_CLIENT',
    message: expect.stringContaining(`npm install --save-dev ${name}`) as string,
  });
});
