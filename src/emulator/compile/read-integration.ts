import { limits } from '../../api-gateway/limits';
import type {
  ContentHandling,
  Integration,
  IntegrationResponse,
  IntegrationType,
  PassthroughBehavior,
} from '../gateway-api';
import { mappingTemplates, type MappingTemplates } from '../mapping/mapping-templates';
import { parseParameterMapping, type ParameterMapping } from '../mapping/parameter-mapping';
import { wholeMatch } from '../mapping/whole-match';
import {
  asNumber,
  asProperties,
  asRecords,
  asText,
  asTextMap,
  type Properties,
} from '../../template/properties';

const integrationTypes: readonly string[] = ['AWS', 'AWS_PROXY', 'MOCK', 'HTTP', 'HTTP_PROXY'];

/** `name` is the route, for messages. `undefined` when there is no integration, which AWS does not deploy. */
export function readIntegration(
  value: unknown,
  name: string,
  warn: (message: string) => void,
): Integration | undefined {
  const properties = asProperties(value);
  const type = asText(properties['Type']);
  if (type === undefined || !integrationTypes.includes(type)) return undefined;
  const responses = asRecords(properties['IntegrationResponses']).map((response) =>
    readIntegrationResponse(response, name, warn),
  );
  return {
    type: type as IntegrationType,
    httpMethod: asText(properties['IntegrationHttpMethod']),
    uri: asText(properties['Uri']) ?? '',
    passthroughBehavior: (asText(properties['PassthroughBehavior']) ??
      'WHEN_NO_MATCH') as PassthroughBehavior,
    requestTemplates: readTemplates(properties['RequestTemplates'], `${name} request template`),
    requestParameters: readMappings(properties['RequestParameters'], name, warn),
    contentHandling: readContentHandling(properties),
    timeoutInMillis: asNumber(properties['TimeoutInMillis']) ?? limits.integrationTimeout,
    // Of several patterns that match, one recording shows the lower status winning.
    integrationResponses: responses.sort((left, right) => Number(left.statusCode) - Number(right.statusCode)),
  };
}

function readIntegrationResponse(
  properties: Properties,
  name: string,
  warn: (message: string) => void,
): IntegrationResponse {
  const statusCode = asText(properties['StatusCode']) ?? '200';
  const selectionPattern = asText(properties['SelectionPattern']) ?? '';
  return {
    statusCode,
    selectionPattern: selectionPattern === '' ? undefined : selectionPattern,
    matches: wholeMatch(selectionPattern),
    responseTemplates: readTemplates(
      properties['ResponseTemplates'],
      `${name} response template ${statusCode}`,
    ),
    responseParameters: readMappings(properties['ResponseParameters'], name, warn),
    contentHandling: readContentHandling(properties),
  };
}

function readTemplates(value: unknown, name: string): MappingTemplates {
  const sources: Record<string, string | null> = {};
  for (const [contentType, source] of Object.entries(asProperties(value))) {
    sources[contentType] = source === null ? null : (asText(source) ?? JSON.stringify(source));
  }
  return mappingTemplates(sources, name);
}

function readMappings(value: unknown, name: string, warn: (message: string) => void): ParameterMapping[] {
  return Object.entries(asTextMap(value)).flatMap(([destination, expression]) => {
    const mapping = parseParameterMapping(destination, expression);
    if (mapping === undefined) {
      warn(`${name}: AWS refuses the parameter mapping ${destination} = ${expression}; it is left out here.`);
    }
    return mapping ?? [];
  });
}

function readContentHandling(properties: Properties): ContentHandling | undefined {
  const value = asText(properties['ContentHandling']);
  return value === 'CONVERT_TO_TEXT' || value === 'CONVERT_TO_BINARY' ? value : undefined;
}
