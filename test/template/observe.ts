import { createEmulator, type EmulatorOptions } from '../../src/emulator';
import { compileApi } from '../../src/emulator/compile/compile-api';
import type { MappingTemplates } from '../../src/emulator/mapping/mapping-templates';
import { PrivateApiError } from '../../src/errors';
import { explainTemplate } from '../../src/explain/explain-template';
import { checkTemplate } from '../../src/checks';
import { functionOf } from '../../src/checks/function-of';
import { readTemplateModel } from '../../src/checks/model/template-model';
import { createEvaluator } from '../../src/template/evaluator';
import { asTextMap } from '../../src/template/properties';
import { expectedWorld } from '../../src/template/world';
import { chooseRestApi } from '../../src/template/choose-rest-api';
import type { CloudFormationTemplate } from '../../src/template/template';

export interface Place {
  readonly region?: string;
  readonly accountId?: string;
}

/** What a reader says of an API; a part that it does not speak of is absent. */
export interface Observation {
  /** `GET /pets NONE Function` */
  readonly routes?: readonly string[];
  readonly stages?: readonly string[];
  readonly endpoints?: readonly string[];
  readonly host?: string;
  /** `https://api.internal/v1`: by private domains */
  readonly domains?: readonly string[];
  /** whether the policy of each domain keeps strangers out */
  readonly closedDomains?: boolean;
  /** `vpce-1 GET /pets` → verdict */
  readonly calls?: Readonly<Record<string, 'allowed' | 'denied'>>;
  /** whether nobody gets in who comes through no endpoint of the API's */
  readonly closed?: boolean;
  /** `GET /pets request application/json: text`, and the same of responses, by status */
  readonly templates?: readonly string[];
  /** why there is nothing to say */
  readonly refused?: string;
}

export type Reader = (template: CloudFormationTemplate, place: Place) => Promise<Observation>;

const strangers = { 'another endpoint': 'vpce-of-someone-else', 'no endpoint': undefined } as const;

/** Every reader of a template, held to one answer. A new one joins here. */
export const readers: Readonly<Record<string, Reader>> = {
  emulator: observeEmulator,
  explain: (template, place) => Promise.resolve(observeExplain(template, place)),
  checks: (template, place) => Promise.resolve(observeChecks(template, place)),
};

async function observeEmulator(template: CloudFormationTemplate, place: Place): Promise<Observation> {
  const options: EmulatorOptions = { ...place, invoke: () => Promise.resolve({ payload: '{}' }) };
  try {
    const emulator = createEmulator(template, options);
    const { restApi } = emulator;
    const evaluator = createEvaluator(template, expectedWorld(place));
    const compiled = compileApi(template, evaluator, { restApi: undefined, stage: undefined }).restApi;
    const stage = restApi.stage;
    const calls: Record<string, 'allowed' | 'denied'> = {};
    const origins = {
      ...Object.fromEntries(restApi.vpcEndpointIds.map((id) => [id, id])),
      ...strangers,
    };
    for (const { method, path } of restApi.routes) {
      const verb = method === 'ANY' ? 'GET' : method;
      for (const [from, vpcEndpointId] of Object.entries(origins)) {
        const { trace } = await emulator.handle({
          method: verb,
          path: `/${stage}${path.replace(/\{[^}]*\}/g, 'x')}`,
          source: vpcEndpointId === undefined ? {} : { vpcEndpointId, vpcId: 'vpc-of-someone-else' },
        });
        const decision = trace.find((entry) => entry.stage === 'resource policy');
        const effect = decision?.stage === 'resource policy' ? decision.effect : undefined;
        calls[`${from} ${verb} ${path}`] = effect === 'Allow' || effect === 'NoPolicy' ? 'allowed' : 'denied';
      }
    }
    const byDomain = await Promise.all(
      compiled.domains.flatMap(({ name }) =>
        Object.values(strangers).map(async (vpcEndpointId) => {
          const { trace } = await emulator.handle({
            method: 'GET',
            path: '/',
            headers: { Host: name },
            source: vpcEndpointId === undefined ? {} : { vpcEndpointId, vpcId: 'vpc-of-someone-else' },
          });
          return trace.find((entry) => entry.stage === 'domain policy');
        }),
      ),
    );
    return {
      domains: restApi.domains.map(({ name, basePath }) => `https://${name}${basePath}`),
      closedDomains: byDomain.every((entry) => entry?.stage !== 'domain policy' || entry.effect !== 'Allow'),
      routes: restApi.routes
        .map(({ method, path, authorizationType, functionLogicalId, integrationType }) =>
          [method, path, authorizationType, functionLogicalId ?? integrationType].join(' '),
        )
        .sort(),
      stages: restApi.stages,
      endpoints: restApi.vpcEndpointIds,
      templates: compiled.methods
        .flatMap(({ httpMethod, resourcePath, integration }) => [
          ...textsOf(integration.requestTemplates, `${httpMethod} ${resourcePath} request`),
          ...integration.integrationResponses.flatMap(({ statusCode, responseTemplates }) =>
            textsOf(responseTemplates, `${httpMethod} ${resourcePath} ${statusCode}`),
          ),
        ])
        .sort(),
      calls,
      closed: !Object.entries(calls).some(
        ([call, verdict]) => verdict === 'allowed' && /^(another|no) endpoint /.test(call),
      ),
    };
  } catch (error) {
    return refusal(error);
  }
}

function observeExplain(template: CloudFormationTemplate, place: Place): Observation {
  try {
    const { routes, stages, urls, access } = explainTemplate(template, place);
    const anyone = access.matrix.columns.map((column, index) => ({ column, index }));
    const calls: Record<string, 'allowed' | 'denied'> = {};
    for (const { label, cells } of access.matrix.rows) {
      const from = label
        .replace(/^through another endpoint$/, 'another endpoint')
        .replace(/^without an endpoint$/, 'no endpoint')
        .replace(/^through /, '');
      for (const { method, path } of routes) {
        const verb = method === 'ANY' ? 'GET' : method;
        const column = anyone.find(
          (one) =>
            !one.column.includes(': ') ||
            one.column.includes(`${method} ${path}`) ||
            one.column.includes(`${verb} ${path}`),
        );
        const verdict = column === undefined ? undefined : cells[column.index]?.verdict;
        if (verdict === 'allowed' || verdict === 'denied') calls[`${from} ${verb} ${path}`] = verdict;
      }
    }
    return {
      routes: routes
        .map((route) => [route.method, route.path, route.authorization, route.target].join(' '))
        .sort(),
      stages,
      endpoints: urls.flatMap(({ note }) => /^through (.*)$/.exec(note)?.[1] ?? []),
      domains: urls.flatMap(({ url, note }) => (note.startsWith('by the domain') ? [url] : [])),
      host: urls.at(-1)?.url.replace(/^https:\/\/\{api\}\.|\/[^/]*$/g, '') ?? '',
      calls,
    };
  } catch (error) {
    return refusal(error);
  }
}

function observeChecks(template: CloudFormationTemplate, place: Place): Observation {
  const model = readTemplateModel(template, place);
  const api = chooseRestApi(model.restApis);
  if (typeof api === 'string') return { refused: api };
  const findings = checkTemplate(template, {
    ...place,
    rules: ['resource-policy-proof', 'resource-policy-missing', 'domain-policy-proof'],
  });
  return {
    routes: api.methods
      .map((method) =>
        [
          method.httpMethod,
          method.resourcePath ?? '?',
          method.authorization ?? '?',
          functionOf(method, model)?.target.logicalId ?? method.integrationType ?? '?',
        ].join(' '),
      )
      .sort(),
    stages: [...api.stages, ...api.deployments].flatMap(({ properties }) =>
      typeof properties['StageName'] === 'string' ? [properties['StageName']] : [],
    ),
    endpoints: api.vpcEndpointIds,
    templates: api.methods
      .flatMap(({ httpMethod, resourcePath, integration, integrationResponses }) => [
        ...written(integration?.['RequestTemplates'], `${httpMethod} ${resourcePath ?? '?'} request`),
        ...integrationResponses.flatMap(({ status, properties }) =>
          written(properties['ResponseTemplates'], `${httpMethod} ${resourcePath ?? '?'} ${status ?? '?'}`),
        ),
      ])
      .sort(),
    closedDomains: findings.every(({ ruleId }) => ruleId !== 'domain-policy-proof'),
    closed: findings.every(({ path }) => !path.startsWith(`Resources.${api.logicalId}.`)),
  };
}

function textsOf(templates: MappingTemplates, of: string): string[] {
  return [...templates].map(([type, template]) => `${of} ${type}: ${template?.source ?? ''}`);
}

function written(templates: unknown, of: string): string[] {
  return Object.entries(asTextMap(templates)).map(([type, text]) => `${of} ${type}: ${text}`);
}

function refusal(error: unknown): Observation {
  if (error instanceof PrivateApiError) return { refused: error.message };
  throw error;
}
