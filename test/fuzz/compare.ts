import { isDeepStrictEqual } from 'node:util';
import type { OracleAnswer } from '../oracle/velocity-oracle';

/** What our engine made of a template: as the oracle's answer, or a failure that is no answer at all. */
export type OurAnswer =
  | {
      output: string;
      requestOverride: unknown;
      responseOverride: unknown;
      warnings: readonly string[];
      error?: undefined;
    }
  | { error: { phase: 'parse' | 'render'; message: string } | { phase: 'crash'; message: string } };

export type Disagreement = 'output' | 'override' | 'only Java fails' | 'only ours fails' | 'phase' | 'crash';

/** How two answers differ; undefined when they agree. Two errors agree when both come from the same phase. */
export function disagreement(ours: OurAnswer, java: OracleAnswer): Disagreement | undefined {
  if (ours.error !== undefined) {
    if (ours.error.phase === 'crash') return 'crash';
    if (java.error === undefined) return 'only ours fails';
    return ours.error.phase === java.error.phase ? undefined : 'phase';
  }
  if (java.error !== undefined) return 'only Java fails';
  if (withoutAddresses(ours.output) !== withoutAddresses(java.output)) return 'output';
  const same =
    isDeepStrictEqual(plain(ours.requestOverride), plain(java.requestOverride)) &&
    isDeepStrictEqual(plain(ours.responseOverride), plain(java.responseOverride));
  return same ? undefined : 'override';
}

/** `[Ljava.lang.String;@1b2c3d`: where an object lies says nothing. */
const withoutAddresses = (text: string): string => text.replace(/@[0-9a-f]+/g, '@');

/** The three maps and the status that an override has, numbers by their digits; a template may put more beside them. */
function plain(override: unknown): unknown {
  const text = withoutAddresses(JSON.stringify(override));
  const { path, querystring, header, status } = JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  ) as Record<string, unknown>;
  // What a template puts in the place of a map overrides nothing.
  const map = (value: unknown): unknown =>
    typeof value === 'object' && !Array.isArray(value) ? (value ?? {}) : {};
  return { path: map(path), querystring: map(querystring), header: map(header), status: status ?? '' };
}
