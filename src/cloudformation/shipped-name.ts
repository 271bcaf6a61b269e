import type { TemplateTexts } from '../mapping-templates/template-texts';

/**
 * What a person reads above a shipped text in `Mappings`; most texts are put together from several. Nothing for a text
 * of the user's.
 */
export function shippedName(texts: TemplateTexts): (text: string) => string | undefined {
  const names = [
    ['request-proxy', 'Proxy'],
    ['request-lambda', 'Lambda'],
    ['request-passthrough', 'Passthrough'],
    ['to-xml', 'Xml'],
    ['response', 'Json'],
  ] as const;
  return (text) => names.find(([part]) => text.includes(texts[part]))?.[1];
}
