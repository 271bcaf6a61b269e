import { STATUS_CODES } from 'node:http';
import { authorizationOf } from './authorization';
import { routeCors } from './cors';
import type { Models } from './models';
import { requestParameters } from './request-parameters';
import type { RouteKey } from './route-key';
import type { PrivateApiConfig, RouteConfig, TemplateSource } from './config';
import type { Problem } from './problem';
import type { ReadTemplate } from './read-template';
import { responseProblems } from './response-problems';
import type { Authorizer, Route, Template } from './settings';

type RouteSettings = Pick<Route, 'request' | 'response' | 'authorization' | 'cors' | 'timeoutInMillis'>;

interface Surroundings {
  readonly authorizers: readonly Authorizer[];
  readonly readTemplate: (source: TemplateSource, path: string) => ReadTemplate;
  readonly models: Models;
  readonly keys: readonly RouteKey[];
}

/** A route's settings: its own over the API's, setting by setting, over the defaults. */
export function routeSettings(
  api: PrivateApiConfig,
  own: RouteConfig,
  ownPath: string,
  { authorizers, readTemplate, models, keys }: Surroundings,
): { settings: RouteSettings; problems: Problem[] } {
  const problems: Problem[] = [];
  const request = { ...api.request, ...own.request };
  const response = { ...api.response, ...own.response };
  const pathOf = (section: 'request' | 'response', key: string) =>
    own[section] !== undefined && key in own[section]
      ? `${ownPath}.${section}.${key}`
      : `privateApi.${section}.${key}`;
  const template = (source: TemplateSource | undefined, path: string): Template | undefined => {
    const read = source === undefined ? {} : readTemplate(source, path);
    if (read.problem) problems.push(read.problem);
    return read.template;
  };

  const templates = Object.fromEntries(
    Object.entries(request.templates ?? {}).flatMap(([mediaType, source]) => {
      const read = template(source, `${pathOf('request', 'templates')}['${mediaType}']`);
      return read === undefined ? [] : [[mediaType, read]];
    }),
  );
  problems.push(
    ...mediaTypeProblems(Object.keys(request.templates ?? {}), pathOf('request', 'templates')),
    ...mediaTypeProblems(request.contentTypes ?? [], pathOf('request', 'contentTypes')),
    ...responseProblems(response, (key) => pathOf('response', key)),
    ...timeoutProblems(
      own.timeoutInMillis ?? api.timeoutInMillis,
      own.timeoutInMillis === undefined ? 'privateApi' : ownPath,
    ),
  );
  const authorization = authorizationOf(api, own, ownPath, authorizers);
  const cors = routeCors(api, own, ownPath);
  const parameters = requestParameters(request.parameters ?? {}, keys, pathOf('request', 'parameters'));
  problems.push(...authorization.problems, ...cors.problems, ...parameters.problems);

  return {
    problems,
    settings: {
      request: {
        event: request.event ?? 'proxy',
        contentTypes: request.contentTypes ?? [],
        templates,
        contentHandling: request.contentHandling,
        parameters: parameters.parameters,
        models: models.of(request.schemas ?? {}, pathOf('request', 'schemas'), stemOf(keys)),
        tenantId: request.tenantId,
      },
      response: {
        format: response.format ?? 'json',
        xmlRoot: response.xmlRoot ?? 'response',
        result: response.result ?? 'dictionary',
        exposeErrors: response.exposeErrors ?? false,
        errors: (response.errors ?? []).map(({ pattern, status, message, exposeMessage = false }) => ({
          pattern,
          status,
          message: exposeMessage ? undefined : (message ?? statusName(status)),
        })),
        headers: response.headers ?? {},
        template: template(response.template, pathOf('response', 'template')),
        errorTemplate: template(response.errorTemplate, pathOf('response', 'errorTemplate')),
        contentHandling: response.contentHandling,
      },
      authorization: authorization.authorization,
      cors: cors.cors,
      timeoutInMillis: own.timeoutInMillis ?? api.timeoutInMillis,
    },
  };
}

/** What models of a route are called after: its first method and path. */
function stemOf([key]: readonly RouteKey[]): string {
  return key === undefined ? '' : `${key.path} ${key.method}`;
}

function mediaTypeProblems(types: readonly string[], path: string): Problem[] {
  return types
    .filter((type) => !/^[\w.+-]+\/[\w.+-]+$/.test(type))
    .map((given) => ({
      code: 'MEDIA_TYPE',
      path,
      message: 'This is no media type; parameters (; charset=…) do not belong to it.',
      given,
      fix: "Write 'application/json' or the like: API Gateway compares it with the Content-Type without parameters.",
    }));
}

/** Source: apigateway/latest/developerguide/limits.html; more than 29 seconds needs a raised quota. */
function timeoutProblems(given: number | undefined, path: string): Problem[] {
  if (given === undefined || given >= 50) return [];
  return [
    {
      code: 'CONFIGURATION_VALUE',
      path: `${path}.timeoutInMillis`,
      message: 'API Gateway waits for 50 milliseconds at least.',
      given,
      fix: 'Write 50 to 29000, or more where AWS has raised the quota.',
    },
  ];
}

/** What a client reads where a mapping says nothing else. Source: RFC 9110, section 15. */
function statusName(status: number): string {
  return STATUS_CODES[status] ?? (status < 500 ? 'Bad Request' : 'Internal server error');
}
