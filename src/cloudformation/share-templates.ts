import { createHash } from 'node:crypto';
import { mapValues } from 'lodash';
import { mappingName } from './logical-ids';
import type { CloudFormationResource, CloudFormationTemplate } from './template';

/** Shorter texts cost less in place than as a reference to the mapping. */
const worthSharing = 120;

type Mappings = NonNullable<CloudFormationTemplate['Mappings']>;

/**
 * Moves the text of every mapping template and every long selection pattern of the methods into `Mappings`, where
 * each stands once and a person reads it in one place, however many routes use it. Values that are intrinsics stay,
 * because a mapping takes none.
 * Source: AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
 *
 * @param names what to call a text; any other is named after its slot and a hash of its content
 */
export function shareTemplates(
  methods: Readonly<Record<string, CloudFormationResource>>,
  names: ReadonlyMap<string, string>,
): { methods: Record<string, CloudFormationResource>; mappings: Mappings } {
  const shared: Record<'Request' | 'Response', Record<string, string>> = { Request: {}, Response: {} };

  const share = (slot: 'Request' | 'Response') => (value: unknown) => {
    if (typeof value !== 'string' || value.length < worthSharing) return value;
    const key = names.get(value) ?? `${slot}${contentHash(value)}`;
    shared[slot][key] = value;
    return { 'Fn::FindInMap': [mappingName, slot, key] };
  };

  const sharedMethods = mapValues(methods, (method) => {
    const integration = method.Properties?.['Integration'] as IntegrationTemplates | undefined;
    if (!integration) return method;
    return {
      ...method,
      Properties: {
        ...method.Properties,
        Integration: {
          ...integration,
          ...(integration.RequestTemplates && {
            RequestTemplates: mapValues(integration.RequestTemplates, share('Request')),
          }),
          ...(integration.IntegrationResponses && {
            IntegrationResponses: integration.IntegrationResponses.map((response) => ({
              ...response,
              ...(response.SelectionPattern !== undefined && {
                SelectionPattern: share('Response')(response.SelectionPattern),
              }),
              ...(response.ResponseTemplates && {
                ResponseTemplates: mapValues(response.ResponseTemplates, share('Response')),
              }),
            })),
          }),
        },
      },
    };
  });

  const used = Object.entries(shared).filter(([, texts]) => Object.keys(texts).length > 0);
  return {
    methods: sharedMethods,
    mappings: used.length === 0 ? {} : { [mappingName]: Object.fromEntries(used) },
  };
}

interface IntegrationTemplates {
  RequestTemplates?: Record<string, unknown>;
  IntegrationResponses?: {
    SelectionPattern?: unknown;
    ResponseTemplates?: Record<string, unknown>;
  }[];
}

function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
