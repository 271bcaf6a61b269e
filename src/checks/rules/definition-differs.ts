import { canonical } from '../../template/canonical';
import { documentNames } from '../../template/open-api/names';
import { asProperties, type Properties } from '../../template/properties';
import type { Rule } from '../rule';

const extension = 'x-amazon-apigateway-endpoint-configuration';

/** What an import resets, and how the document says it. */
const settings: readonly {
  readonly property: string;
  readonly place: string;
  readonly read: (properties: Properties) => unknown;
}[] = [
  ...Object.entries(documentNames).map(([property, place]) => ({
    property,
    place,
    read: (properties: Properties) => properties[property],
  })),
  {
    property: 'EndpointConfiguration.VpcEndpointIds',
    place: `servers[0].${extension}.vpcEndpointIds`,
    read: ({ EndpointConfiguration }) => asProperties(EndpointConfiguration)['VpcEndpointIds'],
  },
  {
    property: 'DisableExecuteApiEndpoint',
    place: `servers[0].${extension}.disableExecuteApiEndpoint`,
    read: ({ DisableExecuteApiEndpoint }) => DisableExecuteApiEndpoint,
  },
];

export const definitionDiffers: Rule = {
  id: 'definition-differs',
  severity: 'error',
  why: 'An import with Mode: overwrite resets what the body does not say, and CloudFormation sets the properties in a step of its own: between the two the API is what the body says.',
  fix: 'Say the same in the body and in the properties of the RestApi.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html',
  *check(model) {
    for (const api of model.restApisAnywhere()) {
      if (!api.isGuarded || api.document === undefined || api.own['Mode'] !== 'overwrite') continue;
      for (const { property, place, read } of settings) {
        const own = read(api.own);
        const imported = read(api.imported);
        // Of an API that nobody configured, the body alone may say it: that outlasts an import.
        if (own === undefined && !api.isConfigured) continue;
        if (canonical(own) === canonical(imported)) continue;
        yield {
          api,
          path: api.at(property),
          message:
            imported === undefined
              ? `Body.${place} does not say it, so an import resets it.`
              : `Body.${place} says something else.`,
        };
      }
    }
  },
};
