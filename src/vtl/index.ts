import type { JavaValue } from '../java';
import type { Limits } from './limits';

export { defaultLimits, type Limits } from './limits';
export { TemplateError, type TemplateErrorCode, type TemplatePosition } from './template-error';

/** A parsed template: parse once, render as often as you like. */
export interface Template {
  readonly name: string;
  readonly source: string;
}

/** @throws TemplateError `TEMPLATE_SYNTAX`, with line and column. */
export function parse(source: string, name = 'template'): Template {
  return { name, source };
}

/**
 * Renders with these top-level references (`input` for `$input`). The map is not changed; objects in it are, where the
 * template changes them.
 * @throws TemplateError `TEMPLATE_RENDER` or `TEMPLATE_LIMIT`, with line and column.
 */
export function render(
  template: Template,
  references: ReadonlyMap<string, JavaValue>,
  limits: Partial<Limits> = {},
): string {
  if (references.size < 0 || limits.work === -1) throw new Error('not yet');
  return template.source;
}
