import { knownText } from './known-text';
import type { PlacedResource } from './placed-resource';
import { asRecords, asText, isRecord } from './properties';
import type { Method } from './rest-api';

/** @param paths id of a resource → its path, where it is known */
export function readMethod(placed: PlacedResource, paths: ReadonlyMap<string, string | undefined>): Method {
  const { properties } = placed;
  const integration = isRecord(properties['Integration']) ? properties['Integration'] : undefined;
  const resourceId = asText(properties['ResourceId']);
  return {
    ...placed,
    httpMethod: knownText(properties['HttpMethod'])?.toUpperCase() ?? 'ANY',
    resourcePath: resourceId === undefined ? undefined : paths.get(resourceId),
    authorization:
      properties['AuthorizationType'] === undefined
        ? 'NONE'
        : knownText(properties['AuthorizationType'])?.toUpperCase(),
    integration,
    integrationType: knownText(integration?.['Type'])?.toUpperCase(),
    integrationResponses: asRecords(integration?.['IntegrationResponses']).map((response, index) => {
      const place = `Integration.IntegrationResponses[${index}]`;
      const { SelectionPattern: pattern } = response;
      return {
        at: (property) => placed.at(`${place}.${property}`),
        status: knownText(response['StatusCode']),
        pattern: pattern === undefined || pattern === null ? '' : knownText(pattern),
        properties: response,
      };
    }),
    methodResponses: asRecords(properties['MethodResponses']).map((response) => ({
      status: knownText(response['StatusCode']),
      properties: response,
    })),
  };
}
