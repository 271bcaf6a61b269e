import type { ContentHandling, Cors, ResponseSettings, Template } from '../config/settings';
import type { TemplateTexts } from '../mapping-templates/template-texts';
import {
  choosesOrigin,
  choosingOrigin,
  corsHeaders,
  originsVariable,
  type RespondingSettings,
} from './cors-headers';
import { errorTemplates } from './error-templates';
import { resultTemplates } from './result-templates';
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
  given: ResponseSettings,
  binaryMediaTypes: readonly string[],
  texts: TemplateTexts,
  isAsync = false,
  cors?: Cors,
): Responses {
  const settings: RespondingSettings = {
    ...given,
    ...(cors !== undefined && choosesOrigin(cors) && { originsVariable: originsVariable(cors) }),
  };
  const patterns = selectionPatterns([
    ...settings.errors,
    { pattern: timeoutPattern, status: 504 },
    { pattern: '.+', status: 500 },
  ]);
  const all = { ...corsHeaders(cors), ...settings.headers };
  const names = Object.keys(all);
  const headers = names.length > 0 && {
    ResponseParameters: Object.fromEntries(
      Object.entries(all).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
    ),
  };
  const errors = [...patterns].map(([status, pattern]) => ({
    StatusCode: String(status),
    SelectionPattern: pattern,
    ResponseTemplates: errorTemplates(settings, texts, status),
    ...headers,
    ...contentHandlingOf(undefined, binaryMediaTypes),
  }));
  // Lambda answers an asynchronous call with 202 and no body, before the function runs.
  const accepted = { StatusCode: '202', ResponseTemplates: acceptedTemplates(settings, texts), ...headers };
  const results: IntegrationResponse[] = [
    {
      StatusCode: '200',
      ResponseTemplates: resultTemplates(settings, texts),
      ...headers,
      ...contentHandlingOf(settings.contentHandling, binaryMediaTypes),
    },
    ...errors.sort((a, b) => Number(a.StatusCode) - Number(b.StatusCode)),
  ];
  const responses = isAsync ? [accepted] : results;
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

function acceptedTemplates(
  { originsVariable: origins }: RespondingSettings,
  texts: TemplateTexts,
): Record<string, Template> {
  return origins === undefined ? {} : { 'application/json': choosingOrigin(origins, texts, '') };
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
