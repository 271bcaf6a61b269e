import { sortBy, uniq } from 'lodash';
import { apiHost } from '../api-gateway/hosts';
import { functionOf } from '../checks/function-of';
import type { CheckedApi } from '../checks/model/rest-api';
import { readTemplateModel } from '../checks/model/template-model';
import { PrivateApiError } from '../errors';
import { chooseRestApi } from '../template/choose-rest-api';
import { asText } from '../template/properties';
import type { CloudFormationTemplate } from '../template/template';
import { accessMatrix } from './access-matrix';
import type { Explanation, ExplainedRoute, ExplainedUrl, Outcomes } from './explanation';
import { label } from './label';
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
  const { region = 'us-east-1', accountId = '111122223333' } = options;
  const model = readTemplateModel(template, { region, accountId });
  const api = chosen(model.restApis, options.restApi);
  const stages = stageNames(api);
  const kinds = new Map<string, { index: number; outcomes: Outcomes }>();
  const routes = api.methods.map((method): ExplainedRoute => {
    const outcomes = outcomesOf(method);
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
    name: label(asText(api.properties['Name']) ?? api.logicalId),
    isPrivate: api.isPrivate === true,
    stages,
    routes: sortBy(routes, ['path', 'method']),
    access: {
      words: policyWords(api),
      matrix: accessMatrix(api, stages[0] ?? 'stage', { region, accountId }),
    },
    outcomes: [...kinds.values()].map(({ outcomes }) => outcomes),
    urls: urls(api, stages[0] ?? '{stage}', options.region ?? '{region}'),
  };
}

function chosen(restApis: readonly CheckedApi[], wanted: string | undefined): CheckedApi {
  const api = chooseRestApi(restApis, wanted);
  if (typeof api !== 'string') return api;
  throw new PrivateApiError('EXPLAIN_REST_API', api);
}

function stageNames({ stages, deployments }: CheckedApi): string[] {
  const names = [...stages, ...deployments].flatMap(
    ({ properties }) => asText(properties['StageName']) ?? [],
  );
  return uniq(names.map(label));
}

function urls(api: CheckedApi, stage: string, region: string): ExplainedUrl[] {
  const url = (vpcEndpointId?: string) => `https://${apiHost('{api}', region, vpcEndpointId)}/${stage}`;
  if (api.isPrivate !== true) return [{ url: url(), note: 'public' }];
  return [
    ...api.vpcEndpointIds.map(label).map((id) => ({ url: url(id), note: `through ${id}` })),
    { url: url(), note: 'only where the endpoint has private DNS' },
  ];
}
