import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { awsAccount } from '../../aws';
import { asHurl } from '../../cases/as-hurl';
import { asJunit } from '../../cases/as-junit';
import { readCases, type UnprovenCase } from '../../cases/read-cases';
import { recordExpectation } from '../../cases/record-expectation';
import { runCases, type CaseResult, type CaseRunner } from '../../cases/run-cases';
import { urlRunner } from '../../cases/url-runner';
import { writeCases } from '../../cases/write-cases';
import { finalTemplate } from '../../framework/final-template';
import type { Host, HostUtilities } from '../../framework/host';
import type { CloudFormationTemplate } from '../../template/template';
import { awsConnection } from '../../framework/aws-connection';
import { deployedApi } from '../deployed-api';
import { askFirst } from './ask-first';
import { deployedRunner, type DeployedRunner } from './deployed-runner';
import { leaveOnceReported } from '../offline/leave-once-reported';
import { localRunner } from './local-runner';
import { printResults, resultsAsJson, type Results } from './print-results';
import { parseTestOptions, type TestOptions } from './test-options';

const readFile = (path: string): string => readFileSync(path, 'utf8');

export interface TestRun {
  readonly text: string;
  readonly exitCode: 0 | 1;
  /** Ends the process, which the watchers of bundlers would keep alive. Absent where none was started. */
  readonly leave?: () => void;
}

/** Reads the file, runs its cases, writes what was asked for, and gives the text to print. */
export async function runTest(host: Host, utilities: HostUtilities): Promise<TestRun> {
  const options = parseTestOptions(host.processedInput.options);
  const { cases: file, record } = options;
  if (options.hurl) return { text: asHurl(readCases(file, readFile)), exitCode: 0 };
  const cases = record ? readCases(file, readFile, { withoutExpectations: true }) : readCases(file, readFile);
  const { leave, ...run } = await runOn(host, utilities, cases, options);
  const results: Results = record ? { ...run, results: recorded(file, cases, run.results) } : run;
  if (options.junit !== undefined) {
    mkdirSync(dirname(options.junit), { recursive: true });
    writeFileSync(options.junit, asJunit(results.results, `private-api on ${results.runner}`));
  }
  const failed = results.results.some(({ outcome }) => outcome === 'failed');
  return {
    text: options.json ? resultsAsJson(results) : printResults(results, process.stdout.columns),
    exitCode: failed ? 1 : 0,
    ...(leave && { leave }),
  };
}

async function runOn(
  host: Host,
  utilities: HostUtilities,
  cases: readonly UnprovenCase[],
  options: TestOptions,
): Promise<Results & { readonly leave?: () => void }> {
  const { target } = options;
  if (typeof target === 'object') return withRunner(urlRunner(target.url), cases);
  const template = await finalTemplate(host);
  if (target === 'deployed') {
    const runner = await runnerOfDeployed(host, template, cases.length, options);
    return { ...(await withRunner(runner, cases)), notes: runner.notes };
  }
  const leave = (): void => process.exit();
  // From here on bundlers may watch.
  const stay = leaveOnceReported(leave);
  const runner = await localRunner(host, utilities, template, cases, options);
  try {
    return { ...(await withRunner(runner, cases)), leave };
  } finally {
    await runner.close();
    stay();
  }
}

/** Once the person at the terminal has agreed. */
async function runnerOfDeployed(
  host: Host,
  template: CloudFormationTemplate,
  count: number,
  { restApi, yes }: TestOptions,
): Promise<DeployedRunner> {
  const aws = awsAccount(await awsConnection(host));
  const api = await deployedApi(host, aws, template, restApi);
  if (!yes) {
    await askFirst(
      `${count === 1 ? 'A case' : `${count} cases`} may call the real functions behind ${api.restApiId} in ${aws.region}. Go on?`,
    );
  }
  return deployedRunner(aws, api);
}

async function withRunner(runner: CaseRunner, cases: readonly UnprovenCase[]): Promise<Results> {
  return { runner: runner.name, results: await runCases(cases, runner), notes: [] };
}

/**
 * Writes the file anew with what came as the expectation of each case that was answered. A case that differed from what
 * stood there has not failed: it is what was asked for.
 */
function recorded(
  file: string,
  cases: readonly UnprovenCase[],
  results: readonly CaseResult[],
): CaseResult[] {
  const written = cases.map((one, index) => {
    const response = results[index]?.response;
    return response === undefined ? one : { ...one, expect: recordExpectation(response) };
  });
  // In one step: a run that is broken off leaves the file as it was.
  writeFileSync(`${file}.part`, writeCases(file, written));
  renameSync(`${file}.part`, file);
  return results.map((result) =>
    result.response === undefined ? result : { ...result, outcome: 'passed', differences: [] },
  );
}
