import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateNames, type TemplateName, type TemplateTexts } from './template-texts';

/**
 * Reads the shipped mapping templates, which lie beside this file. The line break that ends a file is not part of
 * the text: it would be sent to the client, behind a body that is a string.
 */
export function loadTemplateTexts(): TemplateTexts {
  const read = (name: TemplateName) =>
    readFileSync(join(__dirname, `${name}.vtl`), 'utf8').replace(/\n$/, '');
  return Object.fromEntries(templateNames.map((name) => [name, read(name)])) as Record<TemplateName, string>;
}
