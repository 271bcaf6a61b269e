/**
 * Random templates, rendered by the project's engine and by Velocity 1.7 in API Gateway's mode.
 *
 *     npm run fuzz:velocity -- --count 20000 --seed 1 --seconds 300
 *
 * A disagreement is printed in its smallest form, as a case for test/cases/velocity/fuzz-found.json. Exit code 1 if there
 * is one that explained-differences.ts does not explain; 2 if Java is absent.
 */
import { isDeepStrictEqual } from 'node:util';
import { omit } from 'lodash';
import type { OracleAnswer, OracleRequest, VelocityOracle } from '../oracle/velocity-oracle';
import { disagreement, type Disagreement, type OurAnswer } from './compare';
import { EXPLAINED_DIFFERENCES } from './explained-differences';
import { ourAnswer } from './our-engine';
import { randomInput } from './random-input';
import { randomTemplate } from './random-template';
import { runFuzz } from './run-fuzz';
import { shrinkFully, shrinkRecord, shrinkText } from './shrink';
import { templatePieces } from './template-pieces';

interface Difference {
  kind: Disagreement;
  request: OracleRequest;
  ours: OurAnswer;
  java: OracleAnswer;
}

async function compare(
  oracle: VelocityOracle,
  requests: readonly OracleRequest[],
  outcomes: string[] = [],
): Promise<(Difference | undefined)[]> {
  const answers = await oracle.renderAll(requests);
  const differences = requests.map((request, i): Difference | undefined => {
    const java = answers[i];
    if (java === undefined) throw new RangeError('Fewer answers than requests');
    outcomes.push(java.error === undefined ? 'rendered' : `${java.error.phase} error`);
    const ours = ourAnswer(request);
    const kind = disagreement(ours, java);
    return kind === undefined ? undefined : { kind, request, ours, java };
  });
  // What Java itself does not answer twice alike (it shows where an object lies) says nothing.
  const again = await oracle.renderAll(differences.flatMap((difference) => difference?.request ?? []));
  return differences.map((difference) =>
    difference === undefined || !isDeepStrictEqual(again.shift(), difference.java) ? undefined : difference,
  );
}

async function shrink(oracle: VelocityOracle, difference: Difference): Promise<Difference> {
  const { kind, request } = difference;
  const fails = async (requests: readonly OracleRequest[]): Promise<boolean[]> =>
    (await compare(oracle, requests)).map((found) => found?.kind === kind);
  const failsAlone = async (candidate: OracleRequest): Promise<boolean> =>
    (await fails([candidate]))[0] === true;
  const shrinkTemplate = async (current: OracleRequest): Promise<OracleRequest> => ({
    ...current,
    template: await shrinkFully(current.template, templatePieces, (texts) =>
      fails(texts.map((template) => ({ ...current, template }))),
    ),
  });
  const alone = { template: request.template };
  let best = await shrinkTemplate((await failsAlone(alone)) ? alone : request);
  const { template } = best;
  best = {
    ...(await shrinkRecord(omit(best, 'template'), (input) => failsAlone({ ...input, template }))),
    template,
  };
  if (best.body !== undefined) {
    const body = await shrinkText(best.body, (texts) =>
      fails(texts.map((text) => ({ ...best, body: text }))),
    );
    best = { ...best, body };
  }
  best = await shrinkTemplate(best);
  const [found] = await compare(oracle, [best]);
  return found ?? difference;
}

/** A failure is known by its kind of exception, a wrong output by its template, in which names do not matter. */
function key({ kind, request, ours, java }: Difference): string {
  if (kind === 'only Java fails' || kind === 'phase') {
    const { type = '', message = '', cause } = java.error ?? {};
    // The message of a syntax error begins with what was met; of another it names classes and methods.
    return `${kind} ${cause === undefined ? `${type} ${message.slice(0, 20)}` : cause.slice(0, 40)}`;
  }
  if (kind === 'only ours fails' && ours.error !== undefined) {
    return `${kind} ${ours.error.message.replace(/^\S+ /, '').slice(0, 60)}`;
  }
  return `${kind} ${request.template.replace(/\$(!?\{?)[a-z]\b/g, '$$$1x')}`;
}

function describe({ kind, request, ours, java }: Difference): string {
  const { template, ...input } = request;
  const expect = java.error === undefined ? omit(java, 'statusType', 'error') : { error: java.error.phase };
  const show = (answer: OracleAnswer | OurAnswer): string => {
    if (answer.error !== undefined) {
      const { phase, message } = answer.error;
      const cause = 'cause' in answer.error ? ` / ${answer.error.cause ?? ''}` : '';
      return `${phase} error: ${message.split('\n', 1)[0] ?? ''}${cause.split('\n', 1)[0] ?? ''}`;
    }
    const { output, requestOverride, responseOverride } = answer;
    return JSON.stringify(kind === 'override' ? { requestOverride, responseOverride } : output);
  };
  return `${JSON.stringify({ template, input, expect })}\n  ${kind}\n  Java: ${show(java)}\n  ours: ${show(ours)}`;
}

void runFuzz<OracleRequest, Difference>({
  what: 'templates',
  generate: (random) => ({ ...randomInput(random), template: randomTemplate(random) }),
  compare,
  shrink,
  explain: (difference) => EXPLAINED_DIFFERENCES.find((known) => known.explains(difference))?.id,
  describe,
  key,
});
