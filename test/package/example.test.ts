import { isEqual, mapValues } from 'lodash';

import { exampleService } from '../support/example-service';
import { hosts } from '../support/hosts';
import { ourPart, resourcesOfType } from '../support/our-part';
import { packageService, type PackagedService } from '../support/package-service';
import { resolve } from '../support/resolve';
import { validateTemplate } from '../support/service-spec/validate-template';

const functions = [
  'Health',
  'ListOrders',
  'CreateOrder',
  'GetOrder',
  'CancelOrder',
  'RefundOrder',
  'DeliveryNote',
  'TrackOrder',
  'Reports',
];

/** Logical id of a method → its path, method and function. */
const routes: Record<string, readonly [path: string, method: string, function_: string]> = {
  HealthGet: ['/health', 'GET', 'Health'],
  OrdersGet: ['/orders', 'GET', 'ListOrders'],
  OrdersPost: ['/orders', 'POST', 'CreateOrder'],
  OrdersOrderidVarGet: ['/orders/{orderId}', 'GET', 'GetOrder'],
  OrdersOrderidVarDelete: ['/orders/{orderId}', 'DELETE', 'CancelOrder'],
  OrdersOrderidVarRefundPost: ['/orders/{orderId}/refund', 'POST', 'RefundOrder'],
  OrdersOrderidVarDeliveryDashnoteGet: ['/orders/{orderId}/delivery-note', 'GET', 'DeliveryNote'],
  OrdersOrderidVarParcelGet: ['/orders/{orderId}/parcel', 'GET', 'TrackOrder'],
  ReportsAny: ['/reports', 'ANY', 'Reports'],
  ReportsProxyVarAny: ['/reports/{proxy+}', 'ANY', 'Reports'],
};

const packaged = new Map<string, PackagedService>();
const packagedOn = (host: string): PackagedService => {
  const found = packaged.get(host);
  if (found === undefined) throw new Error(`not packaged on ${host}`);
  return found;
};

/** serverless 3.40 does not know the runtimes that AWS still creates functions of, and says so: about nothing else. */
function withoutUnknownRuntimes(output: string): string {
  return output.replace(
    /Warning: Invalid configuration encountered\n(?: +at '[\w.]*\.runtime': .*\n)+\n? *Learn more.*\n(?<rest>[^]*)\n *\d deprecations? found: .*\n/,
    '$<rest>',
  );
}

beforeAll(async () => {
  for (const host of hosts) packaged.set(host.name, await packageService(host, exampleService()));
});

describe.each(hosts)('the example, packaged by $name', ({ name }) => {
  const template = () => packagedOn(name).template;
  const properties = (logicalId: string) => template().Resources[logicalId]?.Properties ?? {};
  const methods = () => resourcesOfType(template(), 'AWS::ApiGateway::Method');

  it('packages without a warning and shows the private endpoint', () => {
    expect(packagedOn(name)).toMatchObject({ exitCode: 0 });
    expect(withoutUnknownRuntimes(packagedOn(name).output)).not.toMatch(/warning|deprecat/i);
    expect(packagedOn(name).output).toContain('vpce-0a1b2c3d4e5f67890');
  });

  it('holds to the resource specification of AWS', () => {
    expect(validateTemplate(template())).toEqual([]);
  });

  it('has a private API of its own name, associated with the endpoint', () => {
    const { Name, EndpointConfiguration, Description } = properties('PrivateApiGatewayRestApi');
    expect(typeof Name).toBe('object');
    expect(resolve(template(), Name)).toBe('dev-orders-private');
    expect(Description).toBe('Orders, for the services inside the VPC');
    expect(EndpointConfiguration).toMatchObject({
      Types: ['PRIVATE'],
      VpcEndpointIds: ['vpce-0a1b2c3d4e5f67890'],
    });
  });

  it('lets in whoever comes through the endpoint, and denies everyone else', () => {
    const { Policy } = properties('PrivateApiGatewayRestApi');
    const everything = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
    expect(Policy).toMatchObject({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', ...everything },
        {
          Effect: 'Deny',
          ...everything,
          Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-0a1b2c3d4e5f67890'] } },
        },
      ],
    });
  });

  it('has a resource for every path and its ancestors', () => {
    const parents = mapValues(resourcesOfType(template(), 'AWS::ApiGateway::Resource'), (resource) => [
      resolve(template(), resource.Properties?.['ParentId']),
      resource.Properties?.['PathPart'],
    ]);
    const stem = 'PrivateApiGatewayResource';
    const root = '<PrivateApiGatewayRestApi.RootResourceId>';
    expect(parents).toEqual({
      [`${stem}Health`]: [root, 'health'],
      [`${stem}Orders`]: [root, 'orders'],
      [`${stem}OrdersOrderidVar`]: [`<${stem}Orders>`, '{orderId}'],
      [`${stem}OrdersOrderidVarRefund`]: [`<${stem}OrdersOrderidVar>`, 'refund'],
      [`${stem}OrdersOrderidVarDeliveryDashnote`]: [`<${stem}OrdersOrderidVar>`, 'delivery-note'],
      [`${stem}OrdersOrderidVarParcel`]: [`<${stem}OrdersOrderidVar>`, 'parcel'],
      [`${stem}Reports`]: [root, 'reports'],
      [`${stem}ReportsProxyVar`]: [`<${stem}Reports>`, '{proxy+}'],
    });
  });

  it('has a method for every route, integrated with its function without proxy', () => {
    const found = mapValues(methods(), ({ Properties = {} }) => {
      const integration = Properties['Integration'] as Record<string, unknown>;
      return {
        RestApiId: resolve(template(), Properties['RestApiId']),
        ResourceId: resolve(template(), Properties['ResourceId']),
        HttpMethod: Properties['HttpMethod'],
        AuthorizationType: Properties['AuthorizationType'],
        Type: integration['Type'],
        IntegrationHttpMethod: integration['IntegrationHttpMethod'],
        PassthroughBehavior: integration['PassthroughBehavior'],
        Uri: resolve(template(), integration['Uri']),
      };
    });
    const expected = Object.entries(routes).map(([id, [path, method, function_]]) => [
      `PrivateApiGatewayMethod${id}`,
      {
        RestApiId: '<PrivateApiGatewayRestApi>',
        ResourceId: `<PrivateApiGatewayResource${resourceSuffix(path)}>`,
        HttpMethod: method,
        AuthorizationType: 'NONE',
        Type: 'AWS',
        IntegrationHttpMethod: 'POST',
        PassthroughBehavior: 'NEVER',
        Uri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/<${function_}LambdaFunction.Arn>/invocations`,
      },
    ]);
    expect(found).toEqual(Object.fromEntries(expected));
  });

  it('answers every integration response with a declared status, only one of them without a pattern', () => {
    for (const { Properties = {} } of Object.values(methods())) {
      const statusOf = (response: { StatusCode: string }) => response.StatusCode;
      const integration = Properties['Integration'] as {
        IntegrationResponses: { StatusCode: string; SelectionPattern?: string }[];
      };
      const declared = (Properties['MethodResponses'] as { StatusCode: string }[]).map(statusOf);
      const integrated = integration.IntegrationResponses.map(statusOf);
      expect(new Set(integrated).size).toBe(integrated.length);
      expect(declared).toEqual(expect.arrayContaining(integrated));
      expect(integrated).toEqual(expect.arrayContaining(['200', '500', '504']));
      expect(integration.IntegrationResponses.filter((response) => !response.SelectionPattern)).toHaveLength(
        1,
      );
    }
  });

  it('accepts JSON, forms, text and XML, and reads each template from the one place where it stands', () => {
    const integration = properties('PrivateApiGatewayMethodOrdersPost')['Integration'] as {
      RequestTemplates: Record<string, unknown>;
      IntegrationResponses: { ResponseTemplates: Record<string, unknown> }[];
    };
    expect(Object.keys(integration.RequestTemplates).sort()).toEqual([
      'application/json',
      'application/x-www-form-urlencoded',
      'application/xml',
      'text/plain',
      'text/xml',
    ]);
    const templates = [
      ...Object.values(integration.RequestTemplates),
      ...integration.IntegrationResponses.flatMap((response) => Object.values(response.ResponseTemplates)),
    ];
    for (const source of templates) {
      const inline = JSON.stringify(source);
      expect(inline).toContain('"Fn::FindInMap"');
      expect(inline.length).toBeLessThan(300);
      expect(resolve(template(), source)).toEqual(expect.stringContaining('$'));
    }
    const texts = Object.values(template().Mappings ?? {}).flatMap((mapping) => Object.values(mapping));
    const values = texts.flatMap((entry) => Object.values(entry));
    expect(new Set(values).size).toBe(values.length);
  });

  it('permits API Gateway to invoke each function, from this API only', () => {
    const permissions = resourcesOfType(template(), 'AWS::Lambda::Permission');
    expect(resolve(template(), mapValues(permissions, 'Properties'))).toEqual(
      Object.fromEntries(
        functions.map((function_) => [
          `${function_}LambdaPermissionPrivateApiGateway`,
          {
            Action: 'lambda:InvokeFunction',
            FunctionName: `<${function_}LambdaFunction.Arn>`,
            Principal: 'apigateway.amazonaws.com',
            SourceArn: 'arn:aws:execute-api:eu-central-1:123456789012:<PrivateApiGatewayRestApi>/*/*',
          },
        ]),
      ),
    );
  });

  it('deploys when all methods are there, to a stage that is a resource of its own', () => {
    const [deployment, ...more] = Object.entries(resourcesOfType(template(), 'AWS::ApiGateway::Deployment'));
    expect(more).toEqual([]);
    const [id = '', resource] = deployment ?? [];
    expect(id).toMatch(/^PrivateApiGatewayDeployment[0-9a-f]{8,}$/);
    expect(resource?.Properties).not.toHaveProperty('StageName');
    expect(resource?.DependsOn).toEqual(expect.arrayContaining(Object.keys(methods())));
    expect(properties('PrivateApiGatewayStage')).toMatchObject({
      RestApiId: { Ref: 'PrivateApiGatewayRestApi' },
      DeploymentId: { Ref: id },
      StageName: 'dev',
    });
  });

  it('puts out the id of the API and its URLs', () => {
    const { Outputs } = ourPart(template());
    const values = Object.values(Outputs).map(({ Value }) => resolve(template(), Value));
    const host = 'execute-api.eu-central-1.amazonaws.com/dev';
    expect(values.sort()).toEqual([
      '<PrivateApiGatewayRestApi>',
      `https://<PrivateApiGatewayRestApi>-vpce-0a1b2c3d4e5f67890.${host}`,
      `https://<PrivateApiGatewayRestApi>.${host}`,
    ]);
  });

  it('is what every other host packages', () => {
    const [first] = hosts;
    expect(isEqual(ourPart(template()), ourPart(packagedOn(first?.name ?? '').template))).toBe(true);
  });
});

const resourceSuffix = (path: string): string =>
  ({
    '/health': 'Health',
    '/orders': 'Orders',
    '/orders/{orderId}': 'OrdersOrderidVar',
    '/orders/{orderId}/refund': 'OrdersOrderidVarRefund',
    '/orders/{orderId}/delivery-note': 'OrdersOrderidVarDeliveryDashnote',
    '/orders/{orderId}/parcel': 'OrdersOrderidVarParcel',
    '/reports': 'Reports',
    '/reports/{proxy+}': 'ReportsProxyVar',
  })[path] ?? '';
