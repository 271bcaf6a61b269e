/**
 * Asks AWS what its documentation leaves open, for whoever has an account:
 *
 *     npm run --silent certify -- --template > certify.json    an API of MOCK routes; deploy it as a stack of its own
 *     npm run certify -- --rest-api ID --stage certify [--output FILE] [--yes]
 *
 * The second deploys nothing: it reads the API's resources and stage, calls `TestInvokeMethod` once for each question, and
 * writes the answers as conformance cases. Ends with 1 where an answer is another than here, with 2 where it could not ask.
 */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { loadEntryPoints } from '../conformance/entry-points';
import { runCase } from '../conformance/run-cases';
import { askApi, readApi, type AnsweredCase } from './ask-api';
import { certifyCases } from './certify-cases';
import { certifyTemplate } from './certify-template';

const usage = 'Usage: npm run certify -- --template | --rest-api ID --stage NAME [--output FILE] [--yes]';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      template: { type: 'boolean', default: false },
      'rest-api': { type: 'string' },
      stage: { type: 'string' },
      output: { type: 'string', default: 'certified-cases.json' },
      yes: { type: 'boolean', default: false },
    },
  });
  const { 'rest-api': restApi, stage, output, yes } = values;
  if (values.template) {
    console.log(JSON.stringify(certifyTemplate(), null, 2));
    return 0;
  }
  if (restApi === undefined || stage === undefined) throw new Error(usage);
  if (!yes && !(await agrees(restApi))) throw new Error('Nothing was called. --yes answers the question.');

  const client = new APIGatewayClient({});
  const api = await readApi(client, restApi, stage);
  const missing = certifyCases.filter(({ given }) => !api.resourceIds.has(String(given['resourcePath'])));
  if (missing.length > 0) {
    throw new Error(
      `${restApi} has no routes for ${missing.map(({ id }) => id).join(', ')}: deploy what --template prints`,
    );
  }
  const answers: AnsweredCase[] = [];
  for (const question of certifyCases) answers.push(await askApi(client, restApi, api, question));
  writeFileSync(output, `${JSON.stringify(answers, null, 2)}\n`);

  const entryPoints = loadEntryPoints(true);
  let different = 0;
  for (const [index, answer] of answers.entries()) {
    const verdict = await runCase(answer, entryPoints);
    if (verdict.outcome === 'passed') continue;
    different += 1;
    const why = 'why' in verdict ? verdict.why : verdict.outcome;
    console.log(`${answer.id}: ${certifyCases[index]?.question ?? ''}\n  (expected: AWS, got: here) ${why}`);
  }
  console.log(`${answers.length} answers in ${output}, ${different} other than here`);
  return different === 0 ? 0 : 1;
}

async function agrees(restApi: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const calls = `${certifyCases.length} calls of TestInvokeMethod on the API ${restApi}`;
  const answer = await terminal.question(`This makes ${calls} in your AWS account. Go on? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
