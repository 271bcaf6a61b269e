import fc from 'fast-check';
import { meterOf, toJavaString } from '../../src/java';
import { parseJsonPath, readJson, readJsonPath, writeJson } from '../../src/json-path';
import {
  oracleProblem,
  startVelocityOracle,
  type OracleError,
  type OraclePath,
} from '../oracle/velocity-oracle';
import { randomDocument, randomPath } from './random-paths';

const problem = oracleProblem();
const meter = () => meterOf(10_000_000);

/** What a path gives, in one text: as JSON, as a template prints it, or that there is nothing, or that it is refused. */
function ours(body: string, path: string): string {
  try {
    const parsed = parseJsonPath(path);
    // What only newer versions read has no counterpart in the Java library here.
    if (parsed.warnings.some((warning) => warning.startsWith('only versions'))) return 'refused';
    const value = readJsonPath(parsed, readJson(body, meter()), meter());
    if (value === undefined) return 'missing';
    return `${writeJson(value, meter())} ${value === null ? '' : toJavaString(value, meter())}`;
  } catch {
    return 'refused';
  }
}

function theirs(answer: OraclePath | OracleError): string {
  if (answer.error !== undefined) return 'refused';
  return answer.missing === true ? 'missing' : `${answer.json ?? ''} ${answer.printed ?? ''}`;
}

test(`random paths read as by Jayway${problem === undefined ? '' : ` — NOT COMPARED: ${problem}`}`, async () => {
  if (problem !== undefined) {
    expect(problem).toContain('apt-get');
    return;
  }
  const pairs = fc.sample(fc.tuple(randomDocument, randomPath), 1500);
  const oracle = startVelocityOracle();
  const answers = await Promise.all(
    pairs.map(([document, path]) => oracle.readPath(JSON.stringify(document), path)),
  );
  await oracle.close();
  const differences = pairs.flatMap(([document, path], index) => {
    const body = JSON.stringify(document);
    const answer = answers[index];
    const [mine, java] = [ours(body, path), answer === undefined ? 'no answer' : theirs(answer)];
    return mine === java ? [] : [{ path, body, ours: mine, java }];
  });
  expect(differences.slice(0, 5)).toEqual([]);
  expect(answers.filter((answer) => answer.error === undefined).length).toBeGreaterThan(300);
}, 60_000);
