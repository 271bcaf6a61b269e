import { sortBy } from 'lodash';
import { readTemplate, type TemplateModel } from '../checks/model/template-model';
import type { RestApi } from '../checks/model/rest-api';
import { functionOf } from '../checks/function-of';
import { asList, shapeOf } from '../checks/model/value';
import type { CloudFormationTemplate } from '../template/template';
import { PrivateApiError } from '../errors';
import { intrinsicLabel } from '../policy/proof/access';
import { accessMatrix } from './access-matrix';
import type { Explanation, ExplainedRoute, ExplainedUrl, Outcomes } from './explanation';
import { outcomesOf } from './outcomes';
import { policyWords } from './policy-words';

export interface ExplainOptions {
  /** logical id; default: the private API of the template */
  restApi?: string;
  region?: string;
  accountId?: string;
}

/** Everything that can be said of an API from its template alone. */
export function explainTemplate(template: CloudFormationTemplate, options: ExplainOptions = {}): Explanation {
  const model = readTemplate(template, {});
  const api = chosen(model, options.restApi);
  const stages = stageNames(api, model);
  const kinds = new Map<string, { index: number; outcomes: Outcomes }>();
  const routes = api.methods.map((method): ExplainedRoute => {
    const outcomes = outcomesOf(method, model);
    const key = JSON.stringify(outcomes);
    if (outcomes !== undefined && !kinds.has(key)) kinds.set(key, { index: kinds.size + 1, outcomes });
    return {
      method: method.httpMethod,
      path: method.resourcePath ?? '?',
      authorization: method.authorization ?? '?',
      target: functionOf(method, model)?.target.logicalId ?? method.integrationType ?? '?',
      outcomes: outcomes && kinds.get(key)?.index,
    };
  });
  return {
    logicalId: api.logicalId,
    name: shapeOf(api.properties['Name'] ?? api.logicalId, template, '…'),
    isPrivate: api.isPrivate === true,
    stages,
    routes: sortBy(routes, ['path', 'method']),
    access: { words: policyWords(api), matrix: accessMatrix(api, model, stages[0] ?? 'stage', options) },
    outcomes: [...kinds.values()].map(({ outcomes }) => outcomes),
    urls: urls(api, stages[0] ?? '{stage}', options.region ?? '{region}'),
  };
}

function chosen({ restApis }: TemplateModel, wanted: string | undefined): RestApi {
  const api =
    wanted === undefined
      ? (restApis.find(({ isPrivate }) => isPrivate === true) ?? restApis[0])
      : restApis.find(({ logicalId }) => logicalId === wanted);
  if (api !== undefined) return api;
  const known = restApis.map(({ logicalId }) => logicalId).join(', ');
  throw new PrivateApiError(
    'EXPLAIN_REST_API',
    wanted === undefined
      ? 'The template has no REST API.'
      : `The template has no REST API "${wanted}". It has: ${known === '' ? 'none' : known}`,
  );
}

function stageNames(api: RestApi, { text }: TemplateModel): string[] {
  return [...api.stages, ...api.deployments].flatMap(({ properties }) => {
    const name = properties['StageName'];
    return name === undefined ? [] : [text(name) ?? intrinsicLabel(name)];
  });
}

/** apigateway-private-api-test-invoke-url.html */
function urls(api: RestApi, stage: string, region: string): ExplainedUrl[] {
  const host = `execute-api.${region}.amazonaws.com/${stage}`;
  const plain = `https://{api}.${host}`;
  if (api.isPrivate !== true) return [{ url: plain, note: 'public' }];
  const endpoints = Array.isArray(api.vpcEndpointIds)
    ? asList(api.vpcEndpointIds).map((id) => (typeof id === 'string' ? id : intrinsicLabel(id)))
    : api.vpcEndpointIds === undefined
      ? []
      : ['{vpce}'];
  return [
    ...endpoints.map((id) => ({ url: `https://{api}-${id}.${host}`, note: `through ${id}` })),
    { url: plain, note: 'only where the endpoint has private DNS' },
  ];
}
