/**
 * What makes CloudFormation replace a resource that a private API is made of or stands on. A test holds the lists to
 * `causesReplacement` of AWS's resource specification, which is too large to ship.
 */
export const replacingProperties: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::ApiKey': ['GenerateDistinctId', 'Name', 'Value'],
  'AWS::ApiGateway::Authorizer': ['RestApiId'],
  'AWS::ApiGateway::BasePathMapping': ['BasePath', 'DomainName'],
  'AWS::ApiGateway::BasePathMappingV2': ['BasePath', 'DomainNameArn'],
  'AWS::ApiGateway::DomainName': ['DomainName'],
  'AWS::ApiGateway::DomainNameV2': ['DomainName', 'EndpointConfiguration', 'SecurityPolicy'],
  'AWS::ApiGateway::GatewayResponse': ['ResponseType', 'RestApiId'],
  'AWS::ApiGateway::Method': ['HttpMethod', 'ResourceId', 'RestApiId'],
  'AWS::ApiGateway::Model': ['ContentType', 'Name', 'RestApiId'],
  'AWS::ApiGateway::RequestValidator': ['Name', 'RestApiId'],
  'AWS::ApiGateway::Resource': ['ParentId', 'PathPart', 'RestApiId'],
  'AWS::ApiGateway::RestApi': [],
  'AWS::ApiGateway::Stage': ['RestApiId', 'StageName'],
  'AWS::ApiGateway::UsagePlan': [],
  'AWS::Cognito::UserPool': [],
  'AWS::EC2::VPCEndpoint': [
    ...['ResourceConfigurationArn', 'ServiceName', 'ServiceNetworkArn', 'ServiceRegion'],
    ...['VpcEndpointType', 'VpcId'],
  ],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType', 'TenancyConfig'],
};
