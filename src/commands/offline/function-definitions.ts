import { groupBy } from 'lodash';
import type { CloudFormationTemplate } from '../../template/template';
import type { FunctionDefinition } from '../../lambda';
import { createEvaluator } from '../../template/evaluator';
import { isMarked } from '../../template/marks';
import { expectedWorld } from '../../template/world';
import { PrivateApiError } from '../../errors';
import { functionLayers } from './function-layers';
import { functionVariables } from './function-variables';
import type { GivenVariables } from './given-variables';

export interface FunctionDefinitionOptions {
  readonly region: string;
  /** Default `123456789012`, the emulator's own. */
  readonly accountId?: string;
  /** Where the code of a function stands that `codeDirectories` does not name. */
  readonly serviceDirectory: string;
  /** Logical id → absolute path of what Lambda would unpack. */
  readonly codeDirectories?: Readonly<Record<string, string>>;
  /** Logical id of a layer → absolute path of its files. */
  readonly localLayers?: Readonly<Record<string, string>>;
  readonly variables?: GivenVariables;
  /** Logical id of the function with a key of serverless.ts, for `variables`. */
  readonly logicalIdOf?: (key: string) => string;
  /** Usually `process.env`. */
  readonly shell?: Readonly<Record<string, string | undefined>>;
  readonly warn: (message: string) => void;
}

interface FunctionProperties {
  readonly FunctionName?: unknown;
  readonly Runtime?: unknown;
  readonly Handler?: unknown;
  readonly Timeout?: unknown;
  readonly MemorySize?: unknown;
  readonly ReservedConcurrentExecutions?: unknown;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
}

/**
 * The functions of a template as they run locally: what deploys is what runs, overrides of `resources` included. Where the
 * template says nothing, CloudFormation's defaults hold
 * (docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html).
 *
 * @throws PrivateApiError OFFLINE_OPTION if variables are given for a function that is not there
 */
export function functionDefinitions(
  template: CloudFormationTemplate,
  options: FunctionDefinitionOptions,
): FunctionDefinition[] {
  const { region, accountId = '123456789012', shell = {}, localLayers = {}, warn } = options;
  const { all = {}, byFunction = {} } = options.variables ?? {};
  const { logicalIdOf = (key: string) => key } = options;
  const evaluator = createEvaluator(template, expectedWorld({ region, accountId, stackName: 'local' }));
  const missing: Missing[] = [];
  const elsewhere: Missing[] = [];
  const unused = new Set(Object.keys(byFunction));
  const definitions = Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
    .map(([logicalId, { Properties }]): FunctionDefinition => {
      const properties = (evaluator.evaluate(Properties) ?? {}) as FunctionProperties;
      const { FunctionName, Environment, ReservedConcurrentExecutions: reserved } = properties;
      const name = typeof FunctionName === 'string' && !isMarked(FunctionName) ? FunctionName : logicalId;
      const given = { ...all };
      for (const [key, own] of Object.entries(byFunction)) {
        if (![key, logicalIdOf(key)].includes(logicalId) && key !== name) continue;
        unused.delete(key);
        Object.assign(given, own);
      }
      const variables = functionVariables({ template: Environment?.Variables ?? {}, given, shell });
      const layers = functionLayers(Properties?.['Layers'], localLayers);
      missing.push(...variables.missing.map((what) => ({ what, name })));
      elsewhere.push(...layers.elsewhere.map((what) => ({ what, name })));
      return {
        logicalId,
        name,
        runtime: textOr(properties.Runtime, 'provided'),
        handler: textOr(properties.Handler, ''),
        codeDirectory: options.codeDirectories?.[logicalId] ?? options.serviceDirectory,
        isBuilt: options.codeDirectories?.[logicalId] !== undefined,
        layerDirectories: layers.directories,
        timeoutSeconds: numberOr(properties.Timeout, 3),
        memoryMb: numberOr(properties.MemorySize, 128),
        environment: variables.environment,
        ...(reserved === undefined ? {} : { reservedConcurrency: numberOr(reserved, Infinity) }),
      };
    });
  if (unused.size > 0) {
    throw new PrivateApiError(
      'OFFLINE_OPTION',
      `--env-file: there is no function ${[...unused].join(', ')}; there are ${definitions.map(({ name }) => name).join(', ')}.`,
    );
  }
  for (const [what, names] of functionsByWhat(missing)) {
    warn(`Only AWS knows the variable ${what}, so it is not set in ${names}. Give it: --env ${what}=…`);
  }
  for (const [what, names] of functionsByWhat(elsewhere)) {
    warn(`The layer ${what} is not on this machine: what it brings is missing in ${names}.`);
  }
  return definitions;
}

/** Something that a function does not get. */
interface Missing {
  readonly what: string;
  readonly name: string;
}

function functionsByWhat(missing: readonly Missing[]): [string, string][] {
  return Object.entries(groupBy(missing, 'what')).map(([what, those]) => [
    what,
    those.map(({ name }) => name).join(', '),
  ]);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function textOr(value: unknown, byDefault: string): string {
  return typeof value === 'string' ? value : byDefault;
}

function numberOr(value: unknown, byDefault: number): number {
  const number = isScalar(value) ? Number(value) : NaN;
  return Number.isNaN(number) ? byDefault : number;
}
