import { countBy } from 'lodash';
import { oracleProblem, startVelocityOracle, type VelocityOracle } from '../oracle/velocity-oracle';
import { fuzzOptions } from './options';
import { randomFrom, type Random } from './random';

/** What is compared: how to make a question, how to ask both sides, how to make a failing question small. */
export interface Comparison<Question, Difference> {
  what: string;
  generate(random: Random): Question;
  /** One entry a question; undefined where both sides agree. Counts what Java answered in `outcomes`. */
  compare(
    oracle: VelocityOracle,
    questions: readonly Question[],
    outcomes: string[],
  ): Promise<(Difference | undefined)[]>;
  shrink(oracle: VelocityOracle, difference: Difference): Promise<Difference>;
  /** The id of the explained difference that this one is. */
  explain(difference: Difference): string | undefined;
  /** As a case to paste, with both answers. */
  describe(difference: Difference): string;
  /** Two differences with the same key are the same: only the first is made small and shown. */
  key(difference: Difference): string;
}

const BATCH = 250;

/** Exit code 1 if there is an unexplained disagreement, 2 if Java is absent. */
export async function runFuzz<Question, Difference>(
  comparison: Comparison<Question, Difference>,
): Promise<void> {
  const problem = oracleProblem();
  if (problem !== undefined) {
    console.error(problem);
    process.exitCode = 2;
    return;
  }
  const { count, seed, seconds, failures } = fuzzOptions(process.argv.slice(2), 20_000);
  const start = Date.now();
  const oracle = startVelocityOracle();
  const random = randomFrom(seed);
  const explained: string[] = [];
  const unexplained = new Set<string>();
  const outcomes: string[] = [];
  let done = 0;
  while (done < count && Date.now() - start < seconds * 1000 && unexplained.size < failures) {
    const questions = Array.from({ length: Math.min(BATCH, count - done) }, () =>
      comparison.generate(random),
    );
    done += questions.length;
    for (const difference of await comparison.compare(oracle, questions, outcomes)) {
      if (difference === undefined || unexplained.size >= failures) continue;
      if (unexplained.has(comparison.key(difference))) continue;
      const smallest = await comparison.shrink(oracle, difference);
      const id = comparison.explain(smallest);
      if (id !== undefined) {
        explained.push(id);
        continue;
      }
      const key = comparison.key(smallest);
      if (!unexplained.has(key)) console.log(`\n${comparison.describe(smallest)}`);
      unexplained.add(key);
    }
  }
  await oracle.close();
  const seconds_ = ((Date.now() - start) / 1000).toFixed(0);
  console.log(
    `\n${done} ${comparison.what}, seed ${seed}, ${seconds_} s. Java: ${JSON.stringify(countBy(outcomes))}`,
  );
  console.log(
    `Explained differences: ${explained.length === 0 ? 'none' : JSON.stringify(countBy(explained))}`,
  );
  console.log(`Unexplained disagreements: ${unexplained.size}`);
  if (unexplained.size > 0) process.exitCode = 1;
}
