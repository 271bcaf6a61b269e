import { isEqual, sortBy, uniq } from 'lodash';
import { apiHost } from '../api-gateway/hosts';
import { functionOf } from '../checks/function-of';
import type { CheckedApi } from '../checks/model/rest-api';
import { readTemplateModel } from '../checks/model/template-model';
import { PrivateApiError } from '../errors';
import { chooseRestApi } from '../template/choose-rest-api';
import type { DomainName } from '../template/domain-name';
import { readDomainNames } from '../template/read-domain-names';
import { asFlag, asText } from '../template/properties';
import type { Method } from '../template/rest-api';
import type { CloudFormationTemplate } from '../template/template';
import { accessMatrix } from './access-matrix';
import type {
  Explanation,
  ExplainedDomain,
  ExplainedRoute,
  ExplainedUrl,
  MappingTemplates,
  Outcomes,
} from './explanation';
import { label } from './label';
import { outcomesOf } from './outcomes';
import { policyWords } from './policy-words';
import { settingsOf } from './settings-of';
import { templatesOf, type NameOfTemplate } from './templates-of';

export interface ExplainOptions {
  /** logical id; default: the private API of the template */
  restApi?: string;
  region?: string;
  accountId?: string;
  /** names for mapping templates that the caller knows; others are told by their length */
  nameOfTemplate?: NameOfTemplate;
}

/** Everything that can be said of an API from its template alone. */
export function explainTemplate(template: CloudFormationTemplate, options: ExplainOptions = {}): Explanation {
  const { region = 'us-east-1', accountId = '111122223333' } = options;
  const model = readTemplateModel(template, { region, accountId });
  const api = chosen(model.restApis, options.restApi);
  const stages = stageNames(api);
  const domains = readDomainNames(template, model.ofType).filter(({ ways }) =>
    ways.some(({ restApiId }) => restApiId === api.id),
  );
  const outcomes = numbered<Outcomes>();
  const templates = numbered<MappingTemplates>();
  const nameOf = options.nameOfTemplate ?? (() => undefined);
  const routes = sortBy(api.methods, ['resourcePath', 'httpMethod']).map((method): ExplainedRoute => {
    const authorizer = authorizerOf(method, api);
    return {
      method: method.httpMethod,
      path: method.resourcePath ?? '?',
      authorization: method.authorization ?? '?',
      ...(authorizer === undefined ? {} : { authorizer }),
      target: functionOf(method, model)?.target.logicalId ?? method.integrationType ?? '?',
      outcomes: outcomes.numberOf(outcomesOf(method)),
      templates: templates.numberOf(templatesOf(method, nameOf)),
    };
  });
  return {
    logicalId: api.logicalId,
    name: label(asText(api.properties['Name']) ?? api.logicalId),
    isPrivate: api.isPrivate === true,
    stages,
    routes,
    access: {
      words: policyWords(api),
      matrix: accessMatrix(api, stages[0] ?? 'stage', { region, accountId }),
    },
    outcomes: outcomes.all,
    templates: templates.all,
    settings: settingsOf(api, model),
    domains: domains.map(explainedDomain),
    urls: urls(api, stages[0] ?? '{stage}', options.region ?? '{region}', domains),
  };
}

function chosen(restApis: readonly CheckedApi[], wanted: string | undefined): CheckedApi {
  const api = chooseRestApi(restApis, wanted);
  if (typeof api !== 'string') return api;
  throw new PrivateApiError('EXPLAIN_REST_API', api);
}

/** Each value once, with a number from 1 on by which routes refer to it. */
function numbered<Value>(): { all: Value[]; numberOf: (value: Value | undefined) => number | undefined } {
  const all: Value[] = [];
  return {
    all,
    numberOf: (value) => {
      if (value === undefined) return undefined;
      const at = all.findIndex((known) => isEqual(known, value));
      return at >= 0 ? at + 1 : all.push(value);
    },
  };
}

function authorizerOf({ properties }: Method, api: CheckedApi): string | undefined {
  const id = asText(properties['AuthorizerId']);
  if (id === undefined) return undefined;
  const named = api.ofType('AWS::ApiGateway::Authorizer').find((authorizer) => authorizer.id === id);
  return label(asText(named?.properties['Name']) ?? named?.logicalId ?? id);
}

function stageNames({ stages, deployments }: CheckedApi): string[] {
  const names = [...stages, ...deployments].flatMap(
    ({ properties }) => asText(properties['StageName']) ?? [],
  );
  return uniq(names.map(label));
}

function explainedDomain({ arn, name, placed, policy }: DomainName): ExplainedDomain {
  const own =
    policy === undefined ? ['It has no policy, and denies everything.'] : policyWords({ policies: [policy] });
  return {
    name: name ?? label(arn),
    words: placed === undefined ? ['Another stack makes the domain, and gives it its policy.'] : own,
  };
}

function urls(
  api: CheckedApi,
  stage: string,
  region: string,
  domains: readonly DomainName[],
): ExplainedUrl[] {
  const named = domains.flatMap(({ arn, name, ways }) =>
    ways
      .filter(({ restApiId }) => restApiId === api.id)
      .map(({ basePath, headers }) => ({
        url: `https://${name ?? '{domain}'}${basePath === '' ? '' : `/${basePath}`}`,
        note: [
          `by the domain${name === undefined ? ` ${label(arn)}` : ''}`,
          ...headers.map((header) => `${header.name}: ${header.glob}`),
        ].join(', with '),
      })),
  );

  const url = (vpcEndpointId?: string) => `https://${apiHost('{api}', region, vpcEndpointId)}/${stage}`;
  if (api.isPrivate !== true) return [{ url: url(), note: 'public' }];
  if (asFlag(api.properties['DisableExecuteApiEndpoint'])) return named;
  return [
    ...named,
    ...api.vpcEndpointIds.map(label).map((id) => ({ url: url(id), note: `through ${id}` })),
    { url: url(), note: 'only where the endpoint has private DNS' },
  ];
}
