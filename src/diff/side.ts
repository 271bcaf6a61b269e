import { PrivateApiError } from '../errors';
import { functionOf } from '../checks/function-of';
import type { CheckedApi } from '../checks/model/rest-api';
import { readTemplateModel, type TemplateModel } from '../checks/model/template-model';
import type { CheckOptions } from '../checks';
import type { ComparedApi, Gate } from '../policy/comparison/compared-api';
import { chooseRestApi } from '../template/choose-rest-api';
import { knownText } from '../template/known-text';
import { asFlag } from '../template/properties';
import type { Method } from '../template/rest-api';
import type { CloudFormationTemplate } from '../template/template';
import { credentialsOf } from './credentials';

/** One side of a diff: a template, and the API in it. */
export interface Side {
  readonly template: CloudFormationTemplate;
  readonly model: TemplateModel;
  /** undefined where the template has none */
  readonly api: CheckedApi | undefined;
  readonly compared: ComparedApi | undefined;
  readonly routes: ReadonlyMap<string, Route>;
}

export interface Route {
  readonly method: Method;
  /** `GET /orders/{id}` */
  readonly name: string;
  readonly path: string;
  /** logical id of the function, or the type of another integration */
  readonly target: string;
  readonly isFunction: boolean;
  readonly authorization: string;
  readonly gate: Gate;
}

/**
 * @param wanted logical id of the API
 * @throws PrivateApiError DIFF_REST_API where it is not clear which API is meant
 */
export function readSide(
  template: CloudFormationTemplate,
  options: CheckOptions,
  wanted: string | undefined,
): Side {
  const model = readTemplateModel(template, options);
  const api = chosen(model, wanted);
  const routes = (api?.methods ?? []).map((method) => routeOf(method, model));
  return {
    template,
    model,
    api,
    compared: api && comparedApi(api, template),
    routes: new Map(routes.map((route) => [route.name, route])),
  };
}

function chosen({ restApis }: TemplateModel, wanted: string | undefined): CheckedApi | undefined {
  const candidates = restApis.filter(({ logicalId }) => wanted === undefined || logicalId === wanted);
  if (candidates.length === 0) return undefined;
  const api = chooseRestApi(candidates);
  if (typeof api === 'string') throw new PrivateApiError('DIFF_REST_API', api);
  return api;
}

function routeOf(method: Method, model: TemplateModel): Route {
  const { httpMethod, logicalId, resourcePath, authorization, properties } = method;
  // What the template does not show may be anywhere.
  const path = resourcePath ?? '/{proxy+}';
  const invoked = functionOf(method, model);
  const alias = invoked?.qualifier === undefined ? '' : `:${invoked.qualifier}`;
  const { words, needs } = credentialsOf(method, model);
  return {
    method,
    name: `${httpMethod} ${resourcePath ?? `a path known at deployment (${logicalId})`}`,
    path,
    target: invoked ? invoked.target.logicalId + alias : (method.integrationType ?? '?'),
    isFunction: invoked !== undefined,
    authorization: asFlag(properties['ApiKeyRequired']) ? `${words}, API key` : words,
    gate: { httpMethod, path, authorization: authorization ?? 'CUSTOM', needs },
  };
}

function comparedApi(api: CheckedApi, template: CloudFormationTemplate): ComparedApi {
  return {
    template,
    logicalId: api.logicalId,
    policies: api.policies.map(({ source }) => source),
    isPrivate: api.isPrivate === true,
    stages: stageNames(api),
  };
}

/** Undefined where one is not known. */
function stageNames({ stages, deployments }: CheckedApi): string[] | undefined {
  const given = [...stages, ...deployments.filter(({ properties }) => 'StageName' in properties)];
  const names = given.flatMap(({ properties }) => knownText(properties['StageName']) ?? []);
  return names.length > 0 && names.length === given.length ? names : undefined;
}
