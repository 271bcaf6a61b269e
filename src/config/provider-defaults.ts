import { get, isPlainObject, pickBy, set, uniq } from 'lodash';
import type { PrivateApiConfig } from './config';
import type { LogsConfig } from './operation';
import type { Service } from './service';

/** A key of the framework's `provider` that concerns a REST API, and the setting whose default it is. */
interface TakenOver {
  readonly setting: string;
  readonly read?: (value: unknown) => unknown;
  /** Where the service has `http` events, it is theirs. */
  readonly yields?: true;
}

/** Each of them is either here or in `notTakenOver`. `tags` and `tracing.apiGateway` are merged where they are used. */
export const takenOver: Readonly<Record<string, TakenOver>> = {
  'apiGateway.apiKeySourceType': {
    setting: 'properties.restApi.ApiKeySourceType',
    read: (type) => String(type).toUpperCase(),
  },
  'apiGateway.apiKeys': { setting: 'apiKeys', yields: true },
  'apiGateway.description': { setting: 'description', yields: true },
  'apiGateway.metrics': { setting: 'metrics' },
  'apiGateway.minimumCompressionSize': { setting: 'properties.restApi.MinimumCompressionSize' },
  'apiGateway.request.schemas': { setting: 'request.schemas' },
  'apiGateway.timeoutInMillis': { setting: 'timeoutInMillis' },
  'apiGateway.usagePlan': { setting: 'usagePlan', yields: true },
  'logs.restApi': { setting: 'logs', read: logsOf },
};

/** What a notice says of a key that the private API does not read. */
export const notTakenOver: Readonly<Record<string, string>> = {
  apiName: 'privateApi.name',
  'apiGateway.binaryMediaTypes': 'privateApi.binaryMediaTypes',
  'apiGateway.disableDefaultEndpoint': 'privateApi.disableExecuteApiEndpoint',
  'apiGateway.endpoint': 'privateApi.properties.restApi',
  'apiGateway.resourcePolicy': 'privateApi.access',
  'apiGateway.restApiId': 'privateApi.restApi',
  'apiGateway.restApiResources': 'privateApi.restApi',
  'apiGateway.restApiRootResourceId': 'privateApi.restApi',
  'apiGateway.shouldStartNameWithService': 'privateApi.name',
  'apiGateway.stage': 'privateApi.stage',
};

/** The keys of `provider` in which these stand. */
export const providerKeys: readonly string[] = uniq([
  'logRetentionInDays',
  ...Object.keys({ ...takenOver, ...notTakenOver }).map((key) => key.split('.')[0] ?? key),
]);

/** The settings that `provider` gives, with what stands under `privateApi` over them. */
export function withProviderDefaults(config: PrivateApiConfig, service: Service): PrivateApiConfig {
  // An API of another stack is not this provider's.
  if (config.restApi !== undefined) return config;
  const defaults: PrivateApiConfig = {};
  for (const [key, { setting, read, yields }] of Object.entries(takenOver)) {
    const value: unknown = get(service.provider, key);
    if (value === undefined || (yields && service.hasHttpEvents)) continue;
    set(defaults, setting, read === undefined ? value : read(value));
  }
  const restApi = { ...defaults.properties?.restApi, ...config.properties?.restApi };
  const schemas = { ...defaults.request?.schemas, ...config.request?.schemas };
  return {
    ...defaults,
    ...config,
    ...((defaults.request ?? config.request) && { request: { ...config.request, schemas } }),
    properties: { ...config.properties, restApi },
  };
}

/** Keys of `provider` that concern a REST API and that this one does not read, with what to write instead. */
export function unreadKeys({ provider, hasHttpEvents }: Service): Readonly<Record<string, string>> {
  const yielded = hasHttpEvents ? pickBy(takenOver, ({ yields }) => yields) : {};
  const instead = {
    ...notTakenOver,
    ...Object.fromEntries(
      Object.entries(yielded).map(([key, { setting }]) => [key, `privateApi.${setting}`]),
    ),
  };
  return pickBy(instead, (_, key) => get(provider, key) !== undefined);
}

/** The framework's shape. Unlike there, whole requests are logged only where that is said. */
function logsOf(value: unknown): LogsConfig | undefined {
  if (value === false) return undefined;
  if (!isPlainObject(value)) return { access: true, execution: { level: 'INFO' } };
  const { accessLogging, executionLogging, format, fullExecutionData, level, roleManagedExternally } =
    value as Readonly<Record<string, unknown>>;
  return {
    access: accessLogging !== false && (typeof format === 'string' ? { format } : true),
    execution: executionLogging !== false && {
      level: level === 'ERROR' ? 'ERROR' : 'INFO',
      fullExecutionData: fullExecutionData === true,
    },
    role: roleManagedExternally === true ? 'elsewhere' : 'existing',
  };
}
