import type { InvokeTarget, LambdaResult } from '../../lambda';
import type { Settings } from '../exchange';
import { withTimeout } from './with-timeout';

export type InvokeOutcome =
  | { readonly kind: 'result'; readonly result: LambdaResult }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'failure'; readonly reason: string };

/** Calls a function, for as long as the gateway waits; the function may run on. */
export async function invokeFunction(
  {
    invoke,
    invokeWithPayload,
    hasNoTimeouts,
  }: Pick<Settings, 'invoke' | 'invokeWithPayload' | 'hasNoTimeouts'>,
  target: InvokeTarget,
  event: unknown,
  timeoutInMillis: number,
  payload?: string,
): Promise<InvokeOutcome> {
  try {
    const result = await withTimeout(
      () =>
        payload === undefined || invokeWithPayload === undefined
          ? invoke(target, event, payload)
          : invokeWithPayload(target, payload),
      timeoutInMillis,
      hasNoTimeouts,
    );
    return result === undefined ? { kind: 'timeout' } : { kind: 'result', result };
  } catch (error) {
    return { kind: 'failure', reason: error instanceof Error ? error.message : String(error) };
  }
}
