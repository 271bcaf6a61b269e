import type { Case, CaseResponse } from './case';
import { differences, type Difference } from './differences';
import type { UnprovenCase } from './read-cases';

/** Sends cases somewhere. */
export interface CaseRunner {
  /** `the emulator`, for reports. */
  readonly name: string;
  /** Rejects where no response came. */
  run(given: UnprovenCase): Promise<CaseExchange>;
}

export type CaseExchange =
  | {
      readonly response: CaseResponse;
      /** What happened on the way, a line each. */
      readonly log: readonly string[];
    }
  /** Why this runner can not show it. */
  | { readonly skipped: string };

export interface CaseResult {
  readonly name: string;
  readonly request: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  readonly differences: readonly Difference[];
  readonly response?: CaseResponse;
  /** Why it was skipped, or why no response came. */
  readonly reason?: string;
  readonly log: readonly string[];
}

/** Runs the cases in their order, each when the one before it has ended: they may build on each other. */
export async function runCases(cases: readonly UnprovenCase[], runner: CaseRunner): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const one of cases) results.push(await runCase(one, runner));
  return results;
}

async function runCase(one: UnprovenCase, runner: CaseRunner): Promise<CaseResult> {
  const started = performance.now();
  const { name, request, expect } = one;
  const common = { name, request: `${request.method} ${request.path}` };
  const elapsed = (): number => Math.round(performance.now() - started);
  try {
    const exchange = await runner.run(one);
    if ('skipped' in exchange) {
      const reason = exchange.skipped;
      return { ...common, outcome: 'skipped', milliseconds: elapsed(), differences: [], reason, log: [] };
    }
    const found = expect === undefined ? [] : differences(expect, exchange.response);
    const outcome = found.length === 0 ? 'passed' : 'failed';
    return { ...common, outcome, milliseconds: elapsed(), differences: found, ...exchange };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...common, outcome: 'failed', milliseconds: elapsed(), differences: [], reason, log: [] };
  }
}

/** The body as it is sent. */
export function bodyText({ body }: Case['request']): string | undefined {
  return body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
}
