import { limits } from '../api-gateway/limits';
import { pathVariables } from '../api-gateway/paths';
import type { PrivateApiConfig, PrivateApiRouteConfig } from './config';
import type { CacheConfig, ThrottleConfig } from './operation';
import type { Problem } from './problem';
import type { RouteKey } from './route-key';
import type { Cache, Route } from './settings';

type RouteOperation = Pick<
  Route,
  'throttle' | 'cache' | 'credentials' | 'operationName' | 'isAsync' | 'needsApiKey'
>;

/** How the stage treats one route: its own settings over the API's. */
export function routeOperation(
  api: PrivateApiConfig,
  own: Partial<PrivateApiRouteConfig>,
  ownPath: string,
  key: RouteKey,
): { operation: RouteOperation; problems: Problem[] } {
  const cache = cacheOf(own.cache ?? api.cache);
  // API Gateway keeps responses of GET only, unless a method says otherwise.
  // Source: apigateway/latest/developerguide/api-gateway-caching.html
  const isKept = key.method === 'GET' || key.method === 'ANY' || own.cache !== undefined;
  return {
    operation: {
      throttle: { ...api.throttle, ...own.throttle },
      cache: isKept ? cache : undefined,
      credentials: own.credentials ?? api.credentials,
      operationName: own.operationName,
      isAsync: own.async ?? false,
      needsApiKey: own.private ?? false,
    },
    problems: [
      ...throttleProblems(own.throttle, `${ownPath}.throttle`),
      ...throttleProblems(api.throttle, 'privateApi.throttle'),
      ...cacheProblems(cache, key, `${own.cache === undefined ? 'privateApi' : ownPath}.cache`),
      ...(cache === undefined ? [] : clusterProblems(api, own.cache ?? api.cache)),
      ...asyncProblems(own, ownPath),
      ...(api.restApi === undefined ? [] : stageProblems(own, ownPath)),
    ],
  };
}

export function cacheOf(given: boolean | CacheConfig | undefined): Cache | undefined {
  if (given === undefined || given === false) return undefined;
  const { ttlInSeconds = 300, dataEncrypted = true, keyParameters = [] } = given === true ? {} : given;
  return { ttlInSeconds, dataEncrypted, keyParameters };
}

export function throttleProblems(throttle: ThrottleConfig = {}, path: string): Problem[] {
  return Object.entries(throttle).flatMap(([name, given]: [string, number]): Problem[] =>
    given >= 0
      ? []
      : [
          {
            code: 'CONFIGURATION_VALUE',
            path: `${path}.${name}`,
            message: 'This is no number of requests.',
            given,
            fix: 'Write 0 or more; 0 refuses every request.',
          },
        ],
  );
}

function cacheProblems(cache: Cache | undefined, { path: route }: RouteKey, path: string): Problem[] {
  if (cache === undefined) return [];
  const problem = (place: string, message: string, given: unknown, fix: string): Problem => ({
    code: 'CONFIGURATION_VALUE',
    path: `${path}.${place}`,
    message,
    given,
    fix,
  });
  const { ttlInSeconds, keyParameters } = cache;
  const isTtl = ttlInSeconds >= 0 && ttlInSeconds <= limits.longestCacheTtl;
  return [
    ...(isTtl
      ? []
      : [
          problem(
            'ttlInSeconds',
            'API Gateway keeps a response for 0 to 3600 seconds.',
            ttlInSeconds,
            'Write a number from 0 to 3600; 0 keeps nothing.',
          ),
        ]),
    ...keyParameters.flatMap((given, index) => {
      const [, place, name = ''] =
        /^method\.request\.(path|header|querystring|multivalueheader|multivaluequerystring)\.([^\s'"]+)$/.exec(
          given,
        ) ?? [];
      if (place !== undefined && (place !== 'path' || pathVariables(route).includes(name))) return [];
      return [
        problem(
          `keyParameters[${String(index)}]`,
          place === undefined ? 'This is no parameter of a request.' : `${route} has no such variable.`,
          given,
          "Write 'method.request.querystring.page' or 'method.request.header.Accept'; the variables of the path count anyway.",
        ),
      ];
    }),
  ];
}

/** Without a cluster the stage keeps nothing, whatever its methods say. */
function clusterProblems({ properties }: PrivateApiConfig, given: unknown): Problem[] {
  if (properties?.stage?.CacheClusterEnabled !== undefined) return [];
  return [
    {
      code: 'CONFIGURATION_MISSING',
      path: 'privateApi.properties.stage.CacheClusterEnabled',
      message: 'Responses are to be kept, and the stage has no cache, which AWS charges by the hour.',
      given,
      fix: "Write privateApi.properties: { stage: { CacheClusterEnabled: true, CacheClusterSize: '0.5' } }, or remove cache.",
    },
  ];
}

/** Settings of a route's own that are about a result, which no one waits for. */
function asyncProblems({ async, response, cache }: Partial<PrivateApiRouteConfig>, path: string): Problem[] {
  if (async !== true) return [];
  const useless = Object.keys(response ?? {}).filter((key) => key !== 'headers');
  const places = [...useless.map((key) => `response.${key}`), ...(cache === undefined ? [] : ['cache'])];
  return places.map((place) => ({
    code: 'CONFIGURATION_VALUE',
    path: `${path}.${place}`,
    message: 'No one waits for what an asynchronous function returns: the client gets 202 at once.',
    fix: `Remove ${place}, or async.`,
  }));
}

/** Limits and a cache are the stage's, and it belongs to the stack of the API. */
function stageProblems(own: Partial<PrivateApiRouteConfig>, path: string): Problem[] {
  return (['throttle', 'cache'] as const)
    .filter((key) => own[key] !== undefined)
    .map((key) => ({
      code: 'EXISTING_API',
      path: `${path}.${key}`,
      message: 'The stage belongs to another stack, and this setting with it.',
      given: own[key],
      fix: 'Set it where the stage is made.',
    }));
}
