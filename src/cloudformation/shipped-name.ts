import type { TemplateTexts } from '../mapping-templates/template-texts';
import { composedText } from './composed-text';

/**
 * What a person reads above a shipped text in `Mappings`: the names of its parts, by which it differs from all others.
 * Nothing for a text of the user's.
 */
export function shippedName(texts: TemplateTexts): (text: string) => string | undefined {
  const labels = [
    [texts['request-proxy'], 'Proxy'],
    [texts['request-untyped'], 'Untyped'],
    [texts['request-authorizer'], 'Authorizer'],
    [texts['request-base64'], 'Base64'],
    [texts['request-lambda'], 'Lambda'],
    [texts['request-passthrough'], 'Passthrough'],
    [texts['request-form'], 'Form'],
    [composedText(texts, ['request-body', 'is-json']), 'Json'],
    [texts.result, 'Result'],
    [texts.error, 'Error'],
    [texts.mapped, 'Mapped'],
    [texts.envelope, 'Envelope'],
    [texts.expose, 'Exposed'],
    [texts['to-xml'], 'Xml'],
    [texts.cors, 'Cors'],
  ] as const;
  return (text) => {
    const known = text.replaceAll('statusCode', 'httpStatus');
    const names = labels.filter(([part]) => known.includes(part)).map(([, label]) => label);
    return names.length === 0 ? undefined : names.join('');
  };
}
