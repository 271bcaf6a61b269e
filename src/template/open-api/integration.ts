import { asProperties, asText, type Properties } from '../properties';
import { fromDocument, integrationNames, integrationResponseNames } from './names';

/**
 * `x-amazon-apigateway-integration` in the words of `AWS::ApiGateway::Method`'s Integration. Its responses stand by
 * selection pattern, `default` for the one without.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function openApiIntegration(integration: Properties): Properties {
  return {
    Type: asText(integration['type'])?.toUpperCase(),
    PassthroughBehavior: asText(integration['passthroughBehavior'])?.toUpperCase(),
    ...fromDocument(integration, integrationNames),
    IntegrationResponses: responseKeys(integration).map((pattern) => ({
      SelectionPattern: pattern === 'default' ? undefined : pattern,
      ...fromDocument(
        asProperties(asProperties(integration['responses'])[pattern]),
        integrationResponseNames,
      ),
    })),
  };
}

export function responseKeys(integration: Properties): string[] {
  return Object.keys(asProperties(integration['responses']));
}
