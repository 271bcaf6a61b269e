import { groupBy, mapValues, omitBy } from 'lodash';
import type { PrivateApi } from '../config/settings';
import { componentName } from '../template/open-api/component-name';
import { exportDocument, type ApiPart, type MethodPart } from '../template/open-api/export-document';
import { openApiId, restApiId } from '../template/logical-ids';
import { asProperties, asText } from '../template/properties';
import { rename } from '../template/rename';
import type { CloudFormationResource } from '../template/template';
import { frozenTypes } from './deployment-content';
import { patchDefinition } from './patch-definition';
import type { TemplateFragment } from './synthesize';

/**
 * The same API with its definition in the body of the RestApi, in place of a resource for each path and method. What
 * the body lacks an import resets, so what guards access stands in both. The API has a logical id of its own: one that
 * moved in place would lose what its body has just taken over, when CloudFormation deletes the old resources.
 * Source: AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 *
 * @throws {ConfigurationError} DEFINITION_PATCH
 */
export function openApiDefinition(
  { Resources, ...fragment }: TemplateFragment,
  { definitionPatch }: Pick<PrivateApi, 'definitionPatch'>,
): TemplateFragment {
  const api = Resources[restApiId];
  const properties = api?.Properties ?? {};
  const isMoved = (resource: CloudFormationResource, id: string): boolean =>
    frozenTypes.has(resource.Type) && id !== restApiId;
  const moved = Object.entries(Resources).filter(([id, resource]) => isMoved(resource, id));
  const byType = groupBy(moved, ([, { Type }]) => Type.replace('AWS::ApiGateway::', ''));

  const nameOf = (reference: unknown): string => {
    const id = asText(asProperties(reference)['Ref']);
    // A model that every API has is called by its name.
    return id === undefined ? String(reference) : nameOfPart(id, Resources[id]);
  };
  const parts = (type: string): ApiPart[] =>
    (byType[type] ?? []).map(([id, resource]) => ({
      name: nameOfPart(id, resource),
      properties: resource.Properties ?? {},
      condition: resource.Condition,
    }));
  const pathOf = (resourceId: unknown): string => {
    const resource = Resources[asText(asProperties(resourceId)['Ref']) ?? ''];
    if (resource === undefined) return '';
    const { ParentId, PathPart } = resource.Properties ?? {};
    return `${pathOf(ParentId)}/${String(PathPart)}`;
  };

  const document = exportDocument({
    properties,
    methods: parts('Method').map((part): MethodPart => ({
      ...part,
      path: pathOf(part.properties['ResourceId']) || '/',
      httpMethod: String(part.properties['HttpMethod']),
    })),
    authorizers: parts('Authorizer'),
    models: parts('Model'),
    validators: parts('RequestValidator'),
    gatewayResponses: parts('GatewayResponse'),
    nameOf,
  });
  const left = omitBy(Resources, isMoved);
  const defined = {
    ...left,
    [restApiId]: {
      ...api,
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        ...properties,
        Body: patchDefinition(document, definitionPatch),
        // The default merges: a route that the body no longer has would stay.
        Mode: 'overwrite',
        FailOnWarnings: true,
        Parameters: { endpointConfigurationTypes: 'PRIVATE' },
      },
    },
  };
  return rename(
    { ...fragment, Resources: mapValues(defined, (resource) => waitingFor(resource, left)) },
    restApiId,
    openApiId,
  );
}

function nameOfPart(id: string, resource: CloudFormationResource | undefined): string {
  const { Name, ResponseType } = resource?.Properties ?? {};
  return componentName(asText(Name) ?? asText(ResponseType) ?? id);
}

/** The resource waits for the API, and no longer for its parts. */
function waitingFor(
  { DependsOn, ...resource }: CloudFormationResource,
  left: Readonly<Record<string, unknown>>,
): CloudFormationResource {
  if (DependsOn === undefined) return resource;
  const others = [DependsOn].flat().filter((id) => id in left || !id.startsWith('PrivateApiGateway'));
  return others.length === 0 ? resource : { ...resource, DependsOn: others };
}
