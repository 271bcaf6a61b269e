import type { Method } from '../rest-api';
import type { ApiResources } from './api-resources';
import { asFlag, asProperties, asRecords, asText } from './properties';
import { readAuthorization, readAuthorizers } from './read-authorizers';
import { readIntegration } from './read-integration';
import { readPaths } from './read-paths';
import { validationReader } from './read-validation';

export function readMethods(
  resources: ApiResources,
  rootResourceId: string,
  warn: (message: string) => void,
): Method[] {
  const paths = readPaths(resources('AWS::ApiGateway::Resource'), rootResourceId);
  const authorizers = readAuthorizers(resources('AWS::ApiGateway::Authorizer'));
  const readValidation = validationReader(resources);
  return resources('AWS::ApiGateway::Method').flatMap(({ logicalId, properties }) => {
    const httpMethod = (asText(properties['HttpMethod']) ?? 'ANY').toUpperCase();
    const resourceId = asText(properties['ResourceId']) ?? '';
    const resourcePath = paths.get(resourceId);
    if (resourcePath === undefined) {
      warn(`${logicalId}: its resource is not in the template; the route is left out.`);
      return [];
    }
    const name = `${httpMethod} ${resourcePath}`;
    const integration = readIntegration(properties['Integration'], name, warn);
    if (integration === undefined) {
      warn(`${name}: no integration; AWS does not deploy such a method, and the route is left out.`);
      return [];
    }
    if (asText(asProperties(properties['Integration'])['ResponseTransferMode']) === 'STREAM') {
      warn(`${name}: responses are not streamed here; the whole response is sent at once.`);
    }
    const authorization = readAuthorization(properties, authorizers);
    if (authorization.type === 'INVALID')
      warn(`${name}: ${authorization.reason}; every call of it is a 500.`);
    return {
      httpMethod,
      resourcePath,
      resourceId,
      authorization,
      apiKeyRequired: asFlag(properties['ApiKeyRequired']),
      validation: readValidation(properties),
      integration,
      methodResponses: new Set(
        asRecords(properties['MethodResponses']).flatMap((response) => asText(response['StatusCode']) ?? []),
      ),
    };
  });
}
