import { anyRun, literalGlob } from '../glob';
import { principalAccount, type Caller } from '../principal';
import type { ConditionEntry, Statement } from '../statement';
import type { AccessLists } from './access';
import { freshText, textsOf } from './representatives';

/**
 * Who may sign a request, such that every signer is treated like one of these: for the API's own account, every account
 * that the policy or the configuration names and one that neither names, a user, a role, and whoever is named.
 * @returns undefined where no finite list stands for all
 */
export function signers(
  statements: readonly Statement[],
  lists: AccessLists,
  ownAccount: string,
  partition: string,
): Caller[] | undefined {
  const tests = statements.flatMap(({ principals }) => principals?.tests ?? []);
  const entries = statements.flatMap(({ conditions }) => conditions);
  const arnEntries = entriesOn(entries, 'aws:principalarn');
  const accountEntries = entriesOn(entries, 'aws:principalaccount');
  if (accountEntries.some(isInexact)) return undefined;

  const arns = [
    ...tests.flatMap((test) => (test.kind === 'arn' ? test.arn : [])),
    ...[...textsIn(arnEntries), ...(lists.principals ?? [])].filter((text) => !/[*?]/.test(text)),
  ];
  const accounts = [
    ownAccount,
    ...tests.flatMap((test) => (test.kind === 'account' ? test.accountId : [])),
    ...textsIn(accountEntries),
    ...(lists.accounts ?? []),
    ...[...arns, ...textsIn(arnEntries), ...(lists.principals ?? [])].flatMap(
      (arn) => principalAccount({ arn }) ?? [],
    ),
  ].filter((account) => /^\d{12}$/.test(account));
  const known = [...new Set(accounts)];
  const elsewhere = freshAccount(known);

  const callers: Caller[] = [];
  for (const account of [elsewhere, ...known]) {
    for (const kind of ['role', 'user']) {
      const prefix = `arn:${partition}:iam::${account}:${kind}/`;
      callers.push({ arn: prefix + freshText('other', arns) });
      const texts = textsOf([...literalGlob(prefix), anyRun], arnEntries, lists.principals ?? []);
      if (texts === undefined) return undefined;
      callers.push(...texts.map((arn) => ({ arn })));
    }
  }
  callers.push(...arns.map((arn) => ({ arn })));
  for (const test of tests) if (test.kind === 'service') callers.push({ service: test.name });
  return callers;
}

export function entriesOn(entries: readonly ConditionEntry[], key: string): ConditionEntry[] {
  return entries.filter((entry) => entry.key.toLowerCase() === key);
}

function textsIn(entries: readonly ConditionEntry[]): string[] {
  return entries.flatMap(({ values }) => values.map(({ text }) => text));
}

/** An account id compared other than as it stands: by a pattern, a number, a letter case. */
function isInexact({ operator, values }: ConditionEntry): boolean {
  if (operator.family === 'string' || operator.family === 'null') return false;
  return operator.family !== 'like' || values.some(({ text }) => /[*?]/.test(text));
}

function freshAccount(taken: readonly string[]): string {
  let account = 999_999_999_999;
  while (taken.includes(String(account))) account -= 1;
  return String(account);
}
