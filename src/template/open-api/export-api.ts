import { asText } from '../properties';
import type { PlacedResource } from '../placed-resource';
import type { RestApi } from '../rest-api';
import { componentName } from './component-name';
import { exportDocument, type ApiPart } from './export-document';

/** An API as a template has it, in either definition, as a document that API Gateway imports. */
export function exportApi(api: RestApi): Record<string, unknown> {
  const ofType = (type: string): readonly PlacedResource[] => api.ofType(`AWS::ApiGateway::${type}`);
  const parts = (type: string): (ApiPart & { readonly id: string })[] =>
    ofType(type).map((part) => ({ id: part.id, name: nameOf(part), properties: part.properties }));
  const [authorizers, models, validators] = [
    parts('Authorizer'),
    parts('Model'),
    parts('RequestValidator'),
  ] as const;
  const [policy] = api.policies;
  return exportDocument({
    properties: { ...api.properties, ...(policy && { Policy: policy.value }) },
    methods: api.methods
      .filter(({ resourcePath }) => resourcePath !== undefined)
      .map(({ logicalId, properties, resourcePath = '/', httpMethod }) => ({
        name: logicalId,
        properties,
        path: resourcePath,
        httpMethod,
      })),
    authorizers,
    models,
    validators,
    gatewayResponses: parts('GatewayResponse'),
    nameOf: (reference) => {
      const id = asText(reference) ?? asText((reference as { Ref?: unknown } | undefined)?.Ref) ?? '';
      return [...authorizers, ...models, ...validators].find((part) => part.id === id)?.name ?? id;
    },
  });
}

function nameOf({ logicalId, properties }: PlacedResource): string {
  return componentName(asText(properties['Name']) ?? asText(properties['ResponseType']) ?? logicalId);
}
