import { cloneDeep, set } from 'lodash';
import { finalizeDeployment } from '../../src/cloudformation/finalize-deployment';
import type { CloudFormationTemplate } from '../../src/template/template';

const template: CloudFormationTemplate = {
  Parameters: { VpcId: { Type: 'String', Default: 'vpc-1' } },
  Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] } },
  Mappings: { Templates: { Request: { Proxy: '{"a":1}', Other: '{}' } } },
  Resources: {
    ApiLambdaFunction: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 128 } },
    LoginLambdaFunction: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'login' } },
    Alias: {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: { Ref: 'LoginLambdaFunction' }, FunctionVersion: '1', Name: 'live' },
    },
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'ApiLambdaFunction' } } },
    Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [] } },
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { MfaConfiguration: 'ON' } },
    PrivateApiGatewayAuthorizerLogin: {
      Type: 'AWS::ApiGateway::Authorizer',
      Properties: {
        RestApiId: { Ref: 'PrivateApiGatewayRestApi' },
        AuthorizerUri: { 'Fn::Sub': '${Alias}' },
        ProviderARNs: [{ 'Fn::GetAtt': ['Users', 'Arn'] }],
        AuthorizerCredentials: { 'Fn::GetAtt': 'Role.Arn' },
      },
    },
    Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcId: { Ref: 'VpcId' } } },
    PrivateApiGatewayRestApi: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Name: 'orders', Tags: [], Policy: { Statement: [{ Ref: 'Endpoint' }] } },
    },
    PrivateApiGatewayMethodAny: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'PrivateApiGatewayRestApi' },
        Integration: {
          Uri: { 'Fn::Sub': '${ApiLambdaFunction.Arn}:${Version.Version}' },
          RequestTemplates: { 'application/json': { 'Fn::FindInMap': ['Templates', 'Request', 'Proxy'] } },
          Credentials: { 'Fn::If': ['IsProduction', 'a', 'b'] },
        },
      },
    },
    PublicMethod: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'PublicApi' } } },
    PrivateApiGatewayDeployment: {
      Type: 'AWS::ApiGateway::Deployment',
      Properties: { RestApiId: { Ref: 'PrivateApiGatewayRestApi' } },
      DependsOn: ['PrivateApiGatewayMethodAny'],
    },
    PrivateApiGatewayStage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { DeploymentId: { Ref: 'PrivateApiGatewayDeployment' } },
    },
    Watcher: {
      Type: 'Custom::Watcher',
      Properties: { Text: { 'Fn::Sub': ['${PrivateApiGatewayDeployment} ${x}', { x: 'y' }] } },
      DependsOn: 'PrivateApiGatewayDeployment',
    },
  },
  Outputs: { Deployment: { Value: { 'Fn::GetAtt': ['PrivateApiGatewayDeployment', 'DeploymentId'] } } },
};

const idOf = (changed: CloudFormationTemplate, nonce?: string) =>
  finalizeDeployment(changed, nonce).deploymentId;
const changedAt = (path: string, value: unknown) => set(cloneDeep(template), path, value);

const policy = 'Resources.PrivateApiGatewayRestApi.Properties.Policy';
const method = 'Resources.PrivateApiGatewayMethodAny.Properties';

describe('a change makes a new deployment', () => {
  test.each([
    ['of the policy', `${policy}.Version`, '2012-10-17'],
    ['of a method', `${method}.AuthorizationType`, 'AWS_IAM'],
    ['of a template that the method reads from a mapping', 'Mappings.Templates.Request.Proxy', '{}'],
    ['of a condition', 'Conditions.IsProduction', { 'Fn::Not': [] }],
    ['of a parameter behind another resource', 'Parameters.VpcId.Default', 'vpc-2'],
    ['of a resource that the policy names', 'Resources.Endpoint.Properties.VpcId', 'vpc-3'],
    ['of the name of a function', 'Resources.ApiLambdaFunction.Properties.FunctionName', 'orders-v2'],
    ['of the form of its package', 'Resources.ApiLambdaFunction.Properties.PackageType', 'Image'],
    ['of its version', 'Resources.Version.Properties.Description', 'second'],
    [
      "of the name of an authorizer's function",
      'Resources.LoginLambdaFunction.Properties.FunctionName',
      'login-2',
    ],
    ['of the name of its alias', 'Resources.Alias.Properties.Name', 'next'],
    ['of the name of a role', 'Resources.Role.Properties.RoleName', 'caller'],
    [
      'by a further gateway response',
      'Resources.Missing',
      {
        Type: 'AWS::ApiGateway::GatewayResponse',
        Properties: { RestApiId: { 'Fn::GetAtt': 'PrivateApiGatewayRestApi.RestApiId' } },
      },
    ],
  ])('%s', (_, path, value) => {
    expect(idOf(changedAt(path, value))).not.toBe(idOf(template));
  });

  test('by a nonce', () => {
    expect(new Set([idOf(template), idOf(template, '1'), idOf(template, '2')]).size).toBe(3);
  });
});

describe('a change makes no new deployment', () => {
  test.each([
    ['of a function', 'Resources.ApiLambdaFunction.Properties.MemorySize', 256],
    ['of the version behind an alias', 'Resources.Alias.Properties.FunctionVersion', '2'],
    ['of what a role may do', 'Resources.Role.Properties.Policies', [{ PolicyName: 'more' }]],
    ['of a user pool', 'Resources.Users.Properties.MfaConfiguration', 'OFF'],
    ['of tags', 'Resources.PrivateApiGatewayRestApi.Properties.Tags', [{ Key: 'a', Value: 'b' }]],
    ['of the stage', 'Resources.PrivateApiGatewayStage.Properties.TracingEnabled', true],
    ['of another API', 'Resources.PublicMethod.Properties.AuthorizationType', 'AWS_IAM'],
    ['of a template that no method reads', 'Mappings.Templates.Request.Other', '[]'],
  ])('%s', (_, path, value) => {
    expect(idOf(changedAt(path, value))).toBe(idOf(template));
  });

  test('of the order in which things were written', () => {
    const reversed = { ...template, Resources: {} as CloudFormationTemplate['Resources'] };
    for (const [id, resource] of Object.entries(template.Resources).reverse()) {
      reversed.Resources[id] = {
        ...resource,
        Properties: Object.fromEntries(Object.entries(resource.Properties ?? {}).reverse()),
      };
    }
    expect(idOf(reversed)).toBe(idOf(template));
  });
});

test('whatever refers to the deployment finds it under its final id', () => {
  const { template: final, deploymentId } = finalizeDeployment(template);
  expect(deploymentId).toMatch(/^PrivateApiGatewayDeployment[0-9a-f]{10}$/);
  expect(final.Resources).toMatchObject({
    [deploymentId]: { Type: 'AWS::ApiGateway::Deployment' },
    PrivateApiGatewayStage: { Properties: { DeploymentId: { Ref: deploymentId } } },
    Watcher: {
      Properties: { Text: { 'Fn::Sub': [`\${${deploymentId}} \${x}`, { x: 'y' }] } },
      DependsOn: deploymentId,
    },
  });
  expect(final.Outputs).toEqual({
    Deployment: { Value: { 'Fn::GetAtt': [deploymentId, 'DeploymentId'] } },
  });
  expect(JSON.stringify(final)).not.toMatch(/PrivateApiGatewayDeployment\b/);
});

test('the deployment waits for methods and gateway responses that the user added, and not for those of another API', () => {
  const added = changedAt('Resources.Missing', {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: { RestApiId: { Ref: 'PrivateApiGatewayRestApi' } },
  });
  const { template: final, deploymentId } = finalizeDeployment(added);
  expect(final.Resources[deploymentId]?.DependsOn).toEqual(['Missing', 'PrivateApiGatewayMethodAny']);
});

test('the deployment waits for permissions that the user added, but for those that wait for it', () => {
  const permission = (SourceArn: unknown, rest: object = {}) => ({
    Type: 'AWS::Lambda::Permission',
    Properties: { Action: 'lambda:InvokeFunction', SourceArn },
    ...rest,
  });
  const all = { 'Fn::Sub': 'arn:aws:execute-api:eu-central-1:123456789012:${PrivateApiGatewayRestApi}/*/*' };
  const { template: final, deploymentId } = finalizeDeployment({
    ...template,
    Resources: {
      ...template.Resources,
      AnyStage: permission(all),
      ThisStage: permission({ 'Fn::Sub': '${PrivateApiGatewayRestApi}/${PrivateApiGatewayStage}/*' }),
      BehindTheStage: permission(all, { DependsOn: ['Watcher'] }),
      OtherApi: permission({ 'Fn::Sub': '${PublicApi}/*/*' }),
    },
  });
  expect(final.Resources[deploymentId]?.DependsOn).toEqual(['AnyStage', 'PrivateApiGatewayMethodAny']);
});

test('values that only CloudFormation knows are named', () => {
  const unseen = (value: unknown) => finalizeDeployment(changedAt(`${policy}.Statement`, value)).unseen;
  expect(unseen([{ 'Fn::ImportValue': 'shared-endpoint' }])).toEqual(['the import "shared-endpoint"']);
  expect(unseen([{ 'Fn::Sub': '${VpcId}-x' }])).toEqual(['the parameter VpcId']);
  expect(unseen(['{{resolve:ssm:/endpoint:1}}'])).toEqual(['the dynamic reference ssm:/endpoint:1']);
  expect(unseen([])).toEqual([]);
});
