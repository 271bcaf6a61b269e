import { isEmpty, omitBy } from 'lodash';
import { asProperties, type Properties } from '../properties';
import { exportOperation } from './export-operation';
import { exportSecuritySchemes } from './export-security';
import { openApiModel } from './models';
import { documentNames, gatewayResponseNames, toDocument, validatorNames } from './names';
import { operationKey } from './operation-key';
import { where } from './where';

/** A part of an API in CloudFormation's words. */
export interface ApiPart {
  /** as the document calls it: the name of an authorizer, model or validator; the type of a gateway response */
  readonly name: string;
  readonly properties: Properties;
  /** the condition under which it is there */
  readonly condition?: string | undefined;
}

export interface MethodPart extends ApiPart {
  /** `/pets/{id}` */
  readonly path: string;
  /** `GET`, `ANY` */
  readonly httpMethod: string;
}

export interface ApiParts {
  /** of the API itself */
  readonly properties: Properties;
  readonly methods: readonly MethodPart[];
  readonly authorizers: readonly ApiPart[];
  readonly models: readonly ApiPart[];
  readonly validators: readonly ApiPart[];
  readonly gatewayResponses: readonly ApiPart[];
  /** the name of the part that a value refers to: `{ Ref: … }` in a template */
  readonly nameOf: (reference: unknown) => string;
}

/**
 * An API as OpenAPI 3.0.1 with API Gateway's extensions, which it imports as the same API: the other direction of
 * import-document.ts.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function exportDocument(api: ApiParts): Record<string, unknown> {
  const { properties, methods, nameOf } = api;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const method of methods) {
    const item = (paths[method.path] ??= {});
    item[operationKey(method.httpMethod)] = where(method, exportOperation(method, nameOf));
  }
  const components = {
    schemas: named(api.models, ({ Schema }, name) => openApiModel(name, Schema, nameOf)),
    securitySchemes: exportSecuritySchemes(api),
  };
  return withoutEmpty({
    openapi: '3.0.1',
    info: withoutEmpty({
      title: properties['Name'],
      version: '1.0',
      description: properties['Description'],
    }),
    servers: servers(properties),
    paths,
    components: withoutEmpty(components),
    'x-amazon-apigateway-request-validators': named(api.validators, (validator) =>
      toDocument(validator, validatorNames),
    ),
    'x-amazon-apigateway-gateway-responses': named(api.gatewayResponses, (response) =>
      toDocument(response, gatewayResponseNames),
    ),
    ...toDocument(properties, documentNames),
  });
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html */
function servers({ EndpointConfiguration, DisableExecuteApiEndpoint: disabled }: Properties): unknown[] {
  const { VpcEndpointIds: vpcEndpointIds } = asProperties(EndpointConfiguration);
  const endpoint = {
    ...(vpcEndpointIds !== undefined && { vpcEndpointIds }),
    ...(disabled !== undefined && { disableExecuteApiEndpoint: disabled }),
  };
  return isEmpty(endpoint) ? [] : [{ url: '/', 'x-amazon-apigateway-endpoint-configuration': endpoint }];
}

function named(
  parts: readonly ApiPart[],
  write: (properties: Properties, name: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(parts.map((part) => [part.name, where(part, write(part.properties, part.name))]));
}

function withoutEmpty(value: Properties): Record<string, unknown> {
  return omitBy(value, (part) => part === undefined || (typeof part === 'object' && isEmpty(part)));
}
