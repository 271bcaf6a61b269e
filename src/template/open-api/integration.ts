import { asProperties, asText, type Properties } from '../properties';

/**
 * `x-amazon-apigateway-integration` in the words of `AWS::ApiGateway::Method`'s Integration. Its responses stand by
 * selection pattern, `default` for the one without.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function openApiIntegration(integration: Properties): Properties {
  return {
    Type: asText(integration['type'])?.toUpperCase(),
    IntegrationHttpMethod: integration['httpMethod'],
    Uri: integration['uri'],
    Credentials: integration['credentials'],
    PassthroughBehavior: asText(integration['passthroughBehavior'])?.toUpperCase(),
    RequestTemplates: integration['requestTemplates'],
    RequestParameters: integration['requestParameters'],
    ContentHandling: integration['contentHandling'],
    TimeoutInMillis: integration['timeoutInMillis'],
    ResponseTransferMode: integration['responseTransferMode'],
    IntegrationResponses: responseKeys(integration).map((pattern) => {
      const response = asProperties(asProperties(integration['responses'])[pattern]);
      return {
        SelectionPattern: pattern === 'default' ? undefined : pattern,
        StatusCode: response['statusCode'],
        ResponseTemplates: response['responseTemplates'],
        ResponseParameters: response['responseParameters'],
        ContentHandling: response['contentHandling'],
      };
    }),
  };
}

export function responseKeys(integration: Properties): string[] {
  return Object.keys(asProperties(integration['responses']));
}
