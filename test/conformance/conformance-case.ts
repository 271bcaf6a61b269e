import type * as emulator from '../../src/emulator';
import type * as policy from '../../src/policy';
import type * as vtl from '../../src/vtl';

/** A case of a folder: something given and what AWS, or its documentation, or its libraries make of it. */
export interface ConformanceCase {
  readonly id: string;
  readonly category: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
}

export type Verdict =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'failed'; readonly why: string }
  /** The form of the case asks for what the entry points cannot be asked. Not counted as passed. */
  | { readonly outcome: 'not run'; readonly why: string }
  /** A fact to know, not one to run. */
  | { readonly outcome: 'reference' };

export const PASSED: Verdict = { outcome: 'passed' };
export const REFERENCE: Verdict = { outcome: 'reference' };
export const failed = (why: string): Verdict => ({ outcome: 'failed', why });
export const notRun = (why: string): Verdict => ({ outcome: 'not run', why });

/** Runs the cases of some categories. */
export type CategoryRunner = (item: ConformanceCase, entryPoints: EntryPoints) => Verdict | Promise<Verdict>;

export interface EntryPoints {
  readonly vtl: typeof vtl;
  readonly emulator: typeof emulator;
  readonly policy: typeof policy;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
