import { countBy } from 'lodash';
import { describeDifference } from '../../cases/describe-difference';
import type { CaseResult } from '../../cases/run-cases';
import { textTable } from '../explain/table';

export interface Results {
  /** Where the cases went. */
  readonly runner: string;
  readonly results: readonly CaseResult[];
  /** What the runner can not show, and what else is to be known of the results. */
  readonly notes: readonly string[];
}

/** What `private-api test` prints: a table, then each failure with the stages of its request. */
export function printResults({ runner, results, notes }: Results, width = 100): string {
  const rows = results.map(({ outcome, name, request, response, milliseconds }) => [
    outcome,
    name,
    request,
    response === undefined ? '-' : String(response.status),
    `${milliseconds} ms`,
  ]);
  return [
    textTable(rows, width, ''),
    ...results.filter(({ outcome }) => outcome === 'failed').map(failure),
    ...skips(results),
    ...notes,
    `${summary(results)} on ${runner}.`,
  ].join('\n\n');
}

export function resultsAsJson({ runner, results, notes }: Results): string {
  const { passed = 0, failed = 0, skipped = 0 } = countBy(results, 'outcome');
  return JSON.stringify({ runner, passed, failed, skipped, notes, cases: results }, null, 2);
}

function failure({ name, reason, differences, log }: CaseResult): string {
  return [
    `failed: ${name}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...differences.map((difference) => `  ${describeDifference(difference)}`),
    ...log.map((line) => `    ${line}`),
  ].join('\n');
}

/** Each reason once, with the cases that it holds for. */
function skips(results: readonly CaseResult[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { outcome, name, reason = '' } of results) {
    if (outcome === 'skipped') byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  return [...byReason].map(([reason, names]) => `skipped: ${reason}: ${names.join(', ')}`);
}

function summary(results: readonly CaseResult[]): string {
  const { passed = 0, failed = 0, skipped = 0 } = countBy(results, 'outcome');
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
