import { availableParallelism } from 'node:os';
import type { FunctionRuntime } from '../../src/lambda/execution-environment';
import { createFunctionPool, type FunctionPool } from '../../src/lambda/function-pool';
import { until } from './children';
import { defineFunction } from './function-fixture';

const cores = availableParallelism();

type Later = (work: () => void) => void;
const atOnce: Later = (work) => void setImmediate(work);
const afterWaiting: Later = (work) => void setTimeout(work, 3);

const runtimeThatAnswers = (later: Later): FunctionRuntime => ({
  start: (events) => {
    setImmediate(() => events.ready());
    return {
      invoke: ({ requestId, event }) => later(() => events.outcome(requestId, 'result', event)),
      terminate: () => undefined,
    };
  },
  close: () => Promise.resolve(),
});

/** Calls without a pause, from as many callers as that. */
async function underLoad(
  callers: number,
  later: Later,
  during: (pool: FunctionPool) => Promise<void>,
): Promise<void> {
  const pool = createFunctionPool(defineFunction({ id: 'pool', files: {} }), runtimeThatAnswers(later), {
    maximumConcurrency: 1000,
    maximumQueue: 1000,
    initTimeoutMs: 1000,
    growAfterMs: 10,
    hasNoTimeouts: () => false,
    tenantId: undefined,
    debugged: () => undefined,
    failed: () => undefined,
  });
  let over = false;
  const caller = async (): Promise<void> => {
    while (!over) expect(await pool.invoke('1', 'arn')).toEqual({ payload: '1' });
  };
  const all = Array.from({ length: callers }, caller);
  await during(pool);
  over = true;
  await Promise.all(all);
  await pool.close();
}

describe('a pool of environments', () => {
  it('grows to four for each core while somebody always waits for functions that wait', async () => {
    await underLoad(8 * cores, afterWaiting, async (pool) => {
      await until(() => pool.size === 4 * cores);
      await new Promise((wait) => setTimeout(wait, 100));
      expect(pool.size).toBe(4 * cores);
    });
  });

  it.each([
    ['nobody has to wait', cores, afterWaiting],
    ['the gateway is what is busy', 8 * cores, atOnce],
  ])('does not grow where %s', async (_why, callers, later) => {
    await underLoad(callers, later, async (pool) => {
      await new Promise((wait) => setTimeout(wait, 100));
      expect(pool.size).toBe(cores);
    });
  });
});
