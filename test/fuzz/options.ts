import { parseArgs } from 'node:util';

export interface FuzzOptions {
  count: number;
  seed: number;
  /** Ends the run early. */
  seconds: number;
  /** Ends the run after that many different disagreements. */
  failures: number;
}

export function fuzzOptions(): FuzzOptions {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      seconds: { type: 'string', default: '600' },
      failures: { type: 'string', default: '20' },
    },
  });
  const { count, seed, seconds, failures } = values;
  return { count: Number(count), seed: Number(seed), seconds: Number(seconds), failures: Number(failures) };
}
