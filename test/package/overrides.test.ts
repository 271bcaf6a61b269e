import { fixtureService } from '../support/fixture-service';
import { hosts } from '../support/hosts';
import { deploymentId } from '../support/our-part';
import { packageService } from '../support/package-service';
import { validateTemplate } from '../support/service-spec/validate-template';

/** What a user writes under `resources` is the last word, and the deployment's hash sees it. */
const overridden = fixtureService({
  resources: {
    Resources: {
      PrivateApiGatewayRestApi: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: { Description: 'By hand', MinimumCompressionSize: 1024 },
      },
      NotFound: {
        Type: 'AWS::ApiGateway::GatewayResponse',
        Properties: {
          ResponseType: 'MISSING_AUTHENTICATION_TOKEN',
          RestApiId: { Ref: 'PrivateApiGatewayRestApi' },
          StatusCode: '404',
        },
      },
      ByHand: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'PrivateApiGatewayRestApi' },
          ResourceId: { Ref: 'PrivateApiGatewayResourceStock' },
          HttpMethod: 'OPTIONS',
          AuthorizationType: 'NONE',
          Integration: {
            Type: 'MOCK',
            RequestTemplates: { 'application/json': '{"statusCode":200}' },
            IntegrationResponses: [{ StatusCode: '200' }],
          },
          MethodResponses: [{ StatusCode: '200' }],
        },
      },
    },
    extensions: {
      PrivateApiGatewayMethodStockGet: { Properties: { OperationName: 'ListStock' } },
      PrivateApiGatewayStage: { Properties: { TracingEnabled: true } },
    },
    Outputs: { Deployment: { Value: { Ref: 'PrivateApiGatewayStage' } } },
  },
});

describe.each(hosts)('overrides, packaged by $name', (host) => {
  it('reach the template and make a new deployment that waits for what they add', async () => {
    const before = (await packageService(host, fixtureService())).template;
    const { template } = await packageService(host, overridden);
    expect(validateTemplate(template)).toEqual([]);

    const { Resources: resources } = template;
    expect(resources['PrivateApiGatewayRestApi']?.Properties).toMatchObject({
      Description: 'By hand',
      MinimumCompressionSize: 1024,
      EndpointConfiguration: { Types: ['PRIVATE'] },
    });
    expect(resources['PrivateApiGatewayMethodStockGet']?.Properties).toMatchObject({
      OperationName: 'ListStock',
      HttpMethod: 'GET',
    });
    expect(resources['PrivateApiGatewayStage']?.Properties).toMatchObject({ TracingEnabled: true });

    const id = deploymentId(template);
    expect(id).not.toBe(deploymentId(before));
    expect(resources[id]?.DependsOn).toEqual(expect.arrayContaining(['ByHand', 'NotFound']));
    expect(resources['PrivateApiGatewayStage']?.Properties?.['DeploymentId']).toEqual({ Ref: id });
  });

  it('see their deployment id where they refer to the deployment', async () => {
    const { template } = await packageService(
      host,
      fixtureService({
        resources: {
          extensions: { PrivateApiGatewayDeployment: { Properties: { Description: 'By hand' } } },
          Outputs: { Current: { Value: { Ref: 'PrivateApiGatewayDeployment' } } },
        },
      }),
    );
    const id = deploymentId(template);
    expect(validateTemplate(template)).toEqual([]);
    expect(template.Resources[id]?.Properties).toMatchObject({ Description: 'By hand' });
    expect(template.Outputs?.['Current']?.Value).toEqual({ Ref: id });
  });

  it.each([
    ['another type', { Types: ['REGIONAL'] }],
    ['a type that is known only at deployment', { Types: [{ Ref: 'EndpointType' }] }],
  ])('cannot open the API: %s is not packaged', async (_, EndpointConfiguration) => {
    const { exitCode, output, templateText } = await packageService(
      host,
      fixtureService({
        resources: {
          Parameters: { EndpointType: { Type: 'String', Default: 'PRIVATE' } },
          extensions: { PrivateApiGatewayRestApi: { Properties: { EndpointConfiguration } } },
        },
      }),
    );
    expect(exitCode).not.toBe(0);
    expect(output).toContain(
      'PrivateApiGatewayRestApi.Properties.EndpointConfiguration (private-endpoint-type)',
    );
    expect(templateText).toBeUndefined();
  });

  it('cannot open the API: a policy that lets in outsiders is not packaged', async () => {
    const { exitCode, output, templateText } = await packageService(
      host,
      fixtureService({
        resources: {
          extensions: {
            PrivateApiGatewayRestApi: {
              Properties: {
                Policy: {
                  Version: '2012-10-17',
                  Statement: [
                    { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' },
                  ],
                },
              },
            },
          },
        },
      }),
    );
    expect(exitCode).not.toBe(0);
    expect(output).not.toMatch(/^ +at /m);
    expect(output).toContain('PrivateApiGatewayRestApi');
    expect(templateText).toBeUndefined();
  });
});
