/** A function of the service, as it is run locally. Units are Lambda's own: seconds and MB. */
export interface FunctionDefinition {
  /** Logical id of the `AWS::Lambda::Function` in the template. */
  readonly logicalId: string;
  /** The deployed name; also the prefix of its output on the terminal. */
  readonly name: string;
  /** `nodejs20.x`, `python3.12`, …; others run behind a Lambda endpoint. */
  readonly runtime: string;
  /** `path/module.export`, relative to the code directory. */
  readonly handler: string;
  /** Absolute path of what Lambda unpacks to `/var/task`. */
  readonly codeDirectory: string;
  /** A bundler writes the code directory, and may delete it at any time. */
  readonly isBuilt?: boolean;
  /** Absolute paths of layers in their order; Lambda unpacks them to `/opt`. */
  readonly layerDirectories?: readonly string[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The function's own variables, with intrinsics resolved. */
  readonly environment: Readonly<Record<string, string>>;
  /** `ReservedConcurrentExecutions`; 0 throttles every call. */
  readonly reservedConcurrency?: number;
}
