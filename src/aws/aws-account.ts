import type { AwsConnection } from './aws-connection';
import { ofStack } from './of-stack';
import { callAws } from './call-aws';
import type { ClientModule, ClientName } from './load-client';

interface StackResource {
  /** The physical id. */
  readonly id: string;
  readonly changed: Date | undefined;
}

/** Pages that are read of one list: what is longer is not the list of one service. */
const mostPages = 50;

/**
 * The calls of AWS that this plugin makes, all of them: each reads, but `testInvokeMethod`, which runs a function. One that
 * fails rejects with an AwsCallError that names its IAM action. docs/doctor.md lists the actions; a test holds the two
 * together.
 */
export function awsAccount(connection: AwsConnection) {
  const clients = new Map<ClientName, unknown>();

  const call = <Name extends ClientName, Client, Result>(
    action: string,
    name: Name,
    create: (module: ClientModule<Name>) => Client,
    send: (client: Client, module: ClientModule<Name>) => Promise<Result>,
  ): Promise<Result> =>
    callAws(name, connection, action, (module) => {
      let client = clients.get(name) as Client | undefined;
      if (client === undefined) clients.set(name, (client = create(module)));
      return send(client, module);
    });

  type Gateway = ClientModule<'@aws-sdk/client-api-gateway'>;
  const apiGateway = <Result>(
    what: string,
    send: (client: InstanceType<Gateway['APIGatewayClient']>, module: Gateway) => Promise<Result>,
    verb = 'GET',
  ): Promise<Result> =>
    // API Gateway's actions are the methods of HTTP.
    call(
      `apigateway:${verb} (${what})`,
      '@aws-sdk/client-api-gateway',
      ({ APIGatewayClient }) => new APIGatewayClient(connection),
      send,
    );
  type Compute = ClientModule<'@aws-sdk/client-ec2'>;
  const ec2 = <Result>(
    what: string,
    send: (client: InstanceType<Compute['EC2Client']>, module: Compute) => Promise<Result>,
  ): Promise<Result> =>
    call(`ec2:${what}`, '@aws-sdk/client-ec2', ({ EC2Client }) => new EC2Client(connection), send);

  return {
    region: connection.region,

    callerIdentity: () =>
      call(
        'sts:GetCallerIdentity',
        '@aws-sdk/client-sts',
        ({ STSClient }) => new STSClient(connection),
        (client, { GetCallerIdentityCommand }) => client.send(new GetCallerIdentityCommand({})),
      ),

    /** By logical id, those of nested stacks included. */
    async stackResources(stackName: string): Promise<Record<string, StackResource>> {
      const summaries = await pages(async (NextToken) => {
        const page = await ofStack(stackName, connection.region, () =>
          call(
            'cloudformation:ListStackResources',
            '@aws-sdk/client-cloudformation',
            ({ CloudFormationClient }) => new CloudFormationClient(connection),
            (client, { ListStackResourcesCommand }) =>
              client.send(new ListStackResourcesCommand({ StackName: stackName, NextToken })),
          ),
        );
        return { items: page.StackResourceSummaries ?? [], next: page.NextToken };
      });
      const resources: Record<string, StackResource> = {};
      for (const { LogicalResourceId = '', PhysicalResourceId: id, ...summary } of summaries) {
        if (id === undefined || id === '') continue;
        resources[LogicalResourceId] = { id, changed: summary.LastUpdatedTimestamp };
        if (summary.ResourceType === 'AWS::CloudFormation::Stack')
          Object.assign(resources, await this.stackResources(id));
      }
      return resources;
    },

    restApi: (restApiId: string) =>
      apiGateway('GetRestApi', (client, { GetRestApiCommand }) =>
        client.send(new GetRestApiCommand({ restApiId })),
      ),
    stage: (restApiId: string, stageName: string) =>
      apiGateway('GetStage', (client, { GetStageCommand }) =>
        client.send(new GetStageCommand({ restApiId, stageName })),
      ),
    deployment: (restApiId: string, deploymentId: string) =>
      apiGateway('GetDeployment', (client, { GetDeploymentCommand }) =>
        client.send(new GetDeploymentCommand({ restApiId, deploymentId })),
      ),
    gatewayAccount: () =>
      apiGateway('GetAccount', (client, { GetAccountCommand }) => client.send(new GetAccountCommand({}))),
    /** The resources of the working definition, with their methods and integrations. */
    resources: (restApiId: string) =>
      pages(async (position) => {
        const page = await apiGateway('GetResources', (client, { GetResourcesCommand }) =>
          client.send(new GetResourcesCommand({ restApiId, position, limit: 500, embed: ['methods'] })),
        );
        return { items: page.items ?? [], next: page.position };
      }),
    /** The stage as an OpenAPI document, API Gateway's extensions included. */
    async stageDocument(restApiId: string, stageName: string): Promise<unknown> {
      const { body } = await apiGateway('GetExport', (client, { GetExportCommand }) =>
        client.send(
          new GetExportCommand({
            restApiId,
            stageName,
            exportType: 'oas30',
            accepts: 'application/json',
            parameters: { extensions: 'apigateway' },
          }),
        ),
      );
      return JSON.parse(Buffer.from(body ?? []).toString() || '{}');
    },
    testInvokeMethod: (input: ConstructorParameters<Gateway['TestInvokeMethodCommand']>[0]) =>
      apiGateway(
        'TestInvokeMethod',
        (client, { TestInvokeMethodCommand }) => client.send(new TestInvokeMethodCommand(input)),
        'POST',
      ),
    domainNames: () =>
      pages(async (position) => {
        const page = await apiGateway('GetDomainNames', (client, { GetDomainNamesCommand }) =>
          client.send(new GetDomainNamesCommand({ position, limit: 500, resourceOwner: 'SELF' })),
        );
        return { items: page.items ?? [], next: page.position };
      }),
    basePathMappings: (domainName: string, domainNameId: string | undefined) =>
      pages(async (position) => {
        const page = await apiGateway('GetBasePathMappings', (client, { GetBasePathMappingsCommand }) =>
          client.send(new GetBasePathMappingsCommand({ domainName, domainNameId, position, limit: 500 })),
        );
        return { items: page.items ?? [], next: page.position };
      }),
    domainNameAccessAssociations: () =>
      pages(async (position) => {
        const page = await apiGateway(
          'GetDomainNameAccessAssociations',
          (client, { GetDomainNameAccessAssociationsCommand }) =>
            client.send(
              new GetDomainNameAccessAssociationsCommand({ position, limit: 500, resourceOwner: 'SELF' }),
            ),
        );
        return { items: page.items ?? [], next: page.position };
      }),

    vpcEndpoint: async (id: string) => {
      const { VpcEndpoints = [] } = await ec2(
        'DescribeVpcEndpoints',
        (client, { DescribeVpcEndpointsCommand }) =>
          client.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] })),
      );
      return VpcEndpoints[0];
    },
    /** All execute-api endpoints of a VPC. */
    executeApiEndpoints: async (vpcId: string) => {
      const { VpcEndpoints = [] } = await ec2(
        'DescribeVpcEndpoints',
        (client, { DescribeVpcEndpointsCommand }) =>
          client.send(
            new DescribeVpcEndpointsCommand({
              Filters: [
                { Name: 'vpc-id', Values: [vpcId] },
                // Some partitions put a prefix before `com.amazonaws`.
                { Name: 'service-name', Values: [`*.${connection.region}.execute-api`] },
              ],
            }),
          ),
      );
      return VpcEndpoints;
    },
    securityGroups: async (ids: string[]) => {
      const { SecurityGroups = [] } = await ec2(
        'DescribeSecurityGroups',
        (client, { DescribeSecurityGroupsCommand }) =>
          client.send(new DescribeSecurityGroupsCommand({ GroupIds: ids })),
      );
      return SecurityGroups;
    },
    networkAcls: async (subnetIds: string[]) => {
      const { NetworkAcls = [] } = await ec2(
        'DescribeNetworkAcls',
        (client, { DescribeNetworkAclsCommand }) =>
          client.send(
            new DescribeNetworkAclsCommand({
              Filters: [{ Name: 'association.subnet-id', Values: subnetIds }],
            }),
          ),
      );
      return NetworkAcls;
    },
    vpcAttribute: (vpcId: string, attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
      ec2('DescribeVpcAttribute', (client, { DescribeVpcAttributeCommand }) =>
        client.send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute: attribute })),
      ),

    functionPolicy: (functionName: string, qualifier: string | undefined) =>
      call(
        'lambda:GetPolicy',
        '@aws-sdk/client-lambda',
        ({ LambdaClient }) => new LambdaClient(connection),
        (client, { GetPolicyCommand }) =>
          client.send(new GetPolicyCommand({ FunctionName: functionName, Qualifier: qualifier })),
      ),
    records: (hostedZoneId: string, name: string) =>
      call(
        'route53:ListResourceRecordSets',
        '@aws-sdk/client-route-53',
        ({ Route53Client }) => new Route53Client(connection),
        (client, { ListResourceRecordSetsCommand }) =>
          client.send(
            new ListResourceRecordSetsCommand({
              HostedZoneId: hostedZoneId,
              StartRecordName: name,
              MaxItems: 10,
            }),
          ),
      ),
    publicAccess: (policyDocument: string) =>
      call(
        'access-analyzer:CheckNoPublicAccess',
        '@aws-sdk/client-accessanalyzer',
        ({ AccessAnalyzerClient }) => new AccessAnalyzerClient(connection),
        (client, { CheckNoPublicAccessCommand }) =>
          client.send(
            new CheckNoPublicAccessCommand({ policyDocument, resourceType: 'AWS::ApiGateway::RestApi' }),
          ),
      ),
  };
}

export type AwsAccount = ReturnType<typeof awsAccount>;

async function pages<Item>(
  read: (next: string | undefined) => Promise<{ items: readonly Item[]; next: string | undefined }>,
): Promise<Item[]> {
  const all: Item[] = [];
  let next: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next: further } = await read(next);
    all.push(...items);
    if (further === undefined || further === '') break;
    next = further;
  }
  return all;
}
