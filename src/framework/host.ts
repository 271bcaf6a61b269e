import type { CloudFormationTemplate } from '../template/template';

/**
 * The host, as far as this plugin touches it: the interface that serverless 3, osls and serverless 4 share.
 * Nothing is imported from inside a host, because each next one moves it.
 */
export interface Host {
  readonly version: string;
  readonly serviceDir: string;
  readonly configurationFilename?: string;
  readonly configurationInput: Record<string, unknown>;
  readonly service: HostService;
  readonly processedInput: { readonly commands: readonly string[]; readonly options: CommandOptions };
  readonly configSchemaHandler: {
    defineTopLevelProperty(name: string, schema: object): void;
    defineFunctionEvent(provider: string, name: string, schema: object): void;
  };
  readonly classes: {
    readonly Error: new (message: string, code: string) => Error;
    readonly ConfigSchemaHandler?: {
      /** Whether the host found the configuration valid, in any `configValidationMode`; null before it has looked. */
      getConfigurationValidationResult?(configuration: object): boolean | null;
    };
  };
  readonly pluginManager: {
    readonly plugins: readonly object[];
    spawn(command: string): Promise<void>;
    addPlugin(plugin: new () => object): void;
  };
  readonly utils: {
    /** Reads JSON as the host writes it: what stands twice in it, it has written once. */
    readFileSync(path: string): unknown;
  };
  getProvider(name: 'aws'): AwsProvider;
  addServiceOutputSection(name: string, content: readonly string[]): void;
}

export type CommandOptions = Readonly<Record<string, unknown>>;

export interface HostService {
  readonly service: string;
  readonly provider: {
    readonly name: string;
    readonly tags?: Record<string, string | number | boolean>;
    readonly tracing?: { readonly apiGateway?: boolean };
    compiledCloudFormationTemplate: CloudFormationTemplate;
  };
  readonly package?: { readonly path?: string };
  /** A map when a command runs; while plugins load also a list of maps, as it was written. */
  readonly functions?: unknown;
  readonly resources?: unknown;
  readonly configValidationMode?: string;
}

export interface HostFunction {
  readonly condition?: string | null;
  readonly events?: readonly unknown[];
  /** The alias that events invoke; set by the host while it compiles functions. */
  readonly targetAlias?: { readonly name: string; readonly logicalId: string };
}

export interface AwsProvider {
  readonly naming: {
    getNormalizedFunctionName(name: string): string;
    getLambdaLogicalId(name: string): string;
    getLambdaLayerLogicalId(name: string): string;
    getCompiledTemplateFileName(): string;
    getServiceStateFileName(): string;
    getStackName(): string;
  };
  /** What the deployed stack holds. */
  getStackResources(): Promise<readonly { readonly LogicalResourceId: string }[]>;
  getStage(): string;
  getRegion(): string;
}

/** The third argument of a plugin's constructor. */
export interface HostUtilities {
  readonly log: {
    notice(message?: string): void;
    warning(message?: string): void;
    error(message?: string): void;
    info(message?: string): void;
  };
  readonly writeText: (text: string | readonly string[]) => void;
  readonly progress: {
    create(options: { name?: string; message: string }): {
      update(message: string): void;
      remove(): void;
    };
  };
}
