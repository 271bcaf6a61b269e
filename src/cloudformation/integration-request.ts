import type { ContentHandling, RequestSettings, Template } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';

/** The part of `AWS::ApiGateway::Method Integration` that makes the event out of a request. */
export interface IntegrationRequest {
  /** By media type of the request; without `Content-Type` it is `application/json`. */
  RequestTemplates: Record<string, Template>;
  /** A media type without a template is answered 415. */
  PassthroughBehavior: 'NEVER';
  ContentHandling?: ContentHandling;
}

/** What every route accepts. API Gateway compares without parameters such as `charset`. */
const defaultContentTypes = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'text/xml',
  'application/xml',
] as const;

/**
 * The request templates of a method. A template cannot read bytes: a body that `binaryMediaTypes` makes binary is
 * converted to base64 text first, and the event says so.
 * Source: apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function integrationRequest(
  settings: RequestSettings,
  binaryMediaTypes: readonly string[],
  texts: TemplateTexts,
): IntegrationRequest {
  const mediaTypes = [...new Set([...defaultContentTypes, ...settings.contentTypes])];
  const isBinary = (mediaType: string) => binaryMediaTypes.some((pattern) => covers(pattern, mediaType));
  const shipped = mediaTypes.map((mediaType) => [
    mediaType,
    eventTemplate(settings, texts, mediaType, isBinary),
  ]);
  const templates = { ...(Object.fromEntries(shipped) as Record<string, Template>), ...settings.templates };
  const contentHandling =
    settings.contentHandling ?? (Object.keys(templates).some(isBinary) ? 'CONVERT_TO_TEXT' : undefined);
  return {
    RequestTemplates: templates,
    PassthroughBehavior: 'NEVER',
    ...(contentHandling && { ContentHandling: contentHandling }),
  };
}

function eventTemplate(
  settings: RequestSettings,
  texts: TemplateTexts,
  mediaType: string,
  isBinary: (mediaType: string) => boolean,
): Template {
  const base64 = isBinary(mediaType);
  switch (settings.event) {
    case 'proxy':
      return withSettings(base64 ? '#set($base64 = true)\n' : '', texts['request-proxy']);
    case 'lambda':
      return withSettings(
        base64 || !isJson(mediaType) ? `#set($bodyFormat = '${bodyFormat(mediaType, base64)}')\n` : '',
        `${texts['is-json']}\n${texts['request-lambda']}`,
      );
    case 'passthrough':
      return `${texts['is-json']}\n${texts['request-passthrough']}`;
  }
}

function bodyFormat(mediaType: string, base64: boolean): 'form' | 'text' {
  return mediaType === 'application/x-www-form-urlencoded' && !base64 ? 'form' : 'text';
}

function isJson(mediaType: string): boolean {
  return /^application\/(?:json|.+\+json)$/i.test(mediaType);
}

function withSettings(settings: string, text: string): Template {
  return settings === '' ? text : { 'Fn::Join': ['', [settings, text]] };
}

/** Whether a binary media type such as `image/*` covers a media type. */
function covers(pattern: string, mediaType: string): boolean {
  const [type, subtype] = pattern.toLowerCase().split('/');
  const [givenType, givenSubtype] = mediaType.toLowerCase().split('/');
  return (type === '*' || type === givenType) && (subtype === '*' || subtype === givenSubtype);
}
