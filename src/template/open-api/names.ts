/**
 * What CloudFormation and an OpenAPI document call the same thing, for what is only called otherwise. Read both ways.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */

/** `AWS::ApiGateway::RestApi` → the document. */
export const documentNames = {
  Policy: 'x-amazon-apigateway-policy',
  BinaryMediaTypes: 'x-amazon-apigateway-binary-media-types',
  ApiKeySourceType: 'x-amazon-apigateway-api-key-source',
  MinimumCompressionSize: 'x-amazon-apigateway-minimum-compression-size',
  SecurityPolicy: 'x-amazon-apigateway-security-policy',
  EndpointAccessMode: 'x-amazon-apigateway-endpoint-access-mode',
} as const;

/** `AWS::ApiGateway::Method Integration` → `x-amazon-apigateway-integration`. */
export const integrationNames = {
  IntegrationHttpMethod: 'httpMethod',
  Uri: 'uri',
  Credentials: 'credentials',
  ConnectionType: 'connectionType',
  ConnectionId: 'connectionId',
  RequestTemplates: 'requestTemplates',
  RequestParameters: 'requestParameters',
  ContentHandling: 'contentHandling',
  TimeoutInMillis: 'timeoutInMillis',
  CacheNamespace: 'cacheNamespace',
  CacheKeyParameters: 'cacheKeyParameters',
  ResponseTransferMode: 'responseTransferMode',
} as const;

/** `AWS::ApiGateway::Method IntegrationResponse` → a response of `x-amazon-apigateway-integration`. */
export const integrationResponseNames = {
  StatusCode: 'statusCode',
  ResponseTemplates: 'responseTemplates',
  ResponseParameters: 'responseParameters',
  ContentHandling: 'contentHandling',
} as const;

/** `AWS::ApiGateway::GatewayResponse` → an entry of `x-amazon-apigateway-gateway-responses`. */
export const gatewayResponseNames = {
  StatusCode: 'statusCode',
  ResponseParameters: 'responseParameters',
  ResponseTemplates: 'responseTemplates',
} as const;

/** `AWS::ApiGateway::RequestValidator` → an entry of `x-amazon-apigateway-request-validators`. */
export const validatorNames = {
  ValidateRequestBody: 'validateRequestBody',
  ValidateRequestParameters: 'validateRequestParameters',
} as const;

/** `AWS::ApiGateway::Authorizer` → `x-amazon-apigateway-authorizer`. */
export const authorizerNames = {
  AuthorizerUri: 'authorizerUri',
  AuthorizerCredentials: 'authorizerCredentials',
  IdentityValidationExpression: 'identityValidationExpression',
  AuthorizerResultTtlInSeconds: 'authorizerResultTtlInSeconds',
  ProviderARNs: 'providerARNs',
} as const;

type Names = Readonly<Record<string, string>>;
type Properties = Readonly<Record<string, unknown>>;

/** Properties in CloudFormation's words as the document has them; what is not there, and what has no name there, is left out. */
export function toDocument(properties: Properties, names: Names): Record<string, unknown> {
  return renamed(properties, Object.entries(names));
}

/** What the document has in CloudFormation's words. */
export function fromDocument(part: Properties, names: Names): Record<string, unknown> {
  return renamed(
    part,
    Object.entries(names).map(([name, there]) => [there, name]),
  );
}

function renamed(from: Properties, names: readonly (readonly [string, string])[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap(([old, name]) => (from[old] === undefined ? [] : [[name, from[old]]])),
  );
}
