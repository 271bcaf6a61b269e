import { parentOf } from './read-path-resources';
import type { IntegrationResponse, Method, MethodResponse, PathResource, Placed } from './rest-api';
import { asList, asObject, isIntrinsic, isObject, type JsonObject, type TextReader } from './value';

export function readMethod(
  placed: Placed,
  restApi: string,
  resources: readonly PathResource[],
  text: TextReader,
): Method {
  const { properties, path } = placed;
  const at = parentOf(properties['ResourceId'], restApi);
  const { Integration: given } = properties;
  const integration = isObject(given) && !isIntrinsic(given) ? (given as JsonObject) : undefined;
  const type = integration === undefined ? undefined : (integration as Record<string, unknown>)['Type'];
  return {
    ...placed,
    httpMethod: text(properties['HttpMethod'])?.toUpperCase() ?? 'ANY',
    resourcePath: at === '' ? '/' : resources.find(({ logicalId }) => logicalId === at)?.resourcePath,
    authorization:
      properties['AuthorizationType'] === undefined ? 'NONE' : text(properties['AuthorizationType']),
    integration,
    integrationType: text(type),
    integrationResponses: integrationResponses(integration, `${path}.Integration`, text),
    methodResponses: methodResponses(properties, path, text),
  };
}

function integrationResponses(
  integration: JsonObject | undefined,
  path: string,
  text: TextReader,
): IntegrationResponse[] {
  return asList(integration?.['IntegrationResponses']).map((value, index) => {
    const properties = asObject(value);
    const pattern = properties['SelectionPattern'];
    return {
      path: `${path}.IntegrationResponses[${index}]`,
      status: text(properties['StatusCode']),
      pattern: pattern === undefined || pattern === null ? '' : text(pattern),
      properties,
    };
  });
}

function methodResponses(method: JsonObject, path: string, text: TextReader): MethodResponse[] {
  return asList(method['MethodResponses']).map((value, index) => {
    const properties = asObject(value);
    return {
      path: `${path}.MethodResponses[${index}]`,
      status: text(properties['StatusCode']),
      properties,
    };
  });
}
