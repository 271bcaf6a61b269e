/**
 * `npm run fuzz:access -- --count 20000 --seed 1`: random final templates, each checked, and what packages called by outsiders
 * one by one. Two judges say who comes in: the evaluator that the emulator uses, and another implementation of IAM
 * (`--engine own`: without that one). Ends with 1 and the template where an outsider comes in or the judges disagree.
 */
import { evaluatePolicy } from '../../src/policy';
import { findOpenTemplate } from '../policy/support/find-open-template';
import type { Exposure, OutsideCall } from '../policy/support/lets-outsider-in';
import { explainJudgement } from './explained-judgements';
import { fuzzOptions } from './options';
import { secondJudge, type Judge, type Verdict } from './second-judge';

const { count, seed, seconds, engine } = fuzzOptions(process.argv.slice(2), 20_000, 'both');
const judge = engine === 'own' ? undefined : availableJudge();
/** Deployments of one template have much in common. */
const seen = new Set<string>();
const judged = { calls: 0, notRead: 0, explained: 0 };

function availableJudge(): Judge | undefined {
  try {
    return secondJudge();
  } catch (error) {
    console.log(`NOTICE: one judge only. ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Whether somebody comes in, or nobody knows. */
async function look({ calls }: Exposure): Promise<boolean> {
  for (const call of calls) {
    const key = JSON.stringify(call);
    if (seen.has(key)) continue;
    seen.add(key);
    const own = verdictOf(call);
    const other = own === undefined ? undefined : await judge?.(call);
    judged.calls += 1;
    if (judge !== undefined && other === undefined) judged.notRead += 1;
    const isExplained = own !== other && explainJudgement(call.policy) !== undefined;
    if (isExplained) judged.explained += 1;
    if (own !== 'Allow' && (own === other || other === undefined || isExplained)) continue;
    console.log(JSON.stringify({ ...call, own, other }, null, 2));
    return true;
  }
  return false;
}

/** @returns undefined for a policy that IAM does not read, and that does not deploy */
function verdictOf({ policy, request }: OutsideCall): Verdict | undefined {
  try {
    return evaluatePolicy(policy, request).effect;
  } catch {
    return undefined;
  }
}

void findOpenTemplate(seed, count, look, Date.now() + seconds * 1000).then(({ open, made, accepted }) => {
  const others =
    judge === undefined
      ? ''
      : `, ${judged.notRead} not read and ${judged.explained} judged otherwise, explained, by the second judge`;
  console.log(
    `seed ${seed}: ${made} templates, ${accepted} package; ${judged.calls} calls from outside${others}`,
  );
  if (open === undefined) return;
  console.log(JSON.stringify(open, null, 2));
  process.exitCode = 1;
});
