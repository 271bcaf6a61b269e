import { isEmpty } from 'lodash';
import { apiKeyId, usagePlanId, usagePlanKeyId } from '../template/logical-ids';
import type { ApiKeyConfig, ApiKeysConfig, UsagePlanConfig } from './operation';
import type { PrivateApiConfig } from './config';
import { logicalIdProblems } from './logical-id-problems';
import type { Problem } from './problem';
import type { RouteKey } from './route-key';
import { throttleProblems } from './route-operation';
import type { ApiKey, UsagePlan } from './settings';

interface PlacedKey extends ApiKey {
  readonly plan: string | undefined;
  readonly path: string;
}

interface GivenKey {
  readonly plan: string | undefined;
  readonly entry: ApiKeyConfig;
  readonly path: string;
}

/** Plans and the keys of each, in the framework's two forms: one plan, or several by name. */
export function normalizeUsagePlans(
  config: PrivateApiConfig,
  routes: readonly RouteKey[],
): { usagePlans: UsagePlan[]; problems: Problem[] } {
  const keys = placedKeys(config.apiKeys ?? []);
  const plans = placedPlans(config.usagePlan ?? (keys.length > 0 ? {} : []));
  const names = plans.map(({ name }) => name);
  return {
    usagePlans: plans.map(({ name, plan }) => ({
      name,
      description: plan.description,
      quota: plan.quota,
      throttle: plan.throttle ?? {},
      methods: Object.entries(plan.methods ?? {}).map(([route, throttle]) => ({
        ...readRoute(route),
        throttle,
      })),
      keys: keys.filter((key) => key.plan === name),
    })),
    problems: [
      ...plans.flatMap(({ plan, path }) => planProblems(plan, path, routes)),
      ...keys.flatMap((key) => [...keyProblems(key), ...planNameProblems(key, names)]),
      ...logicalIdProblems(
        'API keys',
        keys.flatMap(({ key, path: configPath }) =>
          [apiKeyId(key), usagePlanKeyId(key)].map((id) => ({ id, name: key, configPath })),
        ),
        'Rename one of them.',
      ),
      ...logicalIdProblems(
        'usage plans',
        plans.map(({ name = '', path: configPath }) => ({ id: usagePlanId(name), name, configPath })),
        'Rename one of them.',
      ),
      ...duplicates(keys),
    ],
  };
}

function placedPlans(
  given: NonNullable<PrivateApiConfig['usagePlan']>,
): { name: string | undefined; plan: UsagePlanConfig; path: string }[] {
  const path = 'privateApi.usagePlan';
  if (!isList(given)) return [{ name: undefined, plan: given, path }];
  return given.flatMap((map, index) =>
    Object.entries(map).map(([name, plan]) => ({ name, plan, path: `${path}[${String(index)}].${name}` })),
  );
}

function placedKeys(given: ApiKeysConfig): PlacedKey[] {
  const placed = given.flatMap((entry, index): GivenKey[] => {
    const path = `privateApi.apiKeys[${String(index)}]`;
    if (!isOfPlan(entry)) return [{ plan: undefined, entry, path }];
    return Object.entries(entry).flatMap(([plan, entries]) =>
      entries.map((one, place) => ({ plan, entry: one, path: `${path}.${plan}[${String(place)}]` })),
    );
  });
  return placed.map(({ plan, entry, path }, index) => {
    const {
      id,
      name,
      value,
      description,
      customerId,
      enabled = true,
    } = typeof entry === 'string' ? { name: entry } : entry;
    const key = name ?? (typeof id === 'string' ? id : String(index + 1));
    return { plan, path, key, id, name, value, description, customerId, enabled };
  });
}

function isOfPlan(entry: ApiKeysConfig[number]): entry is Readonly<Record<string, readonly ApiKeyConfig[]>> {
  return typeof entry === 'object' && !isEmpty(entry) && Object.values(entry).every(Array.isArray);
}

function isList<Element>(value: object | readonly Element[]): value is readonly Element[] {
  return Array.isArray(value);
}

function readRoute(route: string): RouteKey {
  const [method = '', path = ''] = route.trim().split(/\s+/);
  return { method: method.toUpperCase() as RouteKey['method'], path };
}

function planProblems(
  { quota, throttle, methods = {} }: UsagePlanConfig,
  path: string,
  routes: readonly RouteKey[],
): Problem[] {
  const numbers = Object.entries({ limit: quota?.limit, offset: quota?.offset });
  return [
    ...throttleProblems(throttle, `${path}.throttle`),
    ...numbers.flatMap(([name, given]): Problem[] =>
      given === undefined || given >= 0
        ? []
        : [
            {
              code: 'USAGE_PLAN',
              path: `${path}.quota.${name}`,
              message: 'This is no number of requests.',
              given,
              fix: 'Write 0 or more.',
            },
          ],
    ),
    ...Object.entries(methods).flatMap(([name, own]): Problem[] => {
      const wanted = readRoute(name);
      const exists = routes.some((route) => route.method === wanted.method && route.path === wanted.path);
      const place = `${path}.methods['${name}']`;
      if (exists) return throttleProblems(own, place);
      return [
        {
          code: 'USAGE_PLAN',
          path: place,
          message: 'The API has no such route.',
          given: name,
          fix: `Write a route as its event does: ${routes[0] ? `'${routes[0].method} ${routes[0].path}'` : "'GET /orders'"}.`,
        },
      ];
    }),
  ];
}

function keyProblems({ id, name, value, description, customerId, path }: PlacedKey): Problem[] {
  if (id !== undefined && [name, value, description, customerId].some((one) => one !== undefined)) {
    return [
      {
        code: 'API_KEY',
        path,
        message: 'A key that exists has its name and its value.',
        given: id,
        fix: 'Keep id alone, or remove it to make a key.',
      },
    ];
  }
  // Source: apigateway/latest/developerguide/limits.html
  if (
    typeof value !== 'string' ||
    value.includes('{{resolve:') ||
    (value.length >= 20 && value.length <= 128)
  )
    return [];
  return [
    {
      code: 'API_KEY',
      path: `${path}.value`,
      message: `A key has 20 to 128 characters, and this one ${String(value.length)}.`,
      fix: 'Write a longer one, better as a parameter ({ Ref: … }), or leave the value to AWS.',
    },
  ];
}

function planNameProblems({ plan, key, path }: PlacedKey, plans: readonly (string | undefined)[]): Problem[] {
  if (plans.includes(plan)) return [];
  const named = plans.flatMap((name) => name ?? []);
  return [
    {
      code: 'API_KEY',
      path,
      message:
        plan === undefined
          ? 'This key is of no usage plan, and there are several.'
          : `There is no usage plan ${plan}.`,
      given: key,
      fix:
        named.length === 0
          ? `Name it in usagePlan: [{ ${plan ?? 'plan'}: { … } }], or write the keys of the one plan as a plain list.`
          : `Write it under one of ${named.join(', ')}: apiKeys: [{ ${named[0] ?? ''}: [ … ] }].`,
    },
  ];
}

/** A stage takes a key through one plan. */
function duplicates(keys: readonly PlacedKey[]): Problem[] {
  return keys.flatMap(({ key, path }, index): Problem[] =>
    keys.findIndex((other) => other.key === key) === index
      ? []
      : [
          {
            code: 'CONFIGURATION_DUPLICATE',
            path,
            message: 'This key is there already.',
            given: key,
            fix: 'Remove one of the two: for a stage a key is in one plan.',
          },
        ],
  );
}
