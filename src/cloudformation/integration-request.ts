import type { ContentHandling, RequestSettings, Template } from '../config/settings';
import type { TemplateName, TemplateTexts } from '../mapping-templates/template-texts';
import { composedText } from './composed-text';

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

/** What a request without a Content-Type has. */
const untypedMediaType = 'application/json';

/**
 * The request templates of a method. A template cannot read bytes: a body that `binaryMediaTypes` makes binary is
 * converted to base64 text first, and the event says so.
 * Source: apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 *
 * @param hasAuthorizer whether the event has what an authorizer found
 */
export function integrationRequest(
  settings: RequestSettings,
  binaryMediaTypes: readonly string[],
  texts: TemplateTexts,
  hasAuthorizer: boolean,
): IntegrationRequest {
  const mediaTypes = [...new Set([...defaultContentTypes, ...settings.contentTypes])];
  const isBinary = (mediaType: string) => binaryMediaTypes.some((pattern) => covers(pattern, mediaType));
  const shipped = mediaTypes.map((mediaType) => [
    mediaType,
    composedText(texts, eventParts(settings.event, mediaType, isBinary(mediaType), hasAuthorizer)),
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

function eventParts(
  event: RequestSettings['event'],
  mediaType: string,
  base64: boolean,
  hasAuthorizer: boolean,
): (TemplateName | false)[] {
  switch (event) {
    case 'proxy':
      return [
        'request-proxy',
        hasAuthorizer && 'request-authorizer',
        mediaType === untypedMediaType && 'request-untyped',
        base64 && 'request-base64',
        'request-event',
      ];
    case 'lambda':
      return ['request-body', !base64 && bodyReader(mediaType), 'request-lambda'];
    case 'passthrough':
      return ['request-body', 'is-json', 'request-passthrough'];
  }
}

function bodyReader(mediaType: string): TemplateName | false {
  if (mediaType === 'application/x-www-form-urlencoded') return 'request-form';
  return /^application\/(?:json|.+\+json)$/i.test(mediaType) && 'is-json';
}

/** Whether a binary media type such as `image/*` covers a media type. */
function covers(pattern: string, mediaType: string): boolean {
  const [type, subtype] = pattern.toLowerCase().split('/');
  const [givenType, givenSubtype] = mediaType.toLowerCase().split('/');
  return (type === '*' || type === givenType) && (subtype === '*' || subtype === givenSubtype);
}
