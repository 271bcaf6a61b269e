import type { MappedError, Template } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import type { RespondingSettings } from './cors-headers';
import { fixedBodies } from './fixed-bodies';
import { responseTemplates } from './response-templates';

/**
 * What makes a response of the errors that get this status, by media type. A time-out says one thing, as does a status
 * that one mapping with its own message has: its template is a fixed body.
 */
export function errorTemplates(
  settings: RespondingSettings,
  texts: TemplateTexts,
  status: number,
): Record<string, Template> {
  if (settings.errorTemplate !== undefined) return { 'application/json': settings.errorTemplate };
  const mapped = settings.errors.filter((error) => error.status === status);
  const [first] = mapped;
  if (first === undefined) {
    return status === 504 && !settings.exposeErrors
      ? fixedBodies(settings, texts, 'Internal server error')
      : responseTemplates(settings, texts, ['error', 'is-json', 'thrown']);
  }
  return mapped.length === 1 && first.message !== undefined && status !== 500 && status !== 504
    ? fixedBodies(settings, texts, first.message)
    : responseTemplates(settings, texts, ['error', 'mapped', 'is-json', 'thrown'], mappingsVariable(mapped));
}

/** For mapped.vtl: as JSON, and the messages as JSON once more, inside a literal in which nothing is special but the quote. */
function mappingsVariable(mapped: readonly MappedError[]): string {
  const mappings = mapped.map(({ pattern, message }) => ({
    pattern: `(?s)(?:${pattern})`,
    ...(message !== undefined && { message: JSON.stringify(message) }),
  }));
  return `#set($mappings = $util.parseJson('${JSON.stringify({ mappings }).replaceAll("'", '\\u0027')}').mappings)\n`;
}
