import { asProperties, asText, type Properties } from './properties';

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
    PassthroughBehavior: asText(integration['passthroughBehavior'])?.toUpperCase(),
    RequestTemplates: integration['requestTemplates'],
    RequestParameters: integration['requestParameters'],
    ContentHandling: integration['contentHandling'],
    TimeoutInMillis: integration['timeoutInMillis'],
    IntegrationResponses: Object.entries(asProperties(integration['responses'])).map(([pattern, value]) => {
      const response = asProperties(value);
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
