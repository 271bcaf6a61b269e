import type { CloudFormationResource, CloudFormationTemplate } from '../../../src/template/template';

interface CaseMethod {
  /** `GET /pets/{id}` */
  route: string;
  Integration?: Record<string, unknown>;
  [property: string]: unknown;
}

/** A REST API in few words; properties are CloudFormation's own. */
export interface CaseApi {
  restApi?: Record<string, unknown>;
  stage?: Record<string, unknown>;
  methods?: CaseMethod[];
  resources?: Record<string, CloudFormationResource>;
  template?: Partial<CloudFormationTemplate>;
}

export const lambdaUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:shop/invocations';

const anyone = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
};

/** Private and open to every endpoint unless the case says otherwise; its stage is `live`. */
export function caseTemplate({
  restApi,
  stage,
  methods = [],
  resources,
  template,
}: CaseApi): CloudFormationTemplate {
  const all: Record<string, CloudFormationResource> = {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Name: 'shop',
        EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-0a', 'vpce-0b'] },
        Policy: anyone,
        ...restApi,
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'live',
        ...stage,
      },
    },
  };
  for (const { route, Integration = { Type: 'AWS', ...defaultResponse }, ...properties } of methods) {
    const [httpMethod = '', path = ''] = route.split(' ');
    const isLambda = Integration['Type'] === 'AWS' || Integration['Type'] === 'AWS_PROXY';
    all[`Method${Object.keys(all).length}`] = {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: addResources(all, path),
        HttpMethod: httpMethod,
        AuthorizationType: 'NONE',
        MethodResponses: declaredStatuses(Integration).map((StatusCode) => ({ StatusCode })),
        ...properties,
        Integration: {
          ...(isLambda ? { Uri: lambdaUri, IntegrationHttpMethod: 'POST' } : {}),
          ...(Integration['Type'] === 'AWS_PROXY' ? {} : defaultResponse),
          ...Integration,
        },
      },
    };
  }
  return { ...template, Resources: { ...all, ...resources } };
}

const defaultResponse = { IntegrationResponses: [{ StatusCode: '200' }] };

function declaredStatuses(integration: Record<string, unknown>): string[] {
  const { IntegrationResponses = [{ StatusCode: '200' }] } = integration as {
    IntegrationResponses?: { StatusCode: string }[];
  };
  return IntegrationResponses.map(({ StatusCode }) => StatusCode);
}

function addResources(all: Record<string, CloudFormationResource>, path: string): unknown {
  let parent: unknown = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
  let name = 'Resource';
  for (const part of path.split('/').filter((segment) => segment !== '')) {
    name += Buffer.from(part).toString('hex');
    all[name] ??= {
      Type: 'AWS::ApiGateway::Resource',
      Properties: { RestApiId: { Ref: 'Api' }, ParentId: parent, PathPart: part },
    };
    parent = { Ref: name };
  }
  return parent;
}
