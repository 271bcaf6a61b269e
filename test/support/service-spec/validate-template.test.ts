import type { CloudFormationTemplate } from '../../../src/template/template';
import { validateTemplate } from './validate-template';

/** A validator that says nothing proves nothing: each mistake here must be found. */
const good = (): CloudFormationTemplate => ({
  Conditions: { IsLive: { 'Fn::Equals': ['a', 'b'] } },
  Mappings: { Templates: { request: { json: '{}' } } },
  Resources: {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Name: { 'Fn::Sub': '${AWS::StackName}-private' },
        EndpointConfiguration: { Types: ['PRIVATE'] },
        Tags: [{ Key: 'team', Value: 'orders' }],
        Policy: { Version: '2012-10-17' },
      },
    },
    Get: {
      Type: 'AWS::ApiGateway::Method',
      Condition: 'IsLive',
      Properties: {
        HttpMethod: 'GET',
        RestApiId: { Ref: 'Api' },
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        Integration: {
          Type: 'AWS',
          TimeoutInMillis: { 'Fn::If': ['IsLive', 29000, 1000] },
          RequestTemplates: { 'application/json': { 'Fn::FindInMap': ['Templates', 'request', 'json'] } },
        },
      },
    },
    Deployment: {
      Type: 'AWS::ApiGateway::Deployment',
      DependsOn: ['Get'],
      Properties: { RestApiId: { Ref: 'Api' } },
    },
  },
  Outputs: { Url: { Value: { 'Fn::Sub': ['${Api}-${x}', { x: 1 }] } } },
});

type Change = (
  resources: Record<string, { [key: string]: unknown; Properties: Record<string, unknown> }>,
) => void;

const integrationWith =
  (integration: Record<string, unknown>): Change =>
  ({ Get }) => {
    if (Get) Get.Properties['Integration'] = { Type: 'AWS', ...integration };
  };

describe('the check of a template against the resource specification', () => {
  it('has nothing against a good one', () => {
    expect(validateTemplate(good())).toEqual([]);
  });

  it.each<[string, RegExp, Change]>([
    [
      'an unknown resource type',
      /unknown resource type/,
      ({ Api }) => Api && (Api['Type'] = 'AWS::ApiGateway::Rest'),
    ],
    ['an unknown property', /Api\/Policies: unknown/, ({ Api }) => Api && (Api.Properties['Policies'] = {})],
    ['an unknown nested property', /Integration\/Types: unknown/, integrationWith({ Types: 'AWS' })],
    ['a missing property', /HttpMethod: missing/, ({ Get }) => Get && delete Get.Properties['HttpMethod']],
    ['text for a number', /where integer/, integrationWith({ Type: 'AWS', TimeoutInMillis: '29000' })],
    ['a number for text', /where string/, integrationWith({ Type: 5 })],
    ['a wrong branch', /Fn::If\/1/, integrationWith({ TimeoutInMillis: { 'Fn::If': ['IsLive', 'x', 1] } })],
    ['text for a list', /where array/, integrationWith({ IntegrationResponses: '200' })],
    ['a list for a map', /where map/, integrationWith({ RequestTemplates: [] })],
    ['a missing nested property', /StatusCode: missing/, integrationWith({ IntegrationResponses: [{}] })],
    [
      'a dangling Ref',
      /reference to Api2/,
      ({ Get }) => Get && (Get.Properties['RestApiId'] = { Ref: 'Api2' }),
    ],
    [
      'a dangling GetAtt',
      /attribute of Nobody/,
      integrationWith({ Uri: { 'Fn::GetAtt': ['Nobody', 'Arn'] } }),
    ],
    ['an unknown attribute', /no attribute RootId/, integrationWith({ Uri: { 'Fn::GetAtt': 'Api.RootId' } })],
    ['a dangling Fn::Sub', /reference to Nobody/, integrationWith({ Uri: { 'Fn::Sub': 'a:${Nobody}' } })],
    [
      'an unknown attribute in Fn::Sub',
      /no attribute Arn/,
      integrationWith({ Uri: { 'Fn::Sub': '${Api.Arn}' } }),
    ],
    [
      'an empty place in Mappings',
      /nothing in Mappings/,
      integrationWith({ Uri: { 'Fn::FindInMap': ['Templates', 'a', 'b'] } }),
    ],
    ['an unknown condition', /no condition Nobody/, ({ Get }) => Get && (Get['Condition'] = 'Nobody')],
    [
      'a dangling DependsOn',
      /no resource Put/,
      ({ Deployment }) => Deployment && (Deployment['DependsOn'] = 'Put'),
    ],
    ['a circle', /circular/, ({ Api }) => Api && (Api['DependsOn'] = ['Deployment'])],
  ])('finds %s', (_, expected, change) => {
    const template = good();
    change(template.Resources as never);
    const findings = validateTemplate(template);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(expected);
  });
});
