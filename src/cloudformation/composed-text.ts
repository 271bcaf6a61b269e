import type { TemplateName, TemplateTexts } from '../mapping-templates/template-texts';

/** A shipped mapping template: its parts, in the order in which they run. */
export function composedText(texts: TemplateTexts, parts: readonly (TemplateName | false)[]): string {
  return parts
    .filter((part) => part !== false)
    .map((part) => texts[part])
    .join('\n');
}
