import { evaluateCondition, type RequestContext } from './evaluate-condition';
import { globMatches, literalGlob, type Glob } from './glob';
import { resolvePattern, type Pattern, type VariableLookup } from './pattern';
import { describeCaller, principalMatches, type Caller } from './principal';
import type { Statement } from './statement';

export interface StatementRequest {
  caller: Caller;
  action: string;
  resource: string;
  context: RequestContext;
}

export interface StatementVerdict {
  matches: boolean;
  why: string;
}

/** Whether a statement speaks of this request, and because of what. */
export function evaluateStatement(statement: Statement, request: StatementRequest): StatementVerdict {
  const parts = [
    () => evaluatePrincipals(statement, request.caller),
    () => evaluateActions(statement, request.action),
    () => evaluateResource(statement, request.resource, request.context.variable),
    ...statement.conditions.map((entry) => () => evaluateCondition(entry, request.context)),
  ];
  const reasons: string[] = [];
  for (const part of parts) {
    const verdict = part();
    if (!verdict.matches) return verdict;
    if (verdict.why !== '') reasons.push(verdict.why);
  }
  return { matches: true, why: reasons.join('; ') };
}

export function evaluatePrincipals({ principals }: Statement, caller: Caller): StatementVerdict {
  if (principals === undefined) return { matches: true, why: '' };
  const index = principals.tests.findIndex((test) => principalMatches(test, caller));
  const named = index >= 0;
  const who = describeCaller(caller);
  const element = principals.negated ? 'NotPrincipal' : 'Principal';
  return {
    matches: named !== principals.negated,
    why: named
      ? `${element} "${principals.texts[index] ?? ''}" names ${who}`
      : `${element} does not name ${who} (${principals.texts.join(', ')})`,
  };
}

export function evaluateActions({ actions }: Statement, action: string): StatementVerdict {
  // Actions are not case-sensitive (reference_policies_elements_action.html).
  const lower = action.toLowerCase();
  return verdictOf(actions, actions.negated ? 'NotAction' : 'Action', action, (pattern) => {
    const glob = resolvePattern(pattern, () => undefined);
    return glob !== undefined && globMatches(glob, lower);
  });
}

export function evaluateResource(
  { resources }: Statement,
  resource: string,
  lookup: VariableLookup,
): StatementVerdict {
  const element = resources.negated ? 'NotResource' : 'Resource';
  const unresolved = resources.patterns.findIndex((pattern) => resolvePattern(pattern, lookup) === undefined);
  if (unresolved >= 0 && resources.negated) {
    return { matches: false, why: noVariable(element, resources.texts[unresolved]) };
  }
  return verdictOf(resources, element, resource, (pattern) => {
    const glob = resolvePattern(pattern, lookup);
    return glob !== undefined && globMatches(expandShortArn(glob, apiArn(resource)), resource);
  });
}

/** A variable without a value may make the whole statement void (reference_policies_variables.html). */
function noVariable(element: string, text = ''): string {
  return `${element} "${text}" has a variable without a value in this request`;
}

/** `execute-api:/…` means the API that the policy is attached to (apigateway-resource-policies-examples.html). */
export function expandShortArn(glob: Glob, api: string): Glob {
  return startsWith(glob, shortPrefix) ? [...literalGlob(api), ...glob.slice(shortPrefix.length - 1)] : glob;
}

const shortPrefix = literalGlob('execute-api:/');

function startsWith(glob: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((unit, index) => glob[index] === unit);
}

/** `arn:aws:execute-api:region:account:api` of a method's ARN */
function apiArn(resource: string): string {
  const slash = resource.indexOf('/');
  return slash < 0 ? resource : resource.slice(0, slash);
}

function verdictOf(
  element: { negated: boolean; patterns: readonly Pattern[]; texts: readonly string[] },
  name: string,
  value: string,
  test: (pattern: Pattern) => boolean,
): StatementVerdict {
  const index = element.patterns.findIndex(test);
  const found = index >= 0;
  return {
    matches: found !== element.negated,
    why: found
      ? `${name} "${element.texts[index] ?? ''}" covers ${value}`
      : `${name} does not cover ${value} (${element.texts.join(', ')})`,
  };
}
