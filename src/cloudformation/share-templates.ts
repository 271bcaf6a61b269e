import { createHash } from 'node:crypto';
import { mapValues } from 'lodash';
import { mappingName } from '../template/logical-ids';
import type { CloudFormationResource, CloudFormationTemplate } from '../template/template';

/** Shorter texts cost less in place than as a reference to the mapping. */
const worthSharing = 80;

type Slot = 'Request' | 'Response' | 'Pattern';
type Mappings = NonNullable<CloudFormationTemplate['Mappings']>;

interface IntegrationTexts {
  RequestTemplates?: Record<string, unknown>;
  IntegrationResponses?: { SelectionPattern?: unknown; ResponseTemplates?: Record<string, unknown> }[];
}

/**
 * Moves the text of every mapping template and every long selection pattern of the methods into `Mappings`, where
 * each stands once and a person reads it in one place, however many routes use it. Intrinsics stay where they are,
 * because a mapping takes none; of an `Fn::Join` the long texts move.
 * Source: AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
 *
 * @param nameOf what to call a text; one without a name is called after its content
 * @param sharesPatterns an OpenAPI body has them as keys, which no intrinsic can be
 */
export function shareTemplates(
  methods: Readonly<Record<string, CloudFormationResource>>,
  nameOf: (text: string) => string | undefined,
  sharesPatterns: boolean,
): { methods: Record<string, CloudFormationResource>; mappings: Mappings } {
  const shared: Record<Slot, Record<string, string>> = { Request: {}, Response: {}, Pattern: {} };

  const share = (slot: Slot, value: unknown): unknown => {
    if (typeof value === 'string') {
      if (value.length < worthSharing) return value;
      const key = nameOf(value) ?? `Text${contentHash(value)}`;
      shared[slot][key] = value;
      return { 'Fn::FindInMap': [mappingName, slot, key] };
    }
    const parts = joinedTexts(value);
    return parts ? { 'Fn::Join': ['', parts.map((part) => share(slot, part))] } : value;
  };
  const shareAll = (slot: Slot, templates: Record<string, unknown>) =>
    mapValues(templates, (template) => share(slot, template));

  const sharedMethods = mapValues(methods, (method) => {
    const integration = method.Properties?.['Integration'] as IntegrationTexts | undefined;
    if (!integration) return method;
    const { RequestTemplates, IntegrationResponses } = integration;
    const Integration = {
      ...integration,
      ...(RequestTemplates && { RequestTemplates: shareAll('Request', RequestTemplates) }),
      ...(IntegrationResponses && {
        IntegrationResponses: IntegrationResponses.map((response) => ({
          ...response,
          ...(sharesPatterns &&
            response.SelectionPattern !== undefined && {
              SelectionPattern: share('Pattern', response.SelectionPattern),
            }),
          ...(response.ResponseTemplates && {
            ResponseTemplates: shareAll('Response', response.ResponseTemplates),
          }),
        })),
      }),
    };
    return { ...method, Properties: { ...method.Properties, Integration } };
  });

  const used = Object.entries(shared).filter(([, texts]) => Object.keys(texts).length > 0);
  return {
    methods: sharedMethods,
    mappings: used.length === 0 ? {} : { [mappingName]: Object.fromEntries(used) },
  };
}

/** The parts of `Fn::Join` without a delimiter. */
function joinedTexts(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || !('Fn::Join' in value)) return undefined;
  const [delimiter, parts] = value['Fn::Join'] as [unknown, unknown];
  return delimiter === '' && Array.isArray(parts) ? parts : undefined;
}

function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
