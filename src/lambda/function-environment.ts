import type { FunctionDefinition } from './function-definition';
import { layerPaths } from './layer-paths';

export interface EnvironmentSettings {
  readonly region: string;
  /** Usually `process.env`. */
  readonly parent: Readonly<Record<string, string | undefined>>;
}

/** What a program needs to run at all, and what its HTTP clients need to reach AWS. Everything else stays outside. */
const passedThrough =
  /^(?:PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SYSTEMROOT|COMSPEC|PATHEXT|TMPDIR|TEMP|TMP|LANG|LC_\w+|VIRTUAL_ENV|PYTHONHOME|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|AWS_CA_BUNDLE|(?:HTTPS?|NO|ALL)_PROXY|AWS_(?!LAMBDA_|EXECUTION_ENV$|REGION$|DEFAULT_REGION$)\w+)$/i;

/** The variables of `parent` that a function sees: paths, proxies, certificates and AWS credentials. */
export function passedVariables(parent: EnvironmentSettings['parent']): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value !== undefined && passedThrough.test(name)) passed[name] = value;
  }
  return passed;
}

/**
 * The environment of a function: Lambda's reserved variables over the function's own, over the few that pass through
 * (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
 */
export function functionEnvironment(
  definition: FunctionDefinition,
  settings: EnvironmentSettings,
): Record<string, string> {
  return {
    ...passedVariables(settings.parent),
    TZ: 'UTC',
    AWS_REGION: settings.region,
    AWS_DEFAULT_REGION: settings.region,
    // serverless-offline sets it; handlers ask for it to find local stand-ins.
    IS_OFFLINE: 'true',
    ...definition.environment,
    ...layerPaths(definition.runtime, definition.layerDirectories ?? [], definition.environment),
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local/[$LATEST]',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: definition.codeDirectory,
    _HANDLER: definition.handler,
  };
}
