import { evaluateActions } from '../evaluate-statement';
import type { Statement } from '../statement';
import { entryOf, waysOutside, type AccessLists } from './access';
import type { Atom, Draft, Literal } from './atom';
import type { Budget } from './budget';
import { derivedValue } from './caller-part';
import { entryHolds } from './key-part';
import type { Place } from './places';
import { RequestSearch } from './request-search';
import { coversApi, type ProofDomain, type ProofMethod } from './target-part';

export interface OutsiderSearch {
  statements: readonly Statement[];
  lists: AccessLists;
  place: Place;
  /** arn:aws:execute-api:region:account:api */
  apiArn: string;
  methods: readonly ProofMethod[];
  stages: readonly string[] | undefined;
  /** of a domain's policy */
  domain: ProofDomain | undefined;
  budget: Budget;
}

/** A caller from outside the configuration who is let in. */
export interface Outsider extends Draft {
  authorization: string;
  /** the statement that allows it; undefined where only an identity policy or an authorizer does */
  statement: Statement | undefined;
  /** what could not be told, and was taken at its worst */
  unsure: readonly string[];
  /** what makes it an outsider, in words */
  outside: string[];
}

/**
 * Looks for a caller from outside whom some statement allows and none denies, of methods with one authorization type.
 * @throws OutOfBudget
 */
export function findOutsider(search: OutsiderSearch, authorization: string): Outsider | undefined {
  const { apiArn, budget, domain, lists, statements } = search;
  const methods = search.methods.filter((method) => method.authorization === authorization);
  const invoked = statements.filter((statement) => evaluateActions(statement, 'execute-api:Invoke').matches);
  const whole = new Set(invoked.filter((statement) => coversApi(statement, apiArn, domain, budget)));
  const atomsOf = (statement: Statement): Atom[] => [
    ...(isForEveryone(statement) ? [] : [{ kind: 'principals' as const, statement }]),
    ...statement.conditions.map((entry) => ({ kind: 'condition' as const, entry })),
    ...(whole.has(statement) ? [] : [{ kind: 'resource' as const, statement }]),
  ];
  const searchPast = (chosen: Iterable<Statement>): RequestSearch => {
    const denies = [...chosen].filter(({ effect }) => effect === 'Deny').map(atomsOf);
    denies.sort((one, other) => one.length - other.length);
    return new RequestSearch(search, methods, authorization, denies);
  };
  // A further Deny lets nobody in: what the statements on the whole API keep out needs no look at paths.
  const past = searchPast(whole);
  const pastAll = searchPast(invoked);
  for (const statement of [...invoked.filter(({ effect }) => effect === 'Allow'), undefined]) {
    const allowed = statement === undefined ? besides(authorization, search.place) : atomsOf(statement);
    if (allowed === undefined) continue;
    for (const { entries } of waysOutside(lists)) {
      const literals = [
        ...allowed.map((atom) => ({ atom, holds: true })),
        ...entries.map((entry): Literal => ({ atom: { kind: 'condition', entry }, holds: false })),
      ];
      const elsewhere = literals.filter(({ atom }) => atom.kind !== 'resource');
      if (past.find(elsewhere) === undefined) continue;
      const found = pastAll.find(literals);
      if (found === undefined) continue;
      const { draft, unsure } = found;
      return { ...draft, authorization, statement, unsure, outside: outsideWords(lists, draft) };
    }
  }
  return undefined;
}

function isForEveryone({ principals }: Statement): boolean {
  return (
    principals === undefined ||
    (!principals.negated && principals.tests.some(({ kind }) => kind === 'everyone'))
  );
}

/**
 * Whom someone other than the resource policy may allow: with IAM an identity policy of the API's own account, or an
 * authorizer. Of a Cognito authorizer AWS's page says both (table A's heading, the section's text); the worse is taken.
 */
function besides(authorization: string, { accountId, anyAccount }: Place): Atom[] | undefined {
  if (authorization === 'NONE') return undefined;
  if (authorization !== 'AWS_IAM' || anyAccount) return [];
  return [{ kind: 'condition', entry: entryOf('aws:PrincipalAccount', 'StringEquals', [accountId]) }];
}

function outsideWords(lists: AccessLists, { caller, context }: Draft): string[] {
  const byKey = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()]));
  return waysOutside(lists).flatMap(({ words, entries }) => {
    const inside = entries.some((entry) => {
      const derived = derivedValue(caller, entry.key);
      return entryHolds(entry, derived === undefined ? byKey.get(entry.key.toLowerCase()) : [derived]);
    });
    return inside ? [] : [words];
  });
}
