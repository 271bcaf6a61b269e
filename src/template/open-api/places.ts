import { lowerFirst } from 'lodash';

export const integrationKey = 'x-amazon-apigateway-integration';

/**
 * Where a property of `AWS::ApiGateway::Method` stands in an operation of an OpenAPI document: `Integration.Uri` as
 * `x-amazon-apigateway-integration.uri`.
 * @param patterns keys of the integration's responses, in their order
 */
export function placeInOperation(
  property: string,
  {
    operation,
    integration,
    patterns,
  }: { operation: string; integration: string; patterns: readonly string[] },
): string {
  const [head = '', ...rest] = property.split(/\.(?![^["]*"\])/);
  if (head === 'Integration') return inIntegration(rest, integration, patterns);
  if (head.startsWith('MethodResponses')) return `${operation}.responses`;
  if (head === 'AuthorizationType' || head === 'AuthorizerId') return `${operation}.security`;
  return `${operation}.${lowerFirst(head)}`;
}

function inIntegration(parts: readonly string[], integration: string, patterns: readonly string[]): string {
  return parts.reduce((place, part) => {
    const response = /^IntegrationResponses(?:\[(\d+)\])?$/.exec(part);
    if (response === null) return `${place}.${lowerFirst(part)}`;
    return `${place}.responses${response[1] === undefined ? '' : `.${patterns[Number(response[1])] ?? '?'}`}`;
  }, integration);
}
