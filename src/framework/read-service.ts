import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isPlainObject } from 'lodash';
import type { Service } from '../config/service';
import type { FunctionTarget } from '../config/settings';
import type { Host, HostFunction } from './host';

/** The service as `normalize` reads it. */
export function readService(host: Host): Service {
  const { service, serviceDir } = host;
  const tags = service.provider.tags ?? {};
  return {
    name: service.service,
    stage: host.getProvider('aws').getStage(),
    privateApi: host.configurationInput['privateApi'],
    functions: merged(service.functions),
    isValidated:
      host.classes.ConfigSchemaHandler?.getConfigurationValidationResult?.(host.configurationInput) === true,
    tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)])),
    tracing: service.provider.tracing?.apiGateway === true,
    resources: merged(service.resources),
    readFile: (path) => readFileSync(resolve(serviceDir, path), 'utf8'),
  };
}

/** A function as CloudFormation knows it, once the host has compiled functions. */
export function functionTarget(host: Host, name: string): FunctionTarget {
  const { naming } = host.getProvider('aws');
  const functions = merged(host.service.functions) as Record<string, HostFunction>;
  return {
    normalizedName: naming.getNormalizedFunctionName(name),
    logicalId: naming.getLambdaLogicalId(name),
    alias: functions[name]?.targetAlias,
  };
}

/** `functions` and `resources` may be written as a list of maps; the host merges it before a command runs. */
function merged(value: unknown): Record<string, object> {
  const parts: unknown[] = Array.isArray(value) ? value : [value];
  return Object.fromEntries(parts.filter(isMap).flatMap((part) => Object.entries(part)));
}

function isMap(value: unknown): value is Record<string, object> {
  return isPlainObject(value);
}
