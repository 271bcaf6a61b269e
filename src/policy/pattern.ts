import { collapse, literalGlob, wildcardGlob, type Glob } from './glob';

/** `${aws:username}` or `${aws:PrincipalTag/team, 'none'}` inside a policy's text. */
interface PolicyVariable {
  key: string;
  fallback?: string;
}

/** A policy's text, its variables not yet replaced. */
export type Pattern = readonly (Glob | PolicyVariable)[];

/** The one value of a context key, or undefined where the request has none (or several). */
export type VariableLookup = (key: string) => string | undefined;

export interface PatternSyntax {
  /** `*` and `?` are wildcards */
  wildcards: boolean;
  /** `${…}` is a variable: from Version 2012-10-17 on (reference_policies_variables.html) */
  variables: boolean;
}

/** @returns the pattern, or in words what is wrong with it. */
export function parsePattern(source: string, syntax: PatternSyntax): Pattern | string {
  const plain = (text: string): Glob => (syntax.wildcards ? wildcardGlob(text) : literalGlob(text));
  if (!syntax.variables) return [plain(source)];
  const parts: (Glob | PolicyVariable)[] = [];
  let at = 0;
  for (;;) {
    const open = source.indexOf('${', at);
    if (open < 0) break;
    const close = source.indexOf('}', open);
    if (close < 0) return `the variable that begins at "${source.slice(open, open + 20)}" has no closing "}"`;
    if (open > at) parts.push(plain(source.slice(at, open)));
    const variable = parseVariable(source.slice(open + 2, close));
    if (variable === undefined) {
      return `"${source.slice(open, close + 1)}" is no policy variable: write \${key} or \${key, 'default'}`;
    }
    parts.push(variable);
    at = close + 1;
  }
  if (at < source.length || parts.length === 0) parts.push(plain(source.slice(at)));
  return parts;
}

function parseVariable(text: string): Glob | PolicyVariable | undefined {
  // ${*}, ${?} and ${$} stand for the characters themselves.
  if (text === '*' || text === '?' || text === '$') return literalGlob(text);
  const comma = text.indexOf(',');
  const key = (comma < 0 ? text : text.slice(0, comma)).trim();
  if (key === '' || key.includes('${') || !key.includes(':')) return undefined;
  if (comma < 0) return { key };
  const quoted = text.slice(comma + 1).trim();
  if (quoted.length < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) return undefined;
  return { key, fallback: quoted.slice(1, -1) };
}

export function hasVariables(pattern: Pattern): boolean {
  return pattern.some((part) => 'key' in part);
}

/** The pattern with its variables replaced, or undefined where one has no value. What a variable brings in is never a wildcard. */
export function resolvePattern(pattern: Pattern, lookup: VariableLookup): Glob | undefined {
  const [first] = pattern;
  if (pattern.length === 1 && first !== undefined && !('key' in first)) return first;
  const units: number[] = [];
  for (const part of pattern) {
    if ('key' in part) {
      const value = lookup(part.key) ?? part.fallback;
      if (value === undefined) return undefined;
      units.push(...literalGlob(value));
    } else {
      units.push(...part);
    }
  }
  return collapse(units);
}
