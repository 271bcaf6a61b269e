import { limits } from '../api-gateway/limits';
import { isPlainObject, memoize, uniq } from 'lodash';
import { withAncestors } from '../api-gateway/paths';
import { accessProblems, endpointList, normalizeAccess } from './access';
import { normalizeAuthorizers } from './authorizers';
import { conditionProblems } from './condition-problems';
import type { PrivateApiConfig, PrivateApiRouteConfig, TemplateSource } from './config';
import { preflightProblems, type PlacedCors } from './cors';
import { normalizeGatewayResponses } from './gateway-responses';
import { readModels } from './models';
import { logsProblems, normalizeLogs } from './logs';
import { existingApiProblems } from './existing-api-problems';
import { intrinsicProblems } from './intrinsic-problems';
import { domainProblems } from './domain-problems';
import { normalizeDomain } from './normalize-domain';
import type { Problem } from './problem';
import { ConfigurationError } from './problem';
import type { PlacedEvent } from './private-api-events';
import { privateApiEvents } from './private-api-events';
import { propertiesProblems } from './properties-problems';
import { withProviderDefaults } from './provider-defaults';
import { readTemplate } from './read-template';
import { routeKeys } from './route-key';
import type { PlacedRoute } from './route-problems';
import { cacheOf, routeOperation } from './route-operation';
import { routeProblems } from './route-problems';
import { routeSettings } from './route-settings';
import type { Service } from './service';
import type { PrivateApi, Route } from './settings';
import { settingProblems } from './setting-problems';
import { tenantIdProblems } from './tenant-id-problems';
import { normalizeUsagePlans } from './usage-plans';
import { schemaValidator } from './validate-schema';
import { withoutNulls } from './without-nulls';

type ShapelyEvent = PlacedEvent & { readonly event: string | PrivateApiRouteConfig };

/**
 * Completes the configuration: the only place with defaults, shorthands, file reads and cross-field errors.
 *
 * @returns the complete settings; `undefined` if the service neither configures a private API nor has a route
 * @throws {ConfigurationError} with every problem at once
 */
export function normalize(service: Service): PrivateApi | undefined {
  const events = privateApiEvents(service);
  const given = { privateApi: withoutNulls(service.privateApi) ?? undefined };
  if (given.privateApi === undefined && events.length === 0) return undefined;

  const shapeProblems = [
    ...(service.isValidated ? [] : schemaProblemsOf(given, events)),
    ...intrinsicProblems(given.privateApi, 'privateApi'),
    ...events.flatMap(({ event, path }) => intrinsicProblems(event, path)),
  ];
  // Where the shape is wrong, nothing more can be said of a value; of the others, everything is.
  const isShapely = (path: string) =>
    !shapeProblems.some((problem) => isWithin(problem.path, path) || isWithin(path, problem.path));
  const written = pickShapely(given.privateApi, 'privateApi', isShapely) as PrivateApiConfig;
  const config = withProviderDefaults(written, service);
  const shapelyEvents = events.filter(({ path }) => isShapely(path)) as ShapelyEvent[];

  const keyed = shapelyEvents.map((placed) => ({ ...placed, ...routeKeys(placed.event, placed.path) }));
  const placedRoutes: PlacedRoute[] = keyed.flatMap(({ keys, path }) =>
    keys.map((key) => ({ ...key, configPath: path })),
  );
  const paths = uniq(placedRoutes.flatMap(({ path }) => withAncestors(path)));
  const problems: Problem[] = [
    ...shapeProblems,
    ...(isShapely('privateApi.vpcEndpointIds') && isShapely('privateApi.restApi')
      ? endpointPresence(config)
      : []),
    ...accessProblems(config, service),
    ...settingProblems(config, service),
    ...propertiesProblems(written),
    ...existingApiProblems(written),
    ...logsProblems(config.logs, service),
    ...domainProblems(config, service),
    ...(events.length === 0 ? [noRoute] : []),
    ...keyed.flatMap(({ problems: found }) => found),
    ...routeProblems(placedRoutes),
    ...quotaProblems(paths.length, config.resourceQuota ?? limits.resources),
  ];

  const authorizers = normalizeAuthorizers(config, service);
  const readOnce = memoize(
    (source: TemplateSource, path: string) => readTemplate(source, path, service),
    (source, path) => JSON.stringify([source, path]),
  );
  const models = readModels(config, service);
  const answers = normalizeGatewayResponses(config, readOnce);
  problems.push(...authorizers.problems, ...answers.problems);
  const placedCors: PlacedCors[] = [];
  const routes = keyed.flatMap(({ keys, path, event, functionName }): Route[] => {
    const own: Partial<PrivateApiRouteConfig> = typeof event === 'string' ? {} : event;
    const settings = routeSettings(config, own, path, {
      authorizers: authorizers.authorizers,
      readTemplate: readOnce,
      models,
      keys,
    });
    problems.push(
      ...settings.problems,
      ...conditionProblems(
        { functionName, authorization: settings.settings.authorization },
        path,
        authorizers.authorizers,
        service,
      ),
      ...tenantIdProblems(
        settings.settings.request.tenantId,
        keys,
        settings.settings.authorization,
        `${own.request?.tenantId === undefined ? 'privateApi' : path}.request.tenantId`,
      ),
    );
    return keys.map((key): Route => {
      const { operation, problems: found } = routeOperation(config, own, path, key);
      problems.push(...found);
      const route = { ...key, functionName, ...settings.settings, ...operation };
      placedCors.push({ route, configPath: path });
      return route;
    });
  });
  const { usagePlans, problems: planProblems } = normalizeUsagePlans(config, routes);
  problems.push(...planProblems);
  problems.push(...models.problems, ...preflightProblems(placedCors));
  // The API's settings are read once for each route; a mistake in them is one mistake.
  const distinct = uniqProblems(problems);
  if (distinct.length > 0) throw new ConfigurationError(distinct);

  return {
    nameParts: config.name === undefined ? [service.stage, service.name, 'private'] : [config.name],
    description: config.description,
    stageName: config.stage ?? service.stage,
    stageVariables: config.stageVariables ?? {},
    tags: { ...service.tags, ...config.tags },
    tracing: config.tracing ?? service.tracing,
    binaryMediaTypes: config.binaryMediaTypes ?? [],
    ...normalizeAccess(config, service),
    domain: normalizeDomain(config, service),
    restApi: config.restApi,
    authorizers: authorizers.authorizers,
    routes,
    usagePlans,
    models: models.all,
    gatewayResponses: answers.gatewayResponses,
    format: config.response?.format ?? 'json',
    logs: normalizeLogs(config.logs, service),
    metrics: config.metrics ?? false,
    throttle: config.throttle ?? {},
    cache: cacheOf(config.cache),
    webAclArn: config.webAclArn,
    disableExecuteApiEndpoint: config.disableExecuteApiEndpoint ?? false,
    properties: { restApi: {}, stage: {}, deployment: {}, ...config.properties },
    definition: config.definition ?? 'resources',
    // As it was given: a patch removes by null.
    definitionPatch: (service.privateApi as PrivateApiConfig | undefined)?.definitionPatch ?? {},
    deploymentNonce: config.deploymentNonce,
    resourceQuota: config.resourceQuota ?? limits.resources,
    suppressions: config.suppressions ?? {},
  };
}

/** The host says only that something is wrong; what, and what to do, is found here. */
function schemaProblemsOf(given: { privateApi: unknown }, events: readonly PlacedEvent[]): Problem[] {
  const validator = schemaValidator();
  return [
    ...(given.privateApi === undefined ? [] : validator.privateApi(given, 'privateApi', 'privateApi')),
    ...events.flatMap((placed) => validator.event(placed, 'event', placed.path)),
  ];
}

/** The top-level settings whose shape is right; what is wrong in one does not hide what is wrong in another. */
function pickShapely(
  config: unknown,
  path: string,
  isShapely: (path: string) => boolean,
): Record<string, unknown> {
  if (!isMap(config)) return {};
  return Object.fromEntries(Object.entries(config).filter(([key]) => isShapely(`${path}.${key}`)));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value);
}

function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
}

function endpointPresence(config: PrivateApiConfig): Problem[] {
  const { createVpcEndpoint, restApi } = config;
  if (createVpcEndpoint !== undefined || restApi !== undefined || endpointList(config) !== undefined)
    return [];
  return [
    {
      code: 'VPC_ENDPOINT_MISSING',
      path: 'privateApi.vpcEndpointIds',
      message: 'A private API needs the VPC endpoint through which it is called.',
      fix: "Name your execute-api endpoint: privateApi: { vpcEndpointIds: ['vpce-…'] }.",
    },
  ];
}

const noRoute: Problem = {
  code: 'ROUTE_MISSING',
  path: 'functions',
  message: 'No function has a privateApi event, and an API without a method can not be deployed.',
  fix: "Add an event to a function: events: [{ privateApi: '*' }].",
};

function quotaProblems(resources: number, quota: number): Problem[] {
  if (resources <= quota) return [];
  return [
    {
      code: 'RESOURCE_QUOTA',
      path: 'functions',
      message: `The routes take ${String(resources)} API Gateway resources (distinct paths with their ancestors); the quota is ${String(quota)}.`,
      given: resources,
      fix: 'Gather paths under {proxy+}, or split the service. If AWS has raised your quota, say so in privateApi.resourceQuota.',
    },
  ];
}

function uniqProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
