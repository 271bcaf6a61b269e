import { isPlainObject, mapValues } from 'lodash';
import { gatewayResponseTypes, isGatewayResponseType } from '../api-gateway/gateway-response-types';
import type { PrivateApiConfig, TemplateSource } from './config';
import type { Problem } from './problem';
import type { ReadTemplate } from './read-template';
import { headerProblems } from './response-problems';
import type { GatewayResponse, Template } from './settings';

/** What API Gateway itself answers, without the function. Sets the properties of `AWS::ApiGateway::GatewayResponse`. */
export interface GatewayResponseConfig {
  /** Default: the type's own. */
  statusCode?: number;
  /** Headers of the response, as texts. */
  headers?: Readonly<Record<string, string>>;
  /**
   * The body, with `$context` and `$stageVariables` only: it is no mapping template; or a map of bodies by media type.
   * Default: a message and the id of the request, in the format of the API's errors.
   */
  template?: TemplateSource | Readonly<Record<string, TemplateSource>>;
}

export const gatewayResponsesSchema = <Schema>(templateSource: Schema) =>
  ({
    type: 'object',
    additionalProperties: {
      type: 'object',
      properties: {
        statusCode: { type: 'integer' },
        headers: { type: 'object', additionalProperties: { type: 'string' } },
        template: {
          description: 'the text of a body, { file: … }, or a map of them by media type',
          anyOf: [templateSource, { type: 'object', additionalProperties: templateSource }],
        },
      },
      additionalProperties: false,
    },
  }) as const;

const isMapOfTemplates = (template: unknown): template is Readonly<Record<string, TemplateSource>> =>
  isPlainObject(template) && Object.keys(template as object).every((key) => key.includes('/'));

export function normalizeGatewayResponses(
  config: PrivateApiConfig,
  readText: (source: TemplateSource, path: string) => ReadTemplate,
): { gatewayResponses: GatewayResponse[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = (source: TemplateSource, path: string): Template => {
    const { template = '', problem } = readText(source, path);
    if (problem) problems.push(problem);
    return template;
  };
  const gatewayResponses = Object.entries(config.gatewayResponses ?? {}).flatMap(([type, given]) => {
    const path = `privateApi.gatewayResponses.${type}`;
    if (!isGatewayResponseType(type)) {
      problems.push({
        code: 'GATEWAY_RESPONSE',
        path,
        message: 'API Gateway has no such type of gateway response.',
        fix: `Write one of ${Object.keys(gatewayResponseTypes).join(', ')}.`,
      });
      return [];
    }
    problems.push(...valueProblems(given, path));
    const { template } = given;
    const templates =
      template === undefined
        ? undefined
        : isMapOfTemplates(template)
          ? mapValues(template, (source, mediaType) => read(source, `${path}.template['${mediaType}']`))
          : { 'application/json': read(template, `${path}.template`) };
    return [{ type, statusCode: given.statusCode, headers: given.headers ?? {}, templates }];
  });
  return { gatewayResponses, problems };
}

function valueProblems({ statusCode, headers = {} }: GatewayResponseConfig, path: string): Problem[] {
  return [
    ...(statusCode !== undefined && (statusCode < 200 || statusCode > 599)
      ? [
          {
            code: 'CONFIGURATION_VALUE' as const,
            path: `${path}.statusCode`,
            message: 'This is no status of a response.',
            given: statusCode,
            fix: 'Write 200 to 599.',
          },
        ]
      : []),
    ...headerProblems(headers, `${path}.headers`),
  ];
}
