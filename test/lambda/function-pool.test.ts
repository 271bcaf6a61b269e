import { availableParallelism } from 'node:os';
import type { FunctionRuntime } from '../../src/lambda/execution-environment';
import { createFunctionPool, type FunctionPool } from '../../src/lambda/function-pool';
import { until } from './children';
import { defineFunction } from './function-fixture';

const cores = availableParallelism();

/** Environments that answer in the next turn of the event loop. */
const instantRuntime: FunctionRuntime = {
  start: (events) => {
    setImmediate(() => events.ready());
    return {
      invoke: ({ requestId, event }) => setImmediate(() => events.outcome(requestId, 'result', event)),
      terminate: () => undefined,
    };
  },
  close: () => Promise.resolve(),
};

/** Calls without a pause, from as many callers as that. */
async function underLoad(callers: number, during: (pool: FunctionPool) => Promise<void>): Promise<void> {
  const pool = createFunctionPool(defineFunction({ id: 'pool', files: {} }), instantRuntime, {
    maximumConcurrency: 1000,
    maximumQueue: 1000,
    initTimeoutMs: 1000,
    growAfterMs: 10,
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
  it('grows to four for each core while somebody always waits, and not beyond', async () => {
    await underLoad(8 * cores, async (pool) => {
      await until(() => pool.size === 4 * cores);
      await new Promise((wait) => setTimeout(wait, 100));
      expect(pool.size).toBe(4 * cores);
    });
  });

  it('does not grow where nobody has to wait', async () => {
    await underLoad(cores, async (pool) => {
      await new Promise((wait) => setTimeout(wait, 100));
      expect(pool.size).toBe(cores);
    });
  });
});
