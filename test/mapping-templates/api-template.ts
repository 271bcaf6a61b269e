import type { CloudFormationTemplate } from '../../src/template/template';
import { integrationRequest } from '../../src/cloudformation/integration-request';
import { integrationResponses } from '../../src/cloudformation/integration-responses';
import type { ResponseSettings } from '../../src/config/settings';
import { loadTemplateTexts } from '../../src/mapping-templates/load-template-texts';
import { defaultRequest, defaultResponse } from './settings';

const texts = loadTemplateTexts();
const functionArn = 'arn:aws:lambda:eu-central-1:123456789012:function:f';

/** The smallest API with these settings: `ANY /` and `ANY /{proxy+}`. */
export function apiTemplate(settings: Partial<ResponseSettings> = {}): CloudFormationTemplate {
  const api = { RestApiId: { Ref: 'Api' } };
  const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
  const responses = integrationResponses({ ...defaultResponse, ...settings }, [], texts);
  const method = (ResourceId: object) => ({
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      ...api,
      ResourceId,
      HttpMethod: 'ANY',
      AuthorizationType: 'NONE',
      Integration: {
        Type: 'AWS',
        IntegrationHttpMethod: 'POST',
        Uri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
        ...integrationRequest(defaultRequest, [], texts, false),
        IntegrationResponses: responses.IntegrationResponses,
      },
      MethodResponses: responses.MethodResponses,
    },
  });
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } },
      Proxy: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { ...api, ParentId: root, PathPart: '{proxy+}' },
      },
      RootAny: method(root),
      ProxyAny: method({ Ref: 'Proxy' }),
      Deployment: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: api,
        DependsOn: ['RootAny', 'ProxyAny'],
      },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { ...api, DeploymentId: { Ref: 'Deployment' }, StageName: 'dev' },
      },
    },
  };
}
