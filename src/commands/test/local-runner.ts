import { emulatorRunner } from '../../cases/emulator-runner';
import type { UnprovenCase } from '../../cases/read-cases';
import type { CaseRunner } from '../../cases/run-cases';
import { buildFunctions } from '../../framework/functions';
import type { Host, HostUtilities } from '../../framework/host';
import { localLayers } from '../../framework/local-layers';
import { createInvoker, type Invoker } from '../../lambda';
import type { CloudFormationTemplate } from '../../template/template';
import { functionDefinitions } from '../offline/function-definitions';
import type { TestOptions } from './test-options';

export interface LocalRunner extends CaseRunner {
  close(): Promise<void>;
}

/** The emulator with the service's functions. They are built and started only if a case calls one. */
export async function localRunner(
  host: Host,
  { log }: HostUtilities,
  template: CloudFormationTemplate,
  cases: readonly UnprovenCase[],
  options: TestOptions,
): Promise<LocalRunner> {
  const region = host.getProvider('aws').getRegion();
  let lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
    if (options.verbose) process.stderr.write(`${line}\n`);
  };
  const definitions = async () => {
    const { serviceDir } = host;
    return functionDefinitions(template, {
      region,
      codeDirectories: cases.some((one) => one.function === undefined) ? await buildFunctions(host) : {},
      serviceDirectory: serviceDir,
      localLayers: localLayers(host, serviceDir),
      variables: options.variables,
      logicalIdOf: (key) => host.getProvider('aws').naming.getLambdaLogicalId(key),
      shell: process.env,
      warn: (message) => log.warning(message),
    });
  };
  const invoker: Invoker = createInvoker(await definitions(), {
    region,
    watch: false,
    ...(options.lambdaEndpoint !== undefined && { lambdaEndpoint: options.lambdaEndpoint }),
    log: {
      output: (functionName, text) => say(`${functionName}: ${text}`),
      notice: say,
      warning: say,
      error: say,
    },
  });
  try {
    const runner = emulatorRunner(template, {
      region,
      invoke: (target, event, payload) =>
        invoker.invoke(target, event, payload).catch((error: unknown) => {
          say(error instanceof Error ? error.message : String(error));
          throw error;
        }),
      output: () => {
        const written = lines;
        lines = [];
        return written;
      },
      ...(options.restApi !== undefined && { restApi: options.restApi }),
    });
    return { ...runner, close: () => invoker.close() };
  } catch (error) {
    await invoker.close();
    throw error;
  }
}
