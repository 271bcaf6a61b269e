import { isUndefined, omitBy } from 'lodash';
import { methodsOfAny } from '../../api-gateway/methods';
import { splitPath } from '../../api-gateway/paths';
import type { PlacedResource } from '../placed-resource';
import { asProperties, asRecords, asText, type Properties } from '../properties';
import { standInId } from '../stand-in-id';
import { authorizerId, openApiAuthorization, openApiAuthorizer, securitySchemes } from './authorization';
import { openApiIntegration, responseKeys } from './integration';
import { bodySchemas, dereference, modelName, modelReferences, schemasOf } from './models';
import { documentNames, fromDocument, gatewayResponseNames, validatorNames } from './names';
import { anyMethod, operationKey } from './operation-key';
import { integrationKey, placeInOperation } from './places';

export interface ImportedDocument {
  /** properties of the REST API that the document gives */
  readonly properties: Properties;
  readonly resources: readonly PlacedResource[];
}

interface ImportedInto {
  /** the API's id */
  readonly restApiId: string;
  readonly rootResourceId: string;
  /** where the document stands: `Resources.Api.Properties.Body` */
  readonly path: string;
}

const operationKeys = [...methodsOfAny, 'ANY'].map(operationKey);

/**
 * An OpenAPI document as the resources that API Gateway makes of it on import.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function importDocument(document: Properties, into: ImportedInto): ImportedDocument {
  const resources: PlacedResource[] = [];
  const add = (
    type: string,
    id: string,
    path: string,
    properties: Properties,
    at = (property: string) => `${path}.${property}`,
  ): void => {
    resources.push({
      type,
      logicalId: id,
      id,
      path,
      properties: { ...omitBy(properties, isUndefined), RestApiId: into.restApiId },
      resource: undefined,
      at,
    });
  };

  const ids = new Map<string, string>([['', into.rootResourceId]]);
  const resourceId = (path: string, place: string): string => {
    let parent = '';
    for (const part of splitPath(path)) {
      const current = `${parent}/${part}`;
      if (!ids.has(current)) {
        ids.set(current, standInId(current, 6));
        add('AWS::ApiGateway::Resource', ids.get(current) ?? '', place, {
          ParentId: ids.get(parent),
          PathPart: part,
        });
      }
      parent = current;
    }
    return ids.get(parent) ?? into.rootResourceId;
  };

  for (const [name, schema] of Object.entries(schemasOf(document))) {
    add('AWS::ApiGateway::Model', name, `${into.path}.components.schemas.${name}`, {
      Schema: modelReferences(schema),
    });
  }
  const validators = asProperties(document['x-amazon-apigateway-request-validators']);
  for (const [name, value] of Object.entries(validators)) {
    const place = `${into.path}.x-amazon-apigateway-request-validators.${name}`;
    add('AWS::ApiGateway::RequestValidator', validatorId(name), place, {
      Name: name,
      ...fromDocument(asProperties(value), validatorNames),
    });
  }
  for (const [name, scheme] of Object.entries(securitySchemes(document))) {
    const authorizer = openApiAuthorizer(name, asProperties(scheme));
    const place = `${into.path}.components.securitySchemes.${name}`;
    if (authorizer !== undefined) add('AWS::ApiGateway::Authorizer', authorizerId(name), place, authorizer);
  }
  const gatewayResponses = asProperties(document['x-amazon-apigateway-gateway-responses']);
  for (const [type, value] of Object.entries(gatewayResponses)) {
    const place = `${into.path}.x-amazon-apigateway-gateway-responses.${type}`;
    add('AWS::ApiGateway::GatewayResponse', `gateway response ${type}`, place, {
      ResponseType: type,
      ...fromDocument(asProperties(value), gatewayResponseNames),
    });
  }
  for (const [path, item] of Object.entries(asProperties(document['paths']))) {
    const itemPlace = `${into.path}.paths.${path}`;
    const pathItem = dereference(item, document);
    const id = resourceId(path, itemPlace);
    for (const key of operationKeys) {
      if (pathItem[key] === undefined) continue;
      const httpMethod = key === anyMethod ? 'ANY' : key.toUpperCase();
      const operation = asProperties(pathItem[key]);
      const place = `${itemPlace}.${key}`;
      const own = operation[integrationKey] !== undefined || pathItem[integrationKey] === undefined;
      const integration = asProperties(own ? operation[integrationKey] : pathItem[integrationKey]);
      const places = {
        operation: place,
        integration: `${own ? place : itemPlace}.${integrationKey}`,
        patterns: responseKeys(integration),
      };
      const name = `${httpMethod} ${path}`;
      const models = bodySchemas(operation, document).map(([type, schema]) => {
        const referred = modelName(schema);
        if (referred !== undefined) return [type, referred];
        // API Gateway makes a model of a schema that stands in the operation itself.
        const made = `model ${name} ${type}`;
        add('AWS::ApiGateway::Model', made, place, { Schema: modelReferences(schema) });
        return [type, made];
      });
      const properties = {
        HttpMethod: httpMethod,
        ResourceId: id,
        ...openApiAuthorization(operation, document),
        ...validation(operation, pathItem, document),
        OperationName: operation['operationId'],
        RequestModels: Object.fromEntries(models) as Properties,
        Integration: openApiIntegration(integration),
        MethodResponses: methodResponses(operation, document),
      };
      add('AWS::ApiGateway::Method', name, place, properties, (property) =>
        placeInOperation(property, places),
      );
    }
  }
  return { properties: restApiProperties(document), resources };
}

function validatorId(name: string): string {
  return `validator ${name}`;
}

function validation(operation: Properties, pathItem: Properties, document: Properties): Properties {
  const key = 'x-amazon-apigateway-request-validator';
  const validator = asText(operation[key] ?? document[key]);
  const locations: Record<string, string> = { query: 'querystring', header: 'header', path: 'path' };
  const parameters = [...asRecords(pathItem['parameters']), ...asRecords(operation['parameters'])].flatMap(
    (given) => {
      const parameter = dereference(given, document);
      const location = locations[asText(parameter['in']) ?? ''];
      return location === undefined
        ? []
        : [[`method.request.${location}.${asText(parameter['name']) ?? ''}`, parameter['required'] === true]];
    },
  );
  return {
    RequestValidatorId: validator === undefined ? undefined : validatorId(validator),
    RequestParameters: Object.fromEntries(parameters) as Properties,
  };
}

function methodResponses(operation: Properties, document: Properties): Properties[] {
  return Object.entries(asProperties(operation['responses'])).map(([status, given]) => {
    const headers = Object.keys(asProperties(dereference(given, document)['headers']));
    return {
      StatusCode: status,
      ResponseParameters: Object.fromEntries(
        headers.map((header) => [`method.response.header.${header}`, false]),
      ),
    };
  });
}

/** docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html */
function restApiProperties(document: Properties): Properties {
  const key = 'x-amazon-apigateway-endpoint-configuration';
  const servers = asRecords(document['servers']).map((server) => asProperties(server[key]));
  const endpoint = Object.assign({}, asProperties(document[key]), ...servers) as Properties;
  const { vpcEndpointIds, disableExecuteApiEndpoint } = endpoint;
  const info = asProperties(document['info']);
  return omitBy(
    {
      Name: asText(info['title']),
      Description: asText(info['description']),
      ...fromDocument(document, documentNames),
      DisableExecuteApiEndpoint: disableExecuteApiEndpoint,
      EndpointConfiguration: vpcEndpointIds === undefined ? undefined : { VpcEndpointIds: vpcEndpointIds },
    },
    isUndefined,
  );
}
