import { evaluateActions } from '../evaluate-statement';
import { principalAccount, type Caller } from '../principal';
import type { Statement } from '../statement';
import { isMember, narrowing, type AccessLists } from './access';
import {
  derived,
  derivedKeys,
  dimensionsOf,
  spelling,
  type Choice,
  type Dimensions,
  type Draft,
  type OutsiderSearch,
} from './dimensions';

/** A caller from outside the configuration who is let in. */
export interface Outsider {
  caller: Caller;
  resource: string;
  authorization: string;
  context: Record<string, string | string[]>;
  /** the statement that allows it; undefined where only an identity policy or an authorizer does */
  statement: Statement | undefined;
  /** keys whose conditions cannot be told apart, and were taken at their worst */
  opaque: readonly string[];
  /** what makes it an outsider, in words */
  outside: string[];
}

export type SearchResult = Outsider | 'none' | { unprovable: string };

const combinationLimit = 500_000;

/**
 * Looks through every distinguishable caller of methods with one authorization type. A request is a choice for each of
 * its parts (who signs, which method, each condition key); choices that no statement and no configured list tells
 * apart are one choice, so that the product stays small.
 */
export function findOutsider(search: OutsiderSearch, authorization: string): SearchResult {
  const methods = search.methods.filter((method) => method.authorization === authorization);
  const dimensions = dimensionsOf(search, methods, authorization === 'AWS_IAM');
  if ('unprovable' in dimensions) return dimensions;
  const product = dimensions.choices.reduce((total, choices) => total * choices.length, 1);
  if (product > combinationLimit) {
    return { unprovable: `its conditions have ${product} combinations, more than can be looked through` };
  }
  return walk(search, dimensions, authorization);
}

function walk(
  search: OutsiderSearch,
  { statements, choices, opaque }: Dimensions,
  authorization: string,
): SearchResult {
  const draft = (picked: readonly Choice[]): Draft => {
    const made: Draft = { caller: 'anonymous', resource: search.apiArn, context: {} };
    picked.forEach((choice) => choice.apply(made));
    return made;
  };
  const visit = (
    depth: number,
    alive: readonly boolean[],
    picked: readonly Choice[],
  ): Outsider | undefined => {
    const options = choices[depth];
    if (options === undefined) {
      if (statements.some(({ effect }, index) => effect === 'Deny' && alive[index] === true))
        return undefined;
      const made = draft(picked);
      const statement = statements.find(({ effect }, index) => effect === 'Allow' && alive[index] === true);
      if (statement === undefined && !allowedBeside(authorization, made, search.apiArn)) return undefined;
      const outside = outsideReasons(search.lists, made);
      return outside.length === 0
        ? undefined
        : {
            ...made,
            authorization,
            statement: statement && search.statements[statement.index],
            opaque,
            outside,
          };
    }
    for (const option of options) {
      const still = alive.map((value, index) => value && option.alive[index] === true);
      const found = visit(depth + 1, still, [...picked, option]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const invoked = statements.map((statement) => evaluateActions(statement, 'execute-api:Invoke').matches);
  return visit(0, invoked, []) ?? 'none';
}

/**
 * Whether someone other than the resource policy may allow the call: an identity policy of the API's own account, or an
 * authorizer. Of a Cognito authorizer AWS's page says both (table A's heading, the section's text); the worse is taken.
 */
function allowedBeside(authorization: string, { caller }: Draft, apiArn: string): boolean {
  if (authorization === 'NONE') return false;
  if (authorization !== 'AWS_IAM') return true;
  return caller !== 'anonymous' && principalAccount(caller) === apiArn.split(':')[4];
}

function outsideReasons(lists: AccessLists, draft: Draft): string[] {
  const value = (key: string): string | undefined => {
    if (draft.caller !== 'anonymous' && derivedKeys.includes(key)) return derived(draft.caller, key);
    const given = draft.context[spelling[key] ?? key];
    return typeof given === 'string' ? given : given?.[0];
  };
  const networks = lists.vpcEndpointIds !== undefined || lists.vpcIds !== undefined;
  const inside =
    !networks ||
    isMember(lists, 'vpcEndpointIds', value('aws:sourcevpce')) ||
    isMember(lists, 'vpcIds', value('aws:sourcevpc'));
  return [
    ...(inside ? [] : ['a VPC endpoint that is not configured']),
    ...narrowing.flatMap(([list, key, words]) =>
      lists[list] === undefined || isMember(lists, list, value(key)) ? [] : [words],
    ),
  ];
}
