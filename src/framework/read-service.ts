import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isPlainObject, mapValues, merge, pick } from 'lodash';
import { providerKeys } from '../config/provider-defaults';
import type { Service } from '../config/service';
import type { FunctionTarget } from '../config/settings';
import { withoutNulls } from '../config/without-nulls';
import { hasHttpEvents } from './has-http-events';
import type { Host, HostFunction } from './host';

/** The service as `normalize` reads it. */
export function readService(host: Host): Service {
  const { service, serviceDir } = host;
  return {
    name: service.service,
    stage: host.getProvider('aws').getStage(),
    privateApi: host.configurationInput['privateApi'],
    functions: merged(service.functions),
    isValidated:
      host.classes.ConfigSchemaHandler?.getConfigurationValidationResult?.(host.configurationInput) === true,
    provider: withoutNulls(pick(service.provider, providerKeys)) as Record<string, unknown>,
    hasHttpEvents: hasHttpEvents(service.functions),
    tags: mapValues(withoutNulls(service.provider.tags ?? {}) as Record<string, unknown>, String),
    tracing: service.provider.tracing?.apiGateway === true,
    resources: merged(service.resources),
    readFile: (path) => readFileSync(resolve(serviceDir, path), 'utf8'),
  };
}

/** A function as CloudFormation knows it, once the host has compiled functions. */
export function functionTarget(host: Host, name: string): FunctionTarget {
  const { naming } = host.getProvider('aws');
  const functions = merged(host.service.functions) as Record<string, HostFunction | undefined>;
  return {
    normalizedName: naming.getNormalizedFunctionName(name),
    logicalId: naming.getLambdaLogicalId(name),
    condition: functions[name]?.condition ?? undefined,
    alias: functions[name]?.targetAlias,
  };
}

/** `functions` and `resources` may be written as a list of maps; the host merges it before a command runs. */
function merged(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return value.filter(isPlainObject).reduce<Record<string, unknown>>(merge, {});
  return isPlainObject(value) ? (value as Record<string, unknown>) : {};
}
