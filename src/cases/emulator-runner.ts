import { createEmulator, type EmulatorOptions, type LambdaResult } from '../emulator';
import { takeCaller } from '../emulator/server/simulated-caller';
import { traceLines } from '../emulator/server/trace-lines';
import type { CloudFormationTemplate } from '../template/template';
import type { FunctionOutcome } from './case';
import { bodyText, type CaseRunner } from './run-cases';

export interface EmulatorRunnerOptions extends Pick<
  EmulatorOptions,
  'invoke' | 'region' | 'accountId' | 'restApi'
> {
  /** Lines that functions have written since it was asked last. */
  readonly output?: () => readonly string[];
}

/** Sends cases to the API that the template describes, on this machine. */
export function emulatorRunner(template: CloudFormationTemplate, options: EmulatorRunnerOptions): CaseRunner {
  const { output = () => [], ...emulatorOptions } = options;
  let given: FunctionOutcome | undefined;
  const emulator = createEmulator(template, {
    ...emulatorOptions,
    invoke: (target, event, payload) =>
      given === undefined || isAuthorizerEvent(event, payload)
        ? options.invoke(target, event, payload)
        : Promise.resolve(lambdaResult(given)),
  });
  const { stage, vpcEndpointIds } = emulator.restApi;
  return {
    name: 'the emulator',
    run: async ({ request, function: outcome }) => {
      given = outcome;
      const { method, path, headers = {}, vpcEndpointId, sourceIp } = request;
      // The caller's headers are taken out of it.
      const sent = { ...headers } as Record<string, string | string[]>;
      const source = takeCaller(
        sent,
        { ...(vpcEndpointId && { vpce: vpcEndpointId }), ...(sourceIp && { sourceIp }) },
        vpcEndpointIds[0],
      );
      const body = bodyText(request);
      const { trace, ...response } = await emulator.handle({
        method,
        path: `/${stage}${path}`,
        headers: sent,
        ...(body !== undefined && { body }),
        ...(source && { source }),
      });
      return {
        response: { ...response, body: response.body.toString() },
        log: [...traceLines(trace).map((line) => line.trim()), ...output()],
      };
    },
  };
}

function lambdaResult(outcome: FunctionOutcome): LambdaResult {
  return 'error' in outcome
    ? { payload: JSON.stringify(outcome.error), functionError: 'Unhandled' }
    : { payload: JSON.stringify(outcome.result ?? null) };
}

/** An authorizer is a function of its own: a case says what the one behind the route gives back. */
function isAuthorizerEvent(event: unknown, payload: string | undefined): boolean {
  if (payload !== undefined || typeof event !== 'object' || event === null) return false;
  const { type, methodArn } = event as { type?: unknown; methodArn?: unknown };
  return typeof methodArn === 'string' && (type === 'TOKEN' || type === 'REQUEST');
}
