import type { CloudFormationTemplate } from '../../cloudformation/template';
import { parentOf } from './read-path-resources';
import type { IntegrationResponse, Method, MethodResponse, PathResource, Placed } from './rest-api';
import { asList, asObject, isIntrinsic, isObject, textOf, type JsonObject } from './value';

export function readMethod(
  placed: Placed,
  restApi: string,
  resources: readonly PathResource[],
  template: CloudFormationTemplate,
): Method {
  const { properties, path } = placed;
  const at = parentOf(properties['ResourceId'], restApi);
  const given = properties['Integration'];
  const integration = isObject(given) && !isIntrinsic(given) ? given : undefined;
  return {
    ...placed,
    httpMethod: textOf(properties['HttpMethod'], template)?.toUpperCase() ?? 'ANY',
    resourcePath: at === '' ? '/' : resources.find(({ logicalId }) => logicalId === at)?.resourcePath,
    authorization:
      properties['AuthorizationType'] === undefined
        ? 'NONE'
        : textOf(properties['AuthorizationType'], template),
    integration,
    integrationType: textOf(integration?.Type, template),
    integrationResponses: integrationResponses(integration, `${path}.Integration`, template),
    methodResponses: methodResponses(properties, path, template),
  };
}

function integrationResponses(
  integration: JsonObject | undefined,
  path: string,
  template: CloudFormationTemplate,
): IntegrationResponse[] {
  return asList(integration?.['IntegrationResponses']).map((value, index) => {
    const properties = asObject(value);
    const pattern = properties['SelectionPattern'];
    return {
      path: `${path}.IntegrationResponses[${index}]`,
      status: textOf(properties['StatusCode'], template),
      pattern: pattern === undefined || pattern === null ? '' : textOf(pattern, template),
      properties,
    };
  });
}

function methodResponses(
  method: JsonObject,
  path: string,
  template: CloudFormationTemplate,
): MethodResponse[] {
  return asList(method['MethodResponses']).map((value, index) => {
    const properties = asObject(value);
    return {
      path: `${path}.MethodResponses[${index}]`,
      status: textOf(properties['StatusCode'], template),
      properties,
    };
  });
}
