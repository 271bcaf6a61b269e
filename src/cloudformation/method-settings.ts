import { isEmpty, isEqual, isMatch } from 'lodash';
import { methodsOfAny } from '../api-gateway/methods';
import type { Cache, PrivateApi, Route, Throttle } from '../config/settings';

type MethodSetting = Readonly<Record<string, unknown>>;

/**
 * How the stage treats its methods. What stands for one method stands in place of what stands for all, so it repeats
 * that (assumed: AWS's page says only that it overrides).
 * Source: AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
 */
export function methodSettings(api: PrivateApi): MethodSetting[] {
  const { execution } = api.logs;
  const logged = {
    ...(execution && { LoggingLevel: execution.level }),
    ...(execution?.fullExecutionData && { DataTraceEnabled: true }),
    ...(api.metrics && { MetricsEnabled: true }),
  };
  const ofAll = { ...logged, ...throttling(api.throttle), ...caching(api.cache) };
  const own = api.routes.filter(
    (route) =>
      !isEqual(route.throttle, api.throttle) || !isEqual(cacheTimes(route.cache), inherited(api, route)),
  );
  const made = [
    ...(isEmpty(ofAll) ? [] : [{ HttpMethod: '*', ResourcePath: '/*', ...ofAll }]),
    ...own.flatMap((route) =>
      methodsOf(route, api.routes).map((HttpMethod) => ({
        HttpMethod,
        ResourcePath: encodedPath(route.path),
        ...logged,
        ...throttling(route.throttle),
        ...(api.cache !== undefined && { CachingEnabled: false }),
        ...caching(route.method === 'ANY' && HttpMethod !== 'GET' ? undefined : route.cache),
      })),
    ),
  ];
  return overlaid(made, (api.properties.stage['MethodSettings'] ?? []) as readonly MethodSetting[]);
}

/** What a route would have without settings of its own. */
function inherited({ cache }: PrivateApi, { method }: Route): unknown {
  return cacheTimes(method === 'GET' || method === 'ANY' ? cache : undefined);
}

/** Key parameters are the integration's. */
function cacheTimes(cache: Cache | undefined): unknown {
  return cache && [cache.ttlInSeconds, cache.dataEncrypted];
}

function throttling({ rateLimit, burstLimit }: Throttle): MethodSetting {
  return {
    ...(rateLimit !== undefined && { ThrottlingRateLimit: rateLimit }),
    ...(burstLimit !== undefined && { ThrottlingBurstLimit: burstLimit }),
  };
}

function caching(cache: Cache | undefined): MethodSetting {
  if (cache === undefined) return {};
  return {
    CachingEnabled: true,
    CacheTtlInSeconds: cache.ttlInSeconds,
    CacheDataEncrypted: cache.dataEncrypted,
  };
}

/** A stage knows no `ANY` (assumed: its page names single methods): each method that the path has no route of its own for. */
export function methodsOf(
  { method, path }: Pick<Route, 'method' | 'path'>,
  routes: readonly Route[],
): readonly string[] {
  if (method !== 'ANY') return [method];
  const others = routes.filter((other) => other.path === path).map((other): string => other.method);
  return methodsOfAny.filter((one) => !others.includes(one));
}

/** `/orders/{id}` → `/~1orders~1{id}`; the root stays `/`. */
function encodedPath(path: string): string {
  return path === '/' ? path : `/${path.replaceAll('/', '~1')}`;
}

/** The user's own over ours, method by method. */
function overlaid(made: readonly MethodSetting[], given: readonly MethodSetting[]): MethodSetting[] {
  const isSame = (a: MethodSetting, b: MethodSetting) =>
    isMatch(a, { HttpMethod: b['HttpMethod'], ResourcePath: b['ResourcePath'] });
  return [
    ...made.map((setting) => ({ ...setting, ...given.find((own) => isSame(own, setting)) })),
    ...given.filter((own) => !made.some((setting) => isSame(setting, own))),
  ];
}
