import { isPlainObject, mapValues, omit, omitBy, upperFirst } from 'lodash';
import { apiHost } from '../../api-gateway/hosts';
import { methodsOfAny } from '../../api-gateway/methods';
import { pathVariables } from '../../api-gateway/paths';
import { anyMethod } from '../../template/open-api/operation-key';
import { asProperties, asText, type Properties } from '../../template/properties';
import type { RestApi } from '../../template/rest-api';

interface Place {
  readonly region: string;
  readonly stage: string;
}

const errorSchema = {
  type: 'object',
  required: ['message', 'requestId'],
  properties: { message: { type: 'string' }, requestId: { type: 'string' } },
};

/**
 * The document without what only API Gateway reads, as OpenAPI 3.1: each method by its own name, a URL for each
 * endpoint, what a caller brings, and the media types and bodies that come back.
 */
export function forPeople(document: Properties, api: RestApi, place: Place): Record<string, unknown> {
  const { components, info } = document;
  const { schemas, securitySchemes } = asProperties(components);
  return {
    openapi: '3.1.0',
    info: { ...asProperties(info), version: asText(asProperties(info)['version']) ?? '1.0' },
    servers: serversOf(api, place),
    paths: Object.fromEntries(
      Object.entries(asProperties(document['paths'])).flatMap(([path, item]) => {
        const operations = operationsOf(path, asProperties(item));
        return Object.keys(operations).length === 0 ? [] : [[plainPath(path), operations]];
      }),
    ),
    components: {
      schemas: { ...mapValues(asProperties(schemas), currentSchema), Error: errorSchema },
      ...(securitySchemes !== undefined && {
        securitySchemes: mapValues(asProperties(securitySchemes), (scheme) =>
          withoutExtensions(asProperties(scheme)),
        ),
      }),
    },
  };
}

/** `{api}` is the id that the API gets when it deploys. */
function serversOf({ vpcEndpointIds }: RestApi, { region, stage }: Place): unknown[] {
  const variables = { api: { default: 'api-id' } };
  const server = (endpoint: string | undefined, description: string): object => ({
    url: `https://${apiHost('{api}', region, endpoint)}/${stage}`,
    description,
    variables,
  });
  return [
    ...vpcEndpointIds.map((id) => server(id, `Through ${id}.`)),
    server(undefined, 'Only where the endpoint has private DNS.'),
  ];
}

/** OpenAPI knows no greedy variables: `{proxy+}` is `{proxy}`. */
function plainPath(path: string): string {
  return path.replaceAll('+}', '}');
}

function operationsOf(path: string, item: Properties): Record<string, unknown> {
  const given = Object.keys(item).filter((key) => !isPreflight(key, asProperties(item[key])));
  const own = new Set(given.filter((key) => key !== anyMethod));
  const any = given.includes(anyMethod)
    ? methodsOfAny.map((method) => method.toLowerCase()).filter((method) => !own.has(method))
    : [];
  return Object.fromEntries([
    ...[...own].map((method) => [method, operationOf(method, path, asProperties(item[method]))]),
    ...any.map((method) => [method, operationOf(method, path, asProperties(item[anyMethod]))]),
  ]) as Record<string, unknown>;
}

/** What a browser asks; no client has to know of it. */
function isPreflight(key: string, operation: Properties): boolean {
  const { type } = asProperties(operation['x-amazon-apigateway-integration']);
  return key === 'options' && type === 'mock';
}

function operationOf(method: string, path: string, operation: Properties): Record<string, unknown> {
  const { parameters = [], operationId } = operation;
  const declared = (parameters as Properties[]).map((parameter): Properties => ({
    ...parameter,
    name: String(parameter['name']).replace(/\+$/, ''),
  }));
  const missing = pathVariables(path)
    .map((name) => name.replace(/\+$/, ''))
    .filter(
      (name) => !declared.some((parameter) => parameter['name'] === name && parameter['in'] === 'path'),
    );
  const all = [
    ...declared,
    ...missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  ];
  return {
    operationId: asText(operationId) ?? operationName(method, path),
    ...withoutExtensions(omit(operation, 'operationId', 'parameters')),
    ...(all.length > 0 && { parameters: all }),
    responses: responsesOf(operation),
  };
}

/** `get` and `/orders/{id}` → `getOrdersId`: one for each method and path, as generators of clients need it. */
function operationName(method: string, path: string): string {
  return `${method}${
    path
      .split(/[^A-Za-z0-9]+/)
      .map(upperFirst)
      .join('') || 'Root'
  }`;
}

function responsesOf(operation: Properties): Record<string, unknown> {
  const integration = asProperties(operation['x-amazon-apigateway-integration']);
  const mediaTypes = new Map(
    Object.values(asProperties(integration['responses'])).map((response) => {
      const { statusCode, responseTemplates } = asProperties(response);
      return [String(statusCode), Object.keys(asProperties(responseTemplates))];
    }),
  );
  return mapValues(asProperties(operation['responses']), (response, status) => {
    const types = mediaTypes.get(status) ?? [];
    const schema = Number(status) >= 400 ? { $ref: '#/components/schemas/Error' } : {};
    const own = asProperties(asProperties(response)['content']);
    const content = { ...Object.fromEntries(types.map((type) => [type, { schema }])), ...own };
    return { ...asProperties(response), ...(Object.keys(content).length > 0 && { content }) };
  });
}

function withoutExtensions(value: Properties): Record<string, unknown> {
  return omitBy(value, (_, key) => key.startsWith('x-amazon-'));
}

/** Draft 4 says of a limit whether it is exclusive; later drafts, and OpenAPI 3.1 with them, have the limit itself there. */
function currentSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(currentSchema);
  if (!isPlainObject(schema)) return schema;
  const inner = mapValues(schema as Properties, currentSchema);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...others } = inner;
  return {
    ...others,
    ...limit('minimum', 'exclusiveMinimum', minimum, exclusiveMinimum),
    ...limit('maximum', 'exclusiveMaximum', maximum, exclusiveMaximum),
  };
}

function limit(name: string, exclusive: string, value: unknown, isExclusive: unknown): Properties {
  // A property that is called so is no keyword.
  if (isPlainObject(value) || isPlainObject(isExclusive)) {
    return {
      ...(value !== undefined && { [name]: value }),
      ...(isExclusive !== undefined && { [exclusive]: isExclusive }),
    };
  }
  return value === undefined ? {} : { [isExclusive === true ? exclusive : name]: value };
}
