/**
 * Random JSON, also of the kind that only json-smart reads, and random paths, read by the project's engine and by
 * Jayway JsonPath with json-smart.
 *
 *     npm run fuzz:json-path -- --count 20000 --seed 1 --seconds 300
 *
 * Exit codes as of fuzz:velocity.
 */
import { classNameOf, JavaException, meterOf, toJavaString } from '../../src/java';
import { parseJsonPath, readJson, readJsonPath, writeJson } from '../../src/json-path';
import type { OracleError, OraclePath, VelocityOracle } from '../oracle/velocity-oracle';
import { differsInDoubleDigits } from './double-digits';
import { randomJson } from './random-json';
import { randomPath } from './random-path';
import { runFuzz } from './run-fuzz';
import { shrinkText } from './shrink';

interface Question {
  body: string;
  path: string;
}

type Ours = (OraclePath | { error: { phase: 'parse' | 'path'; message: string } }) & { warnings: string[] };

interface Difference {
  question: Question;
  kind: string;
  ours: Ours;
  java: OraclePath | OracleError;
}

function read({ body, path }: Question): Ours {
  const meter = meterOf(10_000_000);
  const warnings: string[] = [];
  let phase: 'parse' | 'path' = 'parse';
  try {
    if (body === '') return { error: { phase, message: 'nothing to read' }, warnings };
    const document = readJson(body, meter);
    phase = 'path';
    // Jayway reads nothing from null.
    if (document === null) return { error: { phase, message: 'null' }, warnings };
    const parsed = parseJsonPath(path);
    warnings.push(...parsed.warnings);
    const value = readJsonPath(parsed, document, meter, (warning) => warnings.push(warning));
    if (value === undefined) return { missing: true, warnings };
    return {
      type: value === null ? 'null' : classNameOf(value).replace(/^.*\./, ''),
      printed: value === null ? '' : toJavaString(value, meter),
      json: writeJson(value, meter),
      warnings,
    };
  } catch (error) {
    if (!(error instanceof JavaException)) throw error;
    return { error: { phase, message: error.message }, warnings };
  }
}

/** How two answers differ: in success, in what was read, or in what the client is told of a body that is no JSON. */
function disagreement(ours: Ours, java: OraclePath | OracleError): string | undefined {
  if (ours.error !== undefined || java.error !== undefined) {
    if (ours.error?.phase !== java.error?.phase)
      return java.error === undefined
        ? 'only ours fails'
        : ours.error === undefined
          ? 'only Java fails'
          : 'phase';
    const refused = /ParseException: (.*)$/s.exec(java.error?.message ?? '')?.[1];
    return refused === undefined || ours.error?.message.includes(refused) === true ? undefined : 'message';
  }
  if (ours.missing !== java.missing) return 'missing';
  if (ours.printed !== java.printed) return 'printed';
  if (ours.json !== java.json) return 'json';
  return ours.type === java.type ? undefined : 'type';
}

async function compare(
  oracle: VelocityOracle,
  questions: readonly Question[],
  outcomes: string[] = [],
): Promise<(Difference | undefined)[]> {
  const answers = await Promise.all(questions.map(({ body, path }) => oracle.readPath(body, path)));
  return questions.map((question, i) => {
    const java = answers[i];
    if (java === undefined) throw new RangeError('Fewer answers than questions');
    outcomes.push(
      java.error === undefined ? (java.missing === true ? 'missing' : 'read') : `${java.error.phase} error`,
    );
    const ours = read(question);
    const kind = disagreement(ours, java);
    return kind === undefined ? undefined : { question, kind, ours, java };
  });
}

async function shrink(oracle: VelocityOracle, difference: Difference): Promise<Difference> {
  const fails = async (questions: Question[]): Promise<boolean[]> =>
    (await compare(oracle, questions)).map((found) => found?.kind === difference.kind);
  let { body, path } = difference.question;
  for (let size = Infinity; body.length + path.length < size;) {
    size = body.length + path.length;
    path = await shrinkText(path, (texts) => fails(texts.map((text) => ({ body, path: text }))));
    body = await shrinkText(body, (texts) => fails(texts.map((text) => ({ body: text, path }))));
  }
  const [found] = await compare(oracle, [{ body, path }]);
  return found ?? difference;
}

/** The ids of the differences that are wanted: docs/conformance.md. */
function explain({ ours, java }: Difference): string | undefined {
  if (ours.error !== undefined) return undefined;
  if (java.error !== undefined) {
    return java.error.phase === 'path' && ours.warnings.length > 0 ? 'newer-jayway' : undefined;
  }
  return differsInDoubleDigits(ours.json ?? '', java.json ?? '') ? 'double-digits' : undefined;
}

const show = (answer: Ours | OraclePath | OracleError): string =>
  answer.error === undefined
    ? JSON.stringify(answer)
    : `${answer.error.phase} error: ${answer.error.message}`;

void runFuzz<Question, Difference>({
  what: 'paths',
  generate: (random) => {
    const permissive = random.chance(0.3) ? random.pick([0.02, 0.1, 0.3]) : 0;
    return { body: randomJson(random, 3, permissive), path: random.chance(0.3) ? '$' : randomPath(random) };
  },
  compare,
  shrink,
  explain,
  describe: ({ question, kind, ours, java }) =>
    `${JSON.stringify(question)}\n  ${kind}\n  Java: ${show(java)}\n  ours: ${show(ours)}`,
  // Names and texts say nothing; structure and numbers do.
  key: ({ question: { body, path }, kind }) => `${kind} ${`${body} ${path}`.replace(/[a-z]+/g, 'x')}`,
});
