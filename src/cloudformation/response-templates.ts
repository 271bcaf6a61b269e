import type { Template } from '../config/settings';
import type { TemplateName, TemplateTexts } from '../mapping-templates/template-texts';
import type { RespondingSettings } from './cors-headers';
import { composedText } from './composed-text';
import { templatesByFormat } from './templates-by-format';

/**
 * Templates that decide on status, headers and body, by media type.
 *
 * @param source the parts that find what there is to decide on
 * @param variables `#set` of what they read, line by line
 */
export function responseTemplates(
  settings: RespondingSettings,
  texts: TemplateTexts,
  source: readonly TemplateName[],
  variables = '',
): Record<string, Template> {
  const isEnvelope = settings.result === 'proxy';
  const template = (ofFormat: string, toXml: boolean): Template => {
    const text = composedText(texts, [
      ...source,
      isEnvelope && 'envelope',
      'decide',
      settings.exposeErrors && 'expose',
      toXml && 'to-xml',
      settings.originsVariable !== undefined && 'cors',
      'send',
    ]);
    // A proxy integration has another name for the status.
    const named = isEnvelope ? text.replaceAll('httpStatus', 'statusCode') : text;
    const first = variables + ofFormat + (settings.originsVariable ?? '');
    return first === '' ? named : { 'Fn::Join': ['', [first, named]] };
  };
  const root = settings.xmlRoot === 'response' ? '' : `#set($rootName = '${settings.xmlRoot}')\n`;
  return templatesByFormat(
    settings.format,
    () => template('', false),
    (mediaType) =>
      template(mediaType === 'application/xml' ? root : `${root}#set($mediaType = '${mediaType}')\n`, true),
  );
}
