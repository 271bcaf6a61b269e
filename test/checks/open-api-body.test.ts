import { checkTemplate } from '../../src/checks';
import type { CloudFormationTemplate } from '../../src/template/template';

const integration = {
  type: 'aws',
  httpMethod: 'POST',
  uri: {
    'Fn::Sub':
      'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
  },
  requestTemplates: { 'application/json': '#if($a' },
  responses: { default: { statusCode: '200' }, '(': { statusCode: '500' } },
};

/** A private API whose routes stand in its body, with a mistake for each of some rules. */
const template = (Body: unknown): CloudFormationTemplate => ({
  Resources: {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        EndpointConfiguration: { Types: ['PRIVATE'] },
        Body,
        Policy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: 'execute-api:/*',
            Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
          },
        },
      },
    },
    Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'pets', Timeout: 60 } },
  },
});
const document = {
  'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] },
  paths: {
    '/pets': {
      get: {
        responses: { '200': {}, '500': {} },
        'x-amazon-apigateway-integration': integration,
      },
    },
    '/cats': { get: {} },
  },
};
const text = JSON.stringify(document).replace(
  JSON.stringify(integration.uri),
  '"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:pets/invocations"',
);
const get = 'Resources.Api.Properties.Body.paths./pets.get.x-amazon-apigateway-integration';

it.each([
  ['an object', document],
  ['a text', text],
])('rules read an OpenAPI body that is %s, and name the places in it', (_, body) => {
  const findings = checkTemplate(template(body), { region: 'eu-west-1', accountId: '111122223333' });
  expect(findings.map(({ ruleId, path }) => [ruleId, path])).toEqual(
    expect.arrayContaining([
      ['lambda-permission', `${get}.uri`],
      ['template-syntax', `${get}.requestTemplates["application/json"]`],
      ['selection-pattern-syntax', `${get}.responses.(.selectionPattern`],
      ['lambda-error-as-success', `${get}.responses`],
      ['function-timeout', `${get}.timeoutInMillis`],
      [
        'method-without-integration',
        'Resources.Api.Properties.Body.paths./cats.get.x-amazon-apigateway-integration',
      ],
    ]),
  );
  // The endpoints are those of the body, and its methods are no IAM methods.
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain('endpoint-association');
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain('resource-policy-proof');
});
