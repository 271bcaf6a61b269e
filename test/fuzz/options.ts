import { parseArgs } from 'node:util';

export interface FuzzOptions {
  count: number;
  seed: number;
  /** Ends the run early. */
  seconds: number;
  /** Ends the run after that many different disagreements. */
  failures: number;
  engine: string;
}

/**
 * `--count N --seed N --seconds N --failures N --engine NAME`; count and seed may stand alone, in this order.
 * @throws Error where a number is none, or nothing would be tried: a run that did nothing must not look like a success
 */
export function fuzzOptions(args: string[], count: number, engine = ''): FuzzOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      count: { type: 'string' },
      seed: { type: 'string' },
      seconds: { type: 'string', default: '600' },
      failures: { type: 'string', default: '20' },
      engine: { type: 'string', default: engine },
    },
  });
  if (positionals.length > 2) throw new Error(`"${positionals[2]}": at most a count and a seed stand alone`);
  const [alone, seed = String(Date.now() % 1_000_000)] = positionals;
  return {
    count: numberOf('count', values.count ?? alone ?? String(count), 1),
    seed: numberOf('seed', values.seed ?? seed, 0),
    seconds: numberOf('seconds', values.seconds, 1),
    failures: numberOf('failures', values.failures, 1),
    engine: values.engine,
  };
}

function numberOf(name: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(`--${name}: "${text}" is no whole number from ${least} on`);
}
