import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateNames, type TemplateName, type TemplateTexts } from './template-texts';

/**
 * Reads the shipped mapping templates, which lie beside this file, without what is there for its reader: indentation and
 * the line break at the end would be sent to the client, comments would stand five times in a method.
 */
export function loadTemplateTexts(): TemplateTexts {
  const read = (name: TemplateName) =>
    readFileSync(join(__dirname, `${name}.vtl`), 'utf8').replace(/^ *##.*\n|^ +|\n$(?![^])/gm, '');
  return Object.fromEntries(templateNames.map((name) => [name, read(name)])) as Record<TemplateName, string>;
}
