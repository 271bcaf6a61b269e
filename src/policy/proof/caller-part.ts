import { evaluatePrincipals } from '../evaluate-statement';
import { anyOne, anyRun, literalGlob, type Glob } from '../glob';
import { callerContext } from '../policy-request';
import { shownRole, type Caller, type PrincipalTest } from '../principal';
import type { Statement } from '../statement';
import type { Atom, Literal, RequestPart, Solution } from './atom';
import type { Budget } from './budget';
import { findText, type TextRequirement } from './find-text';
import { entryHolds } from './key-part';
import { anyDigit, withinParts } from './language';
import { isTextual, textGlobs } from './value-search';

/** Condition keys that follow from who signs. */
export const derivedKeys: readonly string[] = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
];

/** Every kind of signer that a Principal element or a condition can tell from another. */
const kinds = [
  { service: 'iam', resource: 'role/', named: true },
  { service: 'iam', resource: 'user/', named: true },
  { service: 'iam', resource: 'root', named: false },
  { service: 'sts', resource: 'federated-user/', named: true },
] as const;

/** Who signs the request, or an anonymous caller. A role stands for its sessions. */
export class CallerPart implements RequestPart {
  private readonly named: readonly Caller[];

  constructor(
    statements: readonly Statement[],
    private readonly place: { partition: string; accountId: string },
    private readonly signed: boolean,
    private readonly budget: Budget,
  ) {
    const tests = statements.flatMap(({ principals }) => principals?.tests ?? []);
    this.named = tests.flatMap((test) => callersNamed(test, place.partition));
  }

  solve(literals: readonly Literal[]): Solution | undefined {
    if (!this.signed) return fits('anonymous', literals) ? solution('anonymous') : undefined;
    const { partition, accountId } = this.place;
    const usual = [elsewhere, accountId].flatMap((account) =>
      ['role', 'user'].map((type) => ({ arn: `arn:${partition}:iam::${account}:${type}/other` })),
    );
    this.budget.spend((usual.length + this.named.length) * literals.length);
    const known = [...usual, ...this.named].find((caller) => fits(caller, literals));
    if (known !== undefined) return solution(known);
    let unsure = false;
    for (const kind of kinds) {
      const start = `arn:${partition}:${kind.service}::`;
      const asked = requirementsOf(literals, kind, start);
      if (asked === undefined) continue;
      const name = kind.named ? [anyOne, anyRun] : [];
      const language = [
        ...literalGlob(start),
        ...Array<number>(12).fill(anyDigit),
        ...literalGlob(`:${kind.resource}`),
        ...name,
      ];
      const arn = findText(language, asked.requirements, this.budget);
      if (arn === undefined) continue;
      if (fits({ arn }, literals)) return solution({ arn });
      unsure = true;
    }
    return unsure ? unsureOf(literals) : undefined;
  }
}

/** An account that hardly any policy names. */
const elsewhere = '999999999999';

function fits(caller: Caller, literals: readonly Literal[]): boolean {
  return literals.every(({ atom, holds }) => callerHolds(atom, caller) === holds);
}

function callerHolds(atom: Atom, caller: Caller): boolean {
  switch (atom.kind) {
    case 'principals':
      return evaluatePrincipals(atom.statement, caller).matches;
    case 'condition': {
      const value = derivedValue(caller, atom.entry.key);
      return entryHolds(atom.entry, value === undefined ? undefined : [value]);
    }
    case 'resource':
      return false;
  }
}

export function derivedValue(caller: Caller, key: string): string | undefined {
  if (caller === 'anonymous') return undefined;
  const context = callerContext(caller);
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

function solution(caller: Caller): Solution {
  return {
    holds: (atom) => callerHolds(atom, caller),
    apply: (draft) => (draft.caller = caller),
  };
}

function unsureOf(literals: readonly Literal[]): Solution {
  return {
    holds: (atom) => literals.some((literal) => literal.atom === atom && literal.holds),
    apply: () => undefined,
    unsure: 'conditions on the principal, which is read in several ways',
  };
}

/** Somebody whom a Principal element names and no pattern for ARNs finds. */
function callersNamed(test: PrincipalTest, partition: string): Caller[] {
  const session = `arn:${partition}:sts::${elsewhere}:assumed-role/other/session`;
  switch (test.kind) {
    case 'arn':
      return [{ arn: test.arn }];
    case 'service':
      return [{ service: test.name }];
    case 'federated':
      return [{ arn: session, federated: test.name }];
    case 'canonicalUser':
      return [{ arn: `arn:${partition}:iam::${elsewhere}:root`, canonicalUser: test.name }];
    case 'uniqueId':
      return [{ arn: session, uniqueId: test.id }];
    case 'account':
    case 'everyone':
      return [];
  }
}

/**
 * What the literals ask of the ARN of one kind of signer.
 * @returns undefined where no signer of that kind meets them
 */
function requirementsOf(
  literals: readonly Literal[],
  kind: (typeof kinds)[number],
  start: string,
): { requirements: TextRequirement[] } | undefined {
  const requirements: TextRequirement[] = [];
  for (const { atom, holds } of literals) {
    if (atom.kind === 'principals') {
      const { principals } = atom.statement;
      if (principals === undefined) continue;
      const globs = principals.tests.flatMap((test) => globsOfTest(test, start));
      requirements.push({ globs, matched: holds !== principals.negated });
    } else if (atom.kind === 'condition') {
      const key = atom.entry.key.toLowerCase();
      if (key === 'aws:principaltype' || !isTextual(atom.entry)) {
        const example = { arn: `${start}${elsewhere}:${kind.resource}${kind.named ? 'x' : ''}` };
        // How a number or an address compares with an ARN does not depend on the ARN; with an account it does.
        if (key === 'aws:principalaccount' && atom.entry.operator.family !== 'null') continue;
        if (callerHolds(atom, example) !== holds) return undefined;
        continue;
      }
      const globs = textGlobs(atom.entry);
      requirements.push({
        globs: key === 'aws:principalarn' ? globs : globs.map((glob) => accountGlob(glob, start)),
        matched: holds !== atom.entry.operator.negated,
      });
    }
  }
  return { requirements };
}

function globsOfTest(test: PrincipalTest, start: string): Glob[] {
  switch (test.kind) {
    case 'everyone':
      return [[anyRun]];
    case 'account':
      return [[...literalGlob(`${start}${test.accountId}:`), anyRun]];
    case 'arn':
      return [test.arn, shownRole(test.arn) ?? test.arn].map(literalGlob);
    case 'uniqueId':
    case 'service':
    case 'federated':
    case 'canonicalUser':
      return [];
  }
}

/** The ARNs whose account matches a pattern: its wildcards keep to the account's part. */
function accountGlob(glob: Glob, start: string): Glob {
  return [...literalGlob(start), ...withinParts(glob), ...literalGlob(':'), anyRun];
}
