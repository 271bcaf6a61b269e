import type { Template } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import type { RespondingSettings } from './cors-headers';
import { responseTemplates } from './response-templates';

/** What makes a response of what the function returned, by media type. */
export function resultTemplates(
  settings: RespondingSettings,
  texts: TemplateTexts,
): Record<string, Template> {
  if (settings.template !== undefined) return { 'application/json': settings.template };
  // The bytes that API Gateway makes of the function's base64 go to the client as they are.
  if (settings.contentHandling === 'CONVERT_TO_BINARY') return {};
  return responseTemplates(settings, texts, ['result']);
}
