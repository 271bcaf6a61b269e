/**
 * Random templates, rendered by the project's engine and by Velocity 1.7 in API Gateway's mode.
 *
 *     npm run fuzz:velocity -- --count 20000 --seed 1 --seconds 300
 *
 * A disagreement is printed in its smallest form, as a case for test/cases/vtl/fuzz-found.json. Exit code 1 if there
 * is one that explained-differences.ts does not explain; 2 if Java is absent.
 */
import { countBy, omit } from 'lodash';
import {
  oracleProblem,
  startVelocityOracle,
  type OracleAnswer,
  type OracleRequest,
  type VelocityOracle,
} from '../oracle/velocity-oracle';
import { disagreement, type Disagreement, type OurAnswer } from './compare';
import { EXPLAINED_DIFFERENCES } from './explained-differences';
import { fuzzOptions } from './options';
import { ourAnswer } from './our-engine';
import { randomFrom } from './random';
import { randomInput } from './random-input';
import { randomTemplate } from './random-template';
import { shrinkRecord, shrinkText } from './shrink';

const BATCH = 250;

interface Difference {
  kind: Disagreement;
  request: OracleRequest;
  ours: OurAnswer;
  java: OracleAnswer;
}

async function compareAll(
  oracle: VelocityOracle,
  requests: readonly OracleRequest[],
): Promise<(Difference | undefined)[]> {
  const answers = await oracle.renderAll(requests);
  return answers.map((java, i) => {
    const request = requests[i];
    if (request === undefined) throw new RangeError('More answers than requests');
    const ours = ourAnswer(request);
    const kind = disagreement(ours, java);
    return kind === undefined ? undefined : { kind, request, ours, java };
  });
}

async function shrink(oracle: VelocityOracle, difference: Difference): Promise<Difference> {
  const { kind, request } = difference;
  const fails = async (requests: readonly OracleRequest[]): Promise<boolean[]> =>
    (await compareAll(oracle, requests)).map((found) => found?.kind === kind);
  const withoutInput = { template: request.template };
  const base = (await fails([withoutInput]))[0] === true ? withoutInput : request;
  const shrinkTemplate = (current: OracleRequest) =>
    shrinkText(current.template, (texts) => fails(texts.map((template) => ({ ...current, template }))));
  const template = await shrinkTemplate(base);
  const input = omit(base, 'template');
  const smaller = await shrinkRecord(
    input,
    async (candidate) => (await fails([{ ...candidate, template }]))[0] === true,
  );
  const body =
    typeof smaller['body'] === 'string'
      ? {
          body: await shrinkText(smaller['body'], (texts) =>
            fails(texts.map((text) => ({ ...smaller, body: text, template }))),
          ),
        }
      : {};
  const smallest: OracleRequest = { ...smaller, ...body, template };
  const [found] = await compareAll(oracle, [{ ...smallest, template: await shrinkTemplate(smallest) }]);
  return found ?? difference;
}

function print({ kind, request, ours, java }: Difference): void {
  const { template, ...input } = request;
  const expected =
    java.error === undefined
      ? {
          output: java.output,
          requestOverride: java.requestOverride,
          responseOverride: java.responseOverride,
        }
      : { error: java.error.phase };
  console.log(`\n--- ${kind}\n${JSON.stringify({ template, input, expected })}`);
  if (java.error !== undefined)
    console.log(
      `Java: ${java.error.type}: ${java.error.message.split('\n', 1)[0] ?? ''}${java.error.cause === undefined ? '' : ` / ${java.error.cause.split('\n', 1)[0] ?? ''}`}`,
    );
  else console.log(`Java: ${JSON.stringify(java.output)}`);
  console.log(
    `ours: ${ours.error === undefined ? JSON.stringify(ours.output) : `${ours.error.phase}: ${ours.error.message}`}`,
  );
  if (kind === 'override' && ours.error === undefined)
    console.log(`ours: ${JSON.stringify([ours.requestOverride, ours.responseOverride])}`);
}

async function main(): Promise<void> {
  const problem = oracleProblem();
  if (problem !== undefined) {
    console.error(problem);
    process.exitCode = 2;
    return;
  }
  const { count, seed, seconds, failures } = fuzzOptions();
  const start = Date.now();
  const oracle = startVelocityOracle();
  const random = randomFrom(seed);
  const explained: string[] = [];
  const unexplained = new Set<string>();
  const outcomes: string[] = [];
  let done = 0;
  while (done < count && Date.now() - start < seconds * 1000 && unexplained.size < failures) {
    const requests = Array.from({ length: Math.min(BATCH, count - done) }, () => ({
      ...randomInput(random),
      template: randomTemplate(random),
    }));
    done += requests.length;
    const found = await compareAll(oracle, requests);
    for (const difference of found) {
      if (difference === undefined || unexplained.size >= failures) continue;
      const smallest = await shrink(oracle, difference);
      const explanation = EXPLAINED_DIFFERENCES.find((known) => known.explains(smallest));
      if (explanation !== undefined) {
        explained.push(explanation.id);
      } else if (!unexplained.has(smallest.request.template)) {
        unexplained.add(smallest.request.template);
        print(smallest);
      }
    }
    for (const answer of await oracle.renderAll(requests)) outcomes.push(answer.error?.phase ?? 'rendered');
  }
  await oracle.close();
  console.log(
    `\n${String(done)} templates, seed ${String(seed)}, ${((Date.now() - start) / 1000).toFixed(0)} s.`,
  );
  console.log(`Java: ${JSON.stringify(countBy(outcomes))}`);
  console.log(
    `Explained differences: ${explained.length === 0 ? 'none' : JSON.stringify(countBy(explained))}`,
  );
  console.log(`Unexplained: ${String(unexplained.size)}`);
  if (unexplained.size > 0) process.exitCode = 1;
}

void main();
