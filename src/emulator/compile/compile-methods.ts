import type { GatewayMethod } from '../gateway-api';
import { asFlag, asProperties, asText } from '../../template/properties';
import type { RestApi } from '../../template/rest-api';
import { readAuthorization, readAuthorizers } from './read-authorizers';
import { readIntegration } from './read-integration';
import { validationReader } from './read-validation';

export function compileMethods(
  { methods, ofType }: RestApi,
  warn: (message: string) => void,
): GatewayMethod[] {
  const authorizers = readAuthorizers(ofType('AWS::ApiGateway::Authorizer'));
  const readValidation = validationReader(ofType);
  return methods.flatMap(({ logicalId, properties, httpMethod, resourcePath, methodResponses }) => {
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
      resourceId: asText(properties['ResourceId']) ?? '',
      authorization,
      apiKeyRequired: asFlag(properties['ApiKeyRequired']),
      validation: readValidation(properties),
      integration,
      methodResponses: new Set(methodResponses.flatMap(({ status }) => status ?? [])),
    };
  });
}
