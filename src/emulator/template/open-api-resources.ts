import { splitPath } from '../route-tree';
import type { ApiResource, ApiResources } from './api-resources';
import { openApiIntegration } from './open-api-integration';
import { asProperties, asText, asTexts, type Properties } from './properties';
import { standInId } from './stand-in-id';

interface Imported {
  /** Properties of the REST API that the document gives. */
  readonly properties: Properties;
  readonly resources: ApiResources;
}

const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const anyMethod = 'x-amazon-apigateway-any-method';

/**
 * An OpenAPI document (`Body`) as the resources that API Gateway makes of it on import.
 * docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function openApiResources(
  body: unknown,
  { restApiId, rootResourceId }: { readonly restApiId: string; readonly rootResourceId: string },
): Imported {
  const document = asProperties(body);
  const resources = new Map<string, ApiResource[]>();
  const add = (type: string, id: string, properties: Properties): void => {
    const list = resources.get(type) ?? [];
    list.push({ logicalId: id, id, properties: { ...properties, RestApiId: restApiId } });
    resources.set(type, list);
  };
  const paths = new Map<string, string>([['', rootResourceId]]);
  const resourceId = (path: string): string => {
    let parent = '';
    for (const part of splitPath(path)) {
      const current = `${parent}/${part}`;
      if (!paths.has(current)) {
        paths.set(current, standInId(current, 6));
        add('AWS::ApiGateway::Resource', paths.get(current) ?? '', {
          ParentId: paths.get(parent),
          PathPart: part,
        });
      }
      parent = current;
    }
    return paths.get(parent) ?? rootResourceId;
  };

  for (const [name, schema] of Object.entries(schemasOf(document))) {
    add('AWS::ApiGateway::Model', name, { Schema: modelReferences(schema) });
  }
  const validators = asProperties(document['x-amazon-apigateway-request-validators']);
  for (const [name, value] of Object.entries(validators)) {
    const { validateRequestBody, validateRequestParameters } = asProperties(value);
    add('AWS::ApiGateway::RequestValidator', `validator ${name}`, {
      Name: name,
      ValidateRequestBody: validateRequestBody,
      ValidateRequestParameters: validateRequestParameters,
    });
  }
  const schemes = securitySchemes(document);
  for (const [name, scheme] of Object.entries(schemes)) addAuthorizer(name, asProperties(scheme), add);
  for (const [type, value] of Object.entries(
    asProperties(document['x-amazon-apigateway-gateway-responses']),
  )) {
    const { statusCode, responseParameters, responseTemplates } = asProperties(value);
    add('AWS::ApiGateway::GatewayResponse', `gateway response ${type}`, {
      ResponseType: type,
      StatusCode: statusCode,
      ResponseParameters: responseParameters,
      ResponseTemplates: responseTemplates,
    });
  }
  for (const [path, item] of Object.entries(asProperties(document['paths']))) {
    const pathItem = asProperties(item);
    for (const key of [...httpMethods, anyMethod]) {
      if (pathItem[key] === undefined) continue;
      const httpMethod = key === anyMethod ? 'ANY' : key.toUpperCase();
      const operation = asProperties(pathItem[key]);
      add('AWS::ApiGateway::Method', `${httpMethod} ${path}`, {
        HttpMethod: httpMethod,
        ResourceId: resourceId(path),
        ...openApiMethod(operation, pathItem, document, schemes),
      });
    }
    resourceId(path);
  }
  const endpoint = asProperties(document['x-amazon-apigateway-endpoint-configuration']);
  return {
    properties: withoutUndefined({
      Name: asText(asProperties(document['info'])['title']),
      Policy: document['x-amazon-apigateway-policy'],
      BinaryMediaTypes: document['x-amazon-apigateway-binary-media-types'],
      ApiKeySourceType: document['x-amazon-apigateway-api-key-source'],
      EndpointConfiguration:
        Object.keys(endpoint).length > 0 ? { VpcEndpointIds: endpoint['vpcEndpointIds'] } : undefined,
    }),
    resources: (type) => resources.get(type) ?? [],
  };
}

function openApiMethod(
  operation: Properties,
  pathItem: Properties,
  document: Properties,
  schemes: Properties,
): Properties {
  const validator = asText(
    operation['x-amazon-apigateway-request-validator'] ?? document['x-amazon-apigateway-request-validator'],
  );
  const integration =
    operation['x-amazon-apigateway-integration'] ?? pathItem['x-amazon-apigateway-integration'];
  return {
    ...openApiAuthorization(operation, document, schemes),
    RequestValidatorId: validator === undefined ? undefined : `validator ${validator}`,
    RequestParameters: requestParameters([
      ...records(pathItem['parameters']),
      ...records(operation['parameters']),
    ]),
    RequestModels: requestModels(operation),
    Integration: openApiIntegration(asProperties(integration)),
    MethodResponses: Object.keys(asProperties(operation['responses'])).map((StatusCode) => ({ StatusCode })),
  };
}

function openApiAuthorization(operation: Properties, document: Properties, schemes: Properties): Properties {
  if (asProperties(operation['x-amazon-apigateway-auth'])['type'] === 'AWS_IAM')
    return { AuthorizationType: 'AWS_IAM' };
  const requirements = records(operation['security'] ?? document['security']);
  let apiKeyRequired = false;
  let authorization: Properties = {};
  for (const [name, scopes] of requirements.flatMap((requirement) => Object.entries(requirement))) {
    const scheme = asProperties(schemes[name]);
    const type = asText(scheme['x-amazon-apigateway-authtype']);
    if (type === undefined && scheme['type'] === 'apiKey') apiKeyRequired = true;
    else if (type === 'awsSigv4') authorization = { AuthorizationType: 'AWS_IAM' };
    else if (type === 'cognito_user_pools') {
      authorization = {
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizerId: `authorizer ${name}`,
        AuthorizationScopes: asTexts(scopes),
      };
    } else if (type !== undefined)
      authorization = { AuthorizationType: 'CUSTOM', AuthorizerId: `authorizer ${name}` };
  }
  return { ...authorization, ApiKeyRequired: apiKeyRequired };
}

function addAuthorizer(
  name: string,
  scheme: Properties,
  add: (type: string, id: string, properties: Properties) => void,
): void {
  const authorizer = asProperties(scheme['x-amazon-apigateway-authorizer']);
  const type = asText(authorizer['type']);
  if (type === undefined) return;
  const header = asText(scheme['name']) ?? 'Authorization';
  add('AWS::ApiGateway::Authorizer', `authorizer ${name}`, {
    Name: name,
    Type: type.toUpperCase(),
    AuthorizerUri: authorizer['authorizerUri'],
    IdentitySource: authorizer['identitySource'] ?? `method.request.header.${header}`,
    IdentityValidationExpression: authorizer['identityValidationExpression'],
    AuthorizerResultTtlInSeconds: authorizer['authorizerResultTtlInSeconds'],
    ProviderARNs: authorizer['providerARNs'],
  });
}

function requestParameters(parameters: readonly Properties[]): Properties {
  const locations: Record<string, string> = { query: 'querystring', header: 'header', path: 'path' };
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const location = locations[asText(parameter['in']) ?? ''];
      return location === undefined
        ? []
        : [[`method.request.${location}.${asText(parameter['name']) ?? ''}`, parameter['required'] === true]];
    }),
  );
}

/** OpenAPI 3 names a schema by content type; Swagger 2 has one body parameter. */
function requestModels(operation: Properties): Properties {
  const content = asProperties(asProperties(operation['requestBody'])['content']);
  const models = Object.entries(content).map(([type, media]) => [
    type,
    modelName(asProperties(media)['schema']),
  ]);
  for (const parameter of records(operation['parameters'])) {
    if (parameter['in'] === 'body') models.push(['application/json', modelName(parameter['schema'])]);
  }
  return Object.fromEntries(models.filter(([, name]) => name !== undefined)) as Properties;
}

function modelName(schema: unknown): string | undefined {
  const reference = asText(asProperties(schema)['$ref']);
  return reference?.slice(reference.lastIndexOf('/') + 1);
}

/** Schemas refer to each other inside the document; models refer to each other by URL. */
function modelReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(modelReferences);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => {
      if (key !== '$ref' || typeof value !== 'string') return [key, modelReferences(value)];
      return [
        key,
        `https://apigateway.amazonaws.com/restapis/api/models/${modelName({ $ref: value }) ?? ''}`,
      ];
    }),
  );
}

function schemasOf(document: Properties): Properties {
  return asProperties(asProperties(document['components'])['schemas'] ?? document['definitions']);
}

function securitySchemes(document: Properties): Properties {
  return asProperties(
    asProperties(document['components'])['securitySchemes'] ?? document['securityDefinitions'],
  );
}

function records(value: unknown): Properties[] {
  return Array.isArray(value) ? value.map(asProperties) : [];
}

function withoutUndefined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
