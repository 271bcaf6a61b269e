import { groupBy, isEqual } from 'lodash';
import type { Evaluator } from './evaluator';
import { knownText } from './known-text';
import { isMarked } from './marks';
import { conditionalParts } from './open-api/conditional-parts';
import { importDocument } from './open-api/import-document';
import { placedResources, type PlacedResource, type ResourcesOfType } from './placed-resource';
import { asProperties, asTexts, isRecord, type Properties } from './properties';
import { readMethod } from './read-method';
import { readPathResources } from './read-path-resources';
import type { EndpointType, PlacedValue, RestApi } from './rest-api';
import type { CloudFormationTemplate } from './template';

export const restApiType = 'AWS::ApiGateway::RestApi';

/** Every REST API that the template creates, in its order. */
export function readRestApis(
  template: CloudFormationTemplate,
  evaluator: Evaluator,
  ofType: ResourcesOfType = placedResources(template, evaluator),
): RestApi[] {
  return ofType(restApiType).map((api) => readRestApi(api, evaluator, ofType));
}

function readRestApi(api: PlacedResource, evaluator: Evaluator, all: ResourcesOfType): RestApi {
  const { document, unread } = readBody(withConditionalParts(api, evaluator));
  const rootResourceId = evaluator.attributeOf(api.logicalId, 'RootResourceId');
  const imported = importDocument(document ?? {}, {
    restApiId: api.id,
    rootResourceId,
    path: api.at('Body'),
  });
  const importedByType = groupBy(imported.resources, 'type');
  const own = new Map<string, PlacedResource[]>();
  const ofType: ResourcesOfType = (type) => {
    let found = own.get(type);
    if (found === undefined) {
      found = [
        ...(importedByType[type] ?? []),
        ...all(type).filter(({ properties }) => properties['RestApiId'] === api.id),
      ];
      own.set(type, found);
    }
    return found;
  };
  const properties: Properties = {
    ...imported.properties,
    ...api.properties,
    EndpointConfiguration: endpointConfiguration(api.properties, imported.properties),
  };
  const source = asProperties(api.resource?.Properties);
  const endpoints = asProperties(properties['EndpointConfiguration'])['VpcEndpointIds'];
  const resources = readPathResources(ofType('AWS::ApiGateway::Resource'), rootResourceId);
  const paths = new Map([
    [rootResourceId, '/'],
    ...resources.map(({ id, resourcePath }) => [id, resourcePath] as const),
  ]);
  return {
    ...api,
    properties,
    endpointType: endpointType(properties),
    vpcEndpointIds: asTexts(endpoints),
    vpcEndpointIdsSource: asProperties(source['EndpointConfiguration'])['VpcEndpointIds'] ?? endpoints,
    policies: policiesOf(api, source, imported.properties['Policy']),
    document,
    imported: imported.properties,
    own: api.properties,
    unread,
    ofType,
    resources,
    methods: ofType('AWS::ApiGateway::Method').map((method) => readMethod(method, paths)),
    deployments: ofType('AWS::ApiGateway::Deployment'),
    stages: ofType('AWS::ApiGateway::Stage'),
  };
}

function withConditionalParts(api: PlacedResource, evaluator: Evaluator): PlacedResource {
  const body = asProperties(api.resource?.Properties)['Body'];
  const decided = conditionalParts(body, evaluator);
  return isRecord(body) && !isEqual(body, decided)
    ? { ...api, properties: { ...api.properties, Body: evaluator.evaluate(decided) } }
    : api;
}

/** CloudFormation takes the document as an object or as a text. */
function readBody({ properties, resource }: PlacedResource): {
  document: Properties | undefined;
  unread: string | undefined;
} {
  const { Body: body, BodyS3Location: inS3 } = properties;
  const none = { document: undefined, unread: undefined };
  if (inS3 !== undefined) return { ...none, unread: 'its definition is a file in S3 (BodyS3Location)' };
  if (isRecord(resource?.Properties) && 'Fn::Transform' in resource.Properties)
    return { ...none, unread: 'a macro (Fn::Transform) makes its properties' };
  if (body === undefined) return none;
  if (isRecord(body)) return { document: body, unread: undefined };
  if (typeof body !== 'string') return { ...none, unread: 'its Body is no OpenAPI document' };
  try {
    const parsed: unknown = JSON.parse(body);
    if (isRecord(parsed)) return { document: parsed, unread: undefined };
  } catch {
    // Said below.
  }
  return {
    ...none,
    unread: isMarked(body)
      ? `its Body is known only at deployment (${body})`
      : 'its Body is a text that is no JSON object',
  };
}

function endpointConfiguration(own: Properties, imported: Properties): unknown {
  const given = own['EndpointConfiguration'];
  if (given !== undefined && !isRecord(given)) return given;
  const both = { ...asProperties(imported['EndpointConfiguration']), ...given };
  return Object.keys(both).length === 0 ? undefined : both;
}

/** An API without a type is EDGE. docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html */
function endpointType({ EndpointConfiguration: given }: Properties): EndpointType {
  if (given !== undefined && !isRecord(given)) return undefined;
  const types = given?.['Types'];
  if (types === undefined) return 'EDGE';
  const known = asTexts(types);
  if (known.includes('PRIVATE')) return 'PRIVATE';
  if (known.some((type) => knownText(type) === undefined)) return undefined;
  return known.includes('REGIONAL') ? 'REGIONAL' : 'EDGE';
}

function policiesOf(api: PlacedResource, source: Properties, imported: unknown): PlacedValue[] {
  const given = api.properties['Policy'];
  const bodySource = asProperties(source['Body'])['x-amazon-apigateway-policy'];
  return [
    ...(given === undefined || given === ''
      ? []
      : [{ path: api.at('Policy'), value: given, source: source['Policy'] ?? given }]),
    ...(imported === undefined || imported === ''
      ? []
      : [
          {
            path: api.at('Body.x-amazon-apigateway-policy'),
            value: imported,
            source: bodySource ?? imported,
          },
        ]),
  ];
}
