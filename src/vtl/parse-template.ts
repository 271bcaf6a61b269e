import { parse, type Template } from '../velocity';

/**
 * Parses a mapping template. The result has no state: render it as often as you like, also at the same time.
 * `name` is what errors call it.
 * @throws TemplateError `TEMPLATE_SYNTAX`, with line and column
 */
export function parseTemplate(source: string, name?: string): Template {
  return parse(source, name);
}
