import type { CloudFormationTemplate } from '../../template/template';
import type { CheckOptions } from '../options';
import { readMethod } from './read-method';
import { readPathResources } from './read-path-resources';
import type { Placed, RestApi } from './rest-api';
import { usedTexts, type TemplateText } from './template-texts';
import { asList, asObject, referenceTo, textReader, type TextReader } from './value';

/** What the rules look at: the template, and its REST APIs put together. */
export interface TemplateModel {
  template: CloudFormationTemplate;
  options: CheckOptions;
  restApis: readonly RestApi[];
  /** the mapping templates, each text once */
  texts: readonly TemplateText[];
  /** resources of a type */
  ofType: (type: string) => readonly Placed[];
  /** a value's text, as far as the template itself knows it */
  text: TextReader;
}

export function readTemplate(template: CloudFormationTemplate, options: CheckOptions): TemplateModel {
  const byType = new Map<string, Placed[]>();
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const placed = {
      logicalId,
      resource,
      path: `Resources.${logicalId}.Properties`,
      properties: asObject(resource.Properties),
    };
    byType.set(resource.Type, [...(byType.get(resource.Type) ?? []), placed]);
  }
  const ofType = (type: string): readonly Placed[] => byType.get(type) ?? [];
  const text = textReader(template);
  const restApis = ofType('AWS::ApiGateway::RestApi').map((api) => readRestApi(api, text, ofType, options));
  return {
    template,
    options,
    restApis,
    texts: usedTexts(restApis, text, options.isKnownTemplate),
    ofType,
    text,
  };
}

function readRestApi(
  api: Placed,
  text: TextReader,
  ofType: (type: string) => readonly Placed[],
  options: CheckOptions,
): RestApi {
  const own = (type: string): Placed[] =>
    ofType(type).filter(({ properties }) => referenceTo(properties['RestApiId']) === api.logicalId);
  const endpoint = asObject(api.properties['EndpointConfiguration']);
  const body = asObject(api.properties['Body']);
  const resources = readPathResources(own('AWS::ApiGateway::Resource'), api.logicalId, text);
  const known = isPrivate(api, text);
  const isConfigured = options.access?.[api.logicalId] !== undefined;
  return {
    ...api,
    isPrivate: known,
    isConfigured,
    isGuarded: isConfigured || known !== false,
    vpcEndpointIds: endpoint['VpcEndpointIds'],
    policy: policyOf(api, body),
    hasBody: api.properties['Body'] !== undefined || api.properties['BodyS3Location'] !== undefined,
    resources,
    methods: own('AWS::ApiGateway::Method').map((method) =>
      readMethod(method, api.logicalId, resources, text),
    ),
    deployments: own('AWS::ApiGateway::Deployment'),
    stages: own('AWS::ApiGateway::Stage'),
  };
}

function policyOf(api: Placed, body: Readonly<Record<string, unknown>>): RestApi['policy'] {
  const { Policy } = api.properties;
  if (Policy !== undefined && Policy !== '') return { path: `${api.path}.Policy`, value: Policy };
  const inBody = body['x-amazon-apigateway-policy'];
  if (inBody === undefined) return undefined;
  return { path: `${api.path}.Body.x-amazon-apigateway-policy`, value: inBody };
}

function isPrivate(api: Placed, text: TextReader): boolean | undefined {
  const endpoint = api.properties['EndpointConfiguration'];
  if (endpoint === undefined) return false;
  const types = asObject(endpoint)['Types'];
  if (types === undefined) return Object.keys(asObject(endpoint)).length === 0 ? undefined : false;
  if (!Array.isArray(types)) return undefined;
  const known = asList(types).map(text);
  return known.includes('PRIVATE') ? true : known.includes(undefined) ? undefined : false;
}
