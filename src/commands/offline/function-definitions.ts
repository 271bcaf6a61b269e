import type { CloudFormationTemplate } from '../../template/template';
import type { FunctionDefinition } from '../../lambda';
import { createResolver } from '../../emulator/template/resolver';
import { isUnresolved } from '../../emulator/template/unresolved';

export interface FunctionDefinitionOptions {
  readonly region: string;
  /** Default `123456789012`, the emulator's own. */
  readonly accountId?: string;
  /** Where the code of a function stands that `codeDirectories` does not name. */
  readonly serviceDirectory: string;
  /** Logical id → absolute path of what Lambda would unpack. */
  readonly codeDirectories?: Readonly<Record<string, string>>;
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
 */
export function functionDefinitions(
  template: CloudFormationTemplate,
  options: FunctionDefinitionOptions,
): FunctionDefinition[] {
  const { region, accountId = '123456789012', warn } = options;
  const resolver = createResolver(template, { region, accountId, parameters: {}, stackName: 'local' });
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
    .map(([logicalId, { Properties }]) => {
      const properties = (resolver.resolve(Properties) ?? {}) as FunctionProperties;
      const { FunctionName, Environment, ReservedConcurrentExecutions: reserved } = properties;
      const name = typeof FunctionName === 'string' && !isUnresolved(FunctionName) ? FunctionName : logicalId;
      const environment: Record<string, string> = {};
      for (const [variable, value] of Object.entries(Environment?.Variables ?? {})) {
        if (isScalar(value) && !isUnresolved(String(value))) environment[variable] = String(value);
        else warn(`${name}: the template leaves the variable ${variable} to AWS; it is not set here.`);
      }
      return {
        logicalId,
        name,
        runtime: textOr(properties.Runtime, 'provided'),
        handler: textOr(properties.Handler, ''),
        codeDirectory: options.codeDirectories?.[logicalId] ?? options.serviceDirectory,
        timeoutSeconds: numberOr(properties.Timeout, 3),
        memoryMb: numberOr(properties.MemorySize, 128),
        environment,
        ...(reserved === undefined ? {} : { reservedConcurrency: numberOr(reserved, Infinity) }),
      };
    });
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
