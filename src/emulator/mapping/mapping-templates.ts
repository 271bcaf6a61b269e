import { parseTemplate, type Template } from '../../vtl';
import { byMediaType } from './media-types';
import type { PassthroughBehavior } from '../gateway-api';

/** A mapping template; parsed at its first use and then kept. A template that does not parse throws at every use. */
export interface MappingTemplate {
  readonly contentType: string;
  readonly source: string;
  parsed(): Template;
}

/** By content type; `null` where the template is empty, which API Gateway stores as no template. */
export type MappingTemplates = ReadonlyMap<string, MappingTemplate | null>;

export function mappingTemplates(
  sources: Readonly<Record<string, string | null>>,
  name: string,
): MappingTemplates {
  const templates = new Map<string, MappingTemplate | null>();
  for (const [contentType, source] of Object.entries(sources)) {
    templates.set(
      contentType,
      source === null || source === '' ? null : mappingTemplate(contentType, source, name),
    );
  }
  return templates;
}

function mappingTemplate(contentType: string, source: string, name: string): MappingTemplate {
  let template: Template | undefined;
  return {
    contentType,
    source,
    parsed: () => (template ??= parseTemplate(source, `${name} (${contentType})`)),
  };
}

/**
 * The template of the request's content type, `undefined` to pass the body through, or the reason to refuse it.
 * docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export function chooseRequestTemplate(
  templates: MappingTemplates,
  contentType: string,
  behavior: PassthroughBehavior,
): MappingTemplate | undefined | { readonly refused: string } {
  const found = byMediaType(templates, contentType) ?? byMediaType(templates, '$default');
  const refuse = { refused: `No template for ${contentType}, and passthrough behavior ${behavior}` };
  if (found?.value != null) return found.value;
  switch (behavior) {
    case 'NEVER':
      return refuse;
    case 'WHEN_NO_TEMPLATES':
      return templates.size > 0 ? refuse : undefined;
    case 'WHEN_NO_MATCH':
      return undefined;
  }
}

/** By the first media type of `Accept`; otherwise that of application/json, otherwise the first. */
export function chooseResponseTemplate(
  templates: MappingTemplates,
  accept: string | undefined,
): MappingTemplate | undefined {
  const found =
    (accept === undefined ? undefined : byMediaType(templates, accept)) ??
    byMediaType(templates, 'application/json');
  if (found !== undefined) return found.value ?? undefined;
  const [first] = templates.values();
  return first ?? undefined;
}
