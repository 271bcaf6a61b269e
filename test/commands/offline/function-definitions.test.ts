import {
  functionDefinitions,
  type FunctionDefinitionOptions,
} from '../../../src/commands/offline/function-definitions';
import type { CloudFormationTemplate } from '../../../src/template/template';

const lambda = (Variables: object, Layers: unknown[] = []) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Runtime: 'nodejs22.x', Handler: 'a.b', Environment: { Variables }, Layers },
});
const template: CloudFormationTemplate = {
  Parameters: { Owner: { Type: 'String' } },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    ToolsLambdaLayer: { Type: 'AWS::Lambda::LayerVersion', Properties: {} },
    ApiLambdaFunction: lambda(
      {
        STAGE: 'dev',
        COUNT: 3,
        STREAM: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        SHARED: { 'Fn::ImportValue': 'other-stack' },
        OWNER: { Ref: 'Owner' },
        SECRET: '{{resolve:secretsmanager:db}}',
        URL: { 'Fn::Sub': 'https://${Table.StreamArn}/x' },
      },
      [{ Ref: 'ToolsLambdaLayer' }, 'arn:aws:lambda:eu-central-1:123456789012:layer:x:1'],
    ),
    JobLambdaFunction: lambda({ SHARED: { 'Fn::ImportValue': 'other-stack' } }, [
      'arn:aws:lambda:eu-central-1:123456789012:layer:x:1',
    ]),
  },
};

function define(options: Partial<FunctionDefinitionOptions> = {}) {
  const said: string[] = [];
  const functions = functionDefinitions(template, {
    region: 'eu-central-1',
    serviceDirectory: '/service',
    logicalIdOf: (key) => `${key.charAt(0).toUpperCase()}${key.slice(1)}LambdaFunction`,
    localLayers: { ToolsLambdaLayer: '/service/layer' },
    warn: (message) => said.push(message),
    ...options,
  });
  const [api, job] = functions.map(({ environment }) => environment);
  return { functions, said, api, job };
}

it('leaves out what only AWS knows, and says so once for each variable', () => {
  const { api, job, said } = define();
  expect([api, job]).toEqual([{ STAGE: 'dev', COUNT: '3' }, {}]);
  const missing = said.filter((line) => line.includes('variable'));
  expect(missing).toHaveLength(5);
  expect(missing).toContain(
    'Only AWS knows the variable SHARED, so it is not set in ApiLambdaFunction, JobLambdaFunction. Give it: --env SHARED=…',
  );
});

it('takes variables that are given, and of the shell those that only AWS knows', () => {
  const { api, job, said } = define({
    variables: { all: { SHARED: 'given', EXTRA: '1' }, byFunction: { api: { STAGE: 'of api' } } },
    shell: { STREAM: 'of the shell', STAGE: 'not taken', HOME: '/root', SHARED: 'not taken' },
  });
  expect([api, job]).toEqual([
    { STAGE: 'of api', COUNT: '3', STREAM: 'of the shell', SHARED: 'given', EXTRA: '1' },
    { SHARED: 'given', EXTRA: '1' },
  ]);
  expect(said.join('\n')).not.toMatch(/of the shell|given|of api/);
});

it.each(['api', 'ApiLambdaFunction'])('knows a function as %s', (key) => {
  expect(define({ variables: { all: {}, byFunction: { [key]: { A: '1' } } } }).api).toMatchObject({ A: '1' });
});

it('refuses variables for a function that is not there', () => {
  const variables = { all: {}, byFunction: { apy: { SECRET: 'hunter2' } } };
  expect(() => define({ variables })).toThrow(
    '--env-file: there is no function apy; there are ApiLambdaFunction, JobLambdaFunction.',
  );
});

it('knows where local layers are, and says once which others are missing', () => {
  const { functions, said } = define();
  expect(functions.map(({ layerDirectories }) => layerDirectories)).toEqual([['/service/layer'], []]);
  expect(said.filter((line) => line.includes('layer'))).toEqual([
    'The layer arn:aws:lambda:eu-central-1:123456789012:layer:x:1 is not on this machine: what it brings is missing in ApiLambdaFunction, JobLambdaFunction.',
  ]);
});
