import type { ContentHandling, ResponseSettings, Template } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import { selectionPatterns, timeoutPattern } from './selection-patterns';

/** `AWS::ApiGateway::Method IntegrationResponse`. The one without a pattern takes what the function returned. */
export interface IntegrationResponse {
  StatusCode: string;
  SelectionPattern?: string;
  /**
   * By media type of the request's `Accept`. A text, or `Fn::Join` of settings and a text, in which only the text is
   * worth sharing between methods.
   */
  ResponseTemplates: Record<string, Template>;
  ResponseParameters?: Record<string, string>;
  ContentHandling?: ContentHandling;
}

export interface MethodResponse {
  StatusCode: string;
  ResponseParameters?: Record<string, boolean>;
}

export interface Responses {
  IntegrationResponses: IntegrationResponse[];
  MethodResponses: MethodResponse[];
}

/**
 * What becomes of a function's result and of its errors: the shipped templates decide on the status, but for time-outs
 * (504), mapped errors and all other errors (500), which API Gateway tells apart by their messages.
 */
export function integrationResponses(
  settings: ResponseSettings,
  binaryMediaTypes: readonly string[],
  texts: TemplateTexts,
): Responses {
  const patterns = selectionPatterns([
    ...settings.errors,
    { pattern: timeoutPattern, status: 504 },
    { pattern: '.+', status: 500 },
  ]);
  const names = Object.keys(settings.headers);
  const headers = names.length > 0 && {
    ResponseParameters: Object.fromEntries(
      Object.entries(settings.headers).map(([name, value]) => [
        `method.response.header.${name}`,
        `'${value}'`,
      ]),
    ),
  };
  const errors = [...patterns].map(([status, pattern]) => ({
    StatusCode: String(status),
    SelectionPattern: pattern,
    ResponseTemplates: responseTemplates(settings, texts, true),
    ...headers,
    ...contentHandlingOf(undefined, binaryMediaTypes),
  }));
  const responses: IntegrationResponse[] = [
    {
      StatusCode: '200',
      ResponseTemplates: responseTemplates(settings, texts, false),
      ...headers,
      ...contentHandlingOf(settings.contentHandling, binaryMediaTypes),
    },
    ...errors.sort((a, b) => Number(a.StatusCode) - Number(b.StatusCode)),
  ];
  return {
    IntegrationResponses: responses,
    MethodResponses: responses.map(({ StatusCode, ResponseParameters = {} }) => ({
      StatusCode,
      ...(names.length > 0 && {
        ResponseParameters: Object.fromEntries(Object.keys(ResponseParameters).map((name) => [name, false])),
      }),
    })),
  };
}

/**
 * A template cannot read bytes. Where the API knows binary types, a client that accepts one would have API Gateway
 * decode the function's JSON as base64 before the template sees it, unless the response is to be text.
 * Source: apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
function contentHandlingOf(
  given: ContentHandling | undefined,
  binaryMediaTypes: readonly string[],
): { ContentHandling?: ContentHandling } {
  const contentHandling = given ?? (binaryMediaTypes.length > 0 ? 'CONVERT_TO_TEXT' : undefined);
  return contentHandling === undefined ? {} : { ContentHandling: contentHandling };
}

/**
 * A template for each media type that the format offers. API Gateway takes the first type of `Accept`; if no key is
 * equal to it, `application/json`, and if there is none, the only template.
 */
function responseTemplates(
  settings: ResponseSettings,
  texts: TemplateTexts,
  thrown: boolean,
): Record<string, Template> {
  const own = thrown ? settings.errorTemplate : settings.template;
  if (own !== undefined) return { 'application/json': own };
  // The bytes that API Gateway makes of the function's base64 go to the client as they are.
  if (!thrown && settings.contentHandling === 'CONVERT_TO_BINARY') return {};

  const parts = [texts['is-json'], texts.response, texts.send];
  const json = parts.join('\n');
  const xml = parts.toSpliced(2, 0, texts['to-xml']).join('\n');
  const common = commonSettings(settings, thrown);
  const xmlSettings =
    settings.xmlRoot === 'response' ? common : `${common}#set($rootName = '${settings.xmlRoot}')\n`;
  switch (settings.format) {
    case 'json':
      return { 'application/json': withSettings(common, json) };
    case 'xml':
      return { 'application/xml': withSettings(xmlSettings, xml) };
    case 'negotiate':
      return {
        'application/json': withSettings(common, json),
        'application/xml': withSettings(xmlSettings, xml),
        'text/xml': withSettings(`${xmlSettings}#set($mediaType = 'text/xml')\n`, xml),
      };
  }
}

function withSettings(settings: string, text: string): Template {
  return settings === '' ? text : { 'Fn::Join': ['', [settings, text]] };
}

/** The variables of response.vtl, where they differ from its defaults. */
function commonSettings(settings: ResponseSettings, thrown: boolean): string {
  return [
    thrown && '#set($thrown = true)\n',
    thrown && settings.errors.length > 0 && `#set($mappings = $util.parseJson('${mappings(settings)}'))\n`,
    settings.exposeErrors && '#set($exposeErrors = true)\n',
    settings.result === 'proxy' && "#set($statusKey = 'statusCode')\n",
  ]
    .filter((line) => line !== false)
    .join('');
}

/** The mapped errors as JSON, inside a string literal in which nothing is special but the quote. */
function mappings(settings: ResponseSettings): string {
  const list = settings.errors.map(({ pattern, message }) => ({
    pattern: `(?s)(?:${pattern})`,
    ...(message === undefined ? { exposeMessage: true } : { message }),
  }));
  return JSON.stringify(list).replaceAll("'", "''");
}
