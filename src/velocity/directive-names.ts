/** Directives with a body and an `#end`. */
export const blockDirectives: ReadonlySet<string> = new Set(['foreach', 'macro', 'define', 'literal']);

/** Directives without a body. `#include` and `#parse` parse, and fail when they are reached. */
export const lineDirectives: ReadonlySet<string> = new Set(['include', 'parse', 'break', 'stop']);
