import type { Template } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import { choosingOrigin, type RespondingSettings } from './cors-headers';
import { templatesByFormat } from './templates-by-format';

/** A client may choose its request's id: what no id has is left out, and nothing needs an escape. */
const requestId = "$context.requestId.replaceAll('[^\\w-]', '')";

/** Templates that read nothing of the error: a message and the request's id, by media type. */
export function fixedBodies(
  settings: RespondingSettings,
  texts: TemplateTexts,
  message: string,
): Record<string, Template> {
  const { format, xmlRoot, originsVariable } = settings;
  const withOrigin = (body: string): Template =>
    originsVariable === undefined ? body : choosingOrigin(originsVariable, texts, body);
  return templatesByFormat(
    format,
    () => withOrigin(`{"message":${jsonText(message)},"requestId":"${requestId}"}`),
    (mediaType) =>
      withOrigin(
        `#set($context.responseOverride.header['Content-Type'] = '${mediaType}')\n` +
          `<${xmlRoot}><message>${xmlText(message)}</message><requestId>${requestId}</requestId></${xmlRoot}>`,
      ),
  );
}

/** In a template, nothing but `$` and `#` is special. */
function jsonText(message: string): string {
  return JSON.stringify(message).replaceAll('$', '\\u0024').replaceAll('#', '\\u0023');
}

/** As to-xml.vtl writes a text: docs/xml.md. */
function xmlText(message: string): string {
  return message
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>$#\t\n\r]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
