import { isPlainObject, mapValues, omitBy } from 'lodash';
import { closest } from 'fastest-levenshtein';
import { ConfigurationError, type Problem } from '../config/problem';
import type { DefinitionPatch } from '../config/config';
import { operationKey } from '../template/open-api/operation-key';
import { asProperties } from '../template/properties';

/**
 * The document with the user's changes: each a merge patch (RFC 7396) of what a JSON pointer (RFC 6901) or a route
 * names.
 *
 * @throws {ConfigurationError} DEFINITION_PATCH, for each that names nothing
 */
export function patchDefinition(
  document: Readonly<Record<string, unknown>>,
  patches: DefinitionPatch,
): Record<string, unknown> {
  let patched: unknown = document;
  const problems: Problem[] = [];
  for (const [target, patch] of Object.entries(patches)) {
    const place = placeOf(target);
    const known = alternatives(patched, place);
    if (known === undefined) patched = patchAt(patched, place, patch);
    else problems.push(matchesNothing(target, known));
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return patched as Record<string, unknown>;
}

function placeOf(target: string): string[] {
  if (target === '') return [];
  if (target.startsWith('/'))
    return target
      .slice(1)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [method = '', path = ''] = target.trim().split(/\s+/);
  return ['paths', path, operationKey(method.toUpperCase())];
}

/** What stands where the place ends; nothing where there is something at it. */
function alternatives(document: unknown, place: readonly string[]): string[] | undefined {
  let value = document;
  for (const part of place) {
    const there = conditional(value)?.[1] ?? value;
    const inside: unknown = Array.isArray(there) ? Object.fromEntries(there.entries()) : there;
    if (!isPlainObject(inside) || !Object.hasOwn(inside as object, part)) return Object.keys(inside ?? {});
    value = (inside as Readonly<Record<string, unknown>>)[part];
  }
  return undefined;
}

function patchAt(value: unknown, place: readonly string[], patch: unknown): unknown {
  const [condition, there, otherwise] = conditional(value) ?? [];
  if (condition !== undefined) return { 'Fn::If': [condition, patchAt(there, place, patch), otherwise] };
  const [part, ...rest] = place;
  if (part === undefined) return mergePatch(value, patch);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === part ? patchAt(item, rest, patch) : item));
  const map = value as Readonly<Record<string, unknown>>;
  return { ...map, [part]: patchAt(map[part], rest, patch) };
}

function mergePatch(value: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const target = isPlainObject(value) ? (value as Readonly<Record<string, unknown>>) : {};
  const changes = patch as Readonly<Record<string, unknown>>;
  return omitBy(
    { ...target, ...mapValues(changes, (change, key) => mergePatch(target[key], change)) },
    (_, key) => changes[key] === null,
  );
}

/** A part that is there only where a condition holds. */
function conditional(value: unknown): readonly unknown[] | undefined {
  const argument = asProperties(value)['Fn::If'];
  return Array.isArray(argument) ? argument : undefined;
}

function matchesNothing(target: string, known: readonly string[]): Problem {
  const last = placeOf(target).at(-1) ?? '';
  const near = known.length === 0 ? undefined : closest(last, [...known]);
  return {
    code: 'DEFINITION_PATCH',
    path: `privateApi.definitionPatch[${JSON.stringify(target)}]`,
    message: 'Nothing stands there in the definition of the API.',
    given: target,
    fix: `Name a route ('GET /orders') or a JSON pointer ('/info') of what is there${near === undefined ? '' : `, such as ${JSON.stringify(near)}`}; to add something, patch what is around it.`,
  };
}
