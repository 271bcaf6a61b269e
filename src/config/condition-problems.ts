import type { Problem } from './problem';
import type { Service } from './service';
import type { Authorizer, Route } from './settings';

/**
 * A route that may be there when its authorizer is not: the authorizer comes and goes with its function's `condition`,
 * as the route does with that of its own.
 *
 * @param path configuration path of the event
 */
export function conditionProblems(
  { functionName, authorization }: Pick<Route, 'functionName' | 'authorization'>,
  path: string,
  authorizers: readonly Authorizer[],
  { functions }: Service,
): Problem[] {
  const conditionOf = (name: string): string | undefined =>
    (functions[name] as { condition?: string | null } | undefined)?.condition ?? undefined;
  if (!('authorizer' in authorization)) return [];
  const authorizer = authorizers.find(({ name }) => name === authorization.authorizer);
  if (authorizer?.functionName === undefined) return [];
  const condition = conditionOf(authorizer.functionName);
  if (condition === undefined || condition === conditionOf(functionName)) return [];
  return [
    {
      code: 'AUTHORIZATION',
      path,
      message: `The authorizer ${authorizer.name} is there only where ${condition} holds, and this route also elsewhere.`,
      given: authorizer.name,
      fix: `Give ${functionName} the same condition, or ${authorizer.functionName} none.`,
    },
  ];
}
