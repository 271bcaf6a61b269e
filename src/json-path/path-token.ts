import type { Predicate } from './predicate';

/** One step of a path. */
export type PathToken =
  | { readonly kind: 'root' }
  /** Several names make an object of those that are there. */
  | { readonly kind: 'property'; readonly names: readonly string[] }
  /** `[0]`, `[-1]`, `[(@.length-1)]` (from the end: the offset is added to the length). */
  | { readonly kind: 'index'; readonly index: number; readonly fromEnd: boolean }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly predicate: Predicate };

/** A definite step leads to at most one value. */
export function isDefinite(token: PathToken): boolean {
  return token.kind === 'root' || token.kind === 'property' || token.kind === 'index';
}
