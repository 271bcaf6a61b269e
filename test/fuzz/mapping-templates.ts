/**
 * Random results, errors and requests through the shipped templates, held to the table of docs/responses.md and to what
 * was sent: `npm run fuzz:templates -- --count 50000 --seed 1 --engine java`. Engines: `own`, `java` (needs the original
 * engines, see test/oracle), `both` (default: `java` where it is installed).
 */
import * as fc from 'fast-check';
import { outcome, result } from '../mapping-templates/arbitrary-outcome';
import { request } from '../mapping-templates/arbitrary-request';
import { checkEvent } from '../mapping-templates/check-event';
import { checkResponse } from '../mapping-templates/check-response';
import { checkXml } from '../mapping-templates/check-xml';
import { javaEngine, ownEngine, type Engine } from '../mapping-templates/engine';
import { checkResponseCase, responseCases } from '../mapping-templates/response-cases';
import { defaultRequest, defaultResponse } from '../mapping-templates/settings';
import { fuzzOptions } from './options';
import { oracleProblem, startVelocityOracle } from '../oracle/velocity-oracle';

type Check = (engine: Engine) => fc.IRawProperty<unknown>;

const checks: Record<string, Check> = {
  responses: (engine) =>
    fc.asyncProperty(
      outcome,
      fc.constantFrom('dictionary' as const, 'proxy' as const),
      fc.boolean(),
      (returned, shape, exposeErrors) =>
        checkResponse(engine, { ...defaultResponse, result: shape, exposeErrors }, returned),
    ),
  xml: (engine) => fc.asyncProperty(result, (value) => checkXml(engine, value)),
  events: (engine) =>
    fc.asyncProperty(request, fc.constantFrom('proxy', 'lambda', 'passthrough'), (sent, event) =>
      checkEvent(engine, { ...defaultRequest, event }, sent),
    ),
};

/** Every row of the table: how many failed. */
async function checkTable(engineName: string, engine: Engine): Promise<number> {
  const cases = ['results', 'errors', 'xml'].flatMap(responseCases);
  let failures = 0;
  for (const given of cases) {
    await checkResponseCase(engine, given).catch((problem: unknown) => {
      failures++;
      console.log(`${engineName} ${given.name}: ${String(problem)}`);
    });
  }
  console.log(`${engineName} table: ${String(cases.length)} rows, ${String(failures)} failed`);
  return failures;
}

async function run(): Promise<number> {
  const { count, seed, engine: wanted } = fuzzOptions(process.argv.slice(2), 5000, 'both');
  const problem = oracleProblem();
  if (problem !== undefined && wanted !== 'own') console.log(`Without Java: ${problem}`);
  const oracle = problem === undefined && wanted !== 'own' ? startVelocityOracle() : undefined;
  const engines: [string, Engine][] = [
    ...(oracle ? [['java', javaEngine(oracle)] as [string, Engine]] : []),
    ...(wanted === 'java' ? [] : [['own', ownEngine] as [string, Engine]]),
  ];
  let failures = 0;
  for (const [engineName, engine] of engines) {
    failures += await checkTable(engineName, engine);
    for (const [name, check] of Object.entries(checks)) {
      const numRuns = Math.ceil(count / Object.keys(checks).length);
      const details = await fc.check(check(engine), { numRuns, seed: seed });
      if (details.failed) failures++;
      const outcomeText = details.failed ? fc.defaultReportMessage(details) : 'no failure';
      console.log(
        `${engineName} ${name}: ${String(details.numRuns)} runs, seed ${String(seed)}: ${outcomeText}`,
      );
    }
  }
  await oracle?.close();
  return failures === 0 ? 0 : 1;
}

void run().then((code) => {
  process.exitCode = code;
});
